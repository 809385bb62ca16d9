//! Wrong input of asker and clerk.

use super::asked;
use crate::harness::on_both;

#[tokio::test]
async fn wrong_input_comes_back_with_a_message_and_what_was_typed() {
    on_both(|app| async move {
        let (mut founder, mut clerk, question) = asked(&app).await;
        let page = format!("/questions/{}", question.id);
        let desk = format!("/desk/questions/{}", question.id);
        clerk.post(&format!("{desk}/claim"), &[]).await;
        let long = "あ".repeat(4_001);
        for bad in ["", "   ", "\u{3000}", "a\u{0}b", long.as_str()] {
            founder
                .post("/ask", &[("prefecture", "13"), ("body", bad)])
                .await
                .refuses("body");
            founder.post(&page, &[("body", bad)]).await.refuses("body");
            clerk
                .post(&format!("{desk}/answer"), &[("answer", bad)])
                .await
                .refuses("answer");
        }
        let script = "</textarea><script>alert(1)</script>\u{0}";
        let back = founder
            .post("/ask", &[("prefecture", "13"), ("body", script)])
            .await;
        back.refuses("body")
            .shows("&lt;/textarea&gt;&lt;script&gt;")
            .is_without("<script>alert");
        for prefecture in ["99", "東京", "' OR 1=1 --", "１３０"] {
            founder
                .post("/ask", &[("prefecture", prefecture), ("body", "x")])
                .await
                .refuses("prefecture");
            founder
                .get(&format!(
                    "/ask?{}",
                    serde_urlencoded::to_string([("prefecture", prefecture)]).unwrap()
                ))
                .await
                .refuses("prefecture");
        }
        founder
            .post("/ask", &[])
            .await
            .has_status(200)
            .says("ask-about-prefecture");
        let kept = founder
            .post(
                "/ask",
                &[("prefecture", "13"), ("body", "😀 ' OR 1=1 -- <b>x</b>")],
            )
            .await;
        kept.has_status(303);
        let thread = founder.follow(kept).await;
        thread
            .shows("😀 ' OR 1=1 -- &lt;b&gt;x&lt;/b&gt;")
            .is_without("<b>x</b>");
    })
    .await;
}
