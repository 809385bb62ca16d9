//! Texts that are hard to take.

use serde_json::{Value, json};

use super::api;
use crate::harness::{Answer, on_both};

/// What people paste that is harder than any generator's: each must be a page
/// (or the field's own message) and a JSON document, and nothing else.
fn hard_texts() -> Vec<String> {
    let zalgo: String = "受付番号"
        .chars()
        .flat_map(|c| std::iter::once(c).chain(('\u{300}'..='\u{32f}').take(40)))
        .collect();
    vec![
        zalgo,
        "e\u{301}".repeat(250),
        "あ".repeat(500),
        "🏥".repeat(500),
        "👨\u{200d}👩\u{200d}👧".repeat(100),
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}".to_owned(),
        "\u{0}".repeat(10) + "仮コードとは",
        "\u{1}\u{8}\u{b}\u{c}\u{e}\u{1f}\u{7f}\u{80}\u{85}\u{9f}仮コード".to_owned(),
        "\u{202e}れそこ\u{202c}\u{2067}ドーコ仮\u{2069}\u{61c}\u{200f}".to_owned(),
        "\u{fff9}仮\u{fffa}か\u{fffb}\u{feff}\u{200b}\u{2060}コード".to_owned(),
        "\u{fdd0}\u{ffff}\u{1fffe}\u{e000}\u{f0000}\u{10ffff}".to_owned(),
        "<!--<script>alert(1)</script>--><svg onload=alert(1)>".to_owned(),
        "</article></textarea></title><style>*{display:none}</style>".to_owned(),
        "&lt;script&gt;&#60;b&#62;&NotExists;".to_owned(),
        "{ $due } {-term} \u{2068}x\u{2069} %s %n ${7*7} {{7*7}}".to_owned(),
        "﷽".repeat(500),
        "ｶﾘｺｰﾄﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ".repeat(30),
        "\r\n\t\r\n".repeat(100) + "?",
    ]
}

#[tokio::test]
async fn hard_texts_are_a_page_and_a_document_and_nothing_of_them_is_markup() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let mut part = app.guest();
        part.headers.insert("x-part", "turn".to_owned());
        for text in hard_texts() {
            let sent = guest.post("/guide", &[("question", &text)]).await;
            assert_eq!(sent.status, 303, "{text:?}\n{}", sent.body);
            let page = guest.get("/guide").await;
            let alone = part.post("/guide", &[("question", &text)]).await;
            for page in [page.has_status(200), alone.has_status(200)] {
                is_clean(page, &text);
            }
            let (status, said) = api(&mut guest, json!({ "question": text })).await;
            assert_eq!(status, 200, "{text:?}: {said}");
            let outcome = said["outcome"].as_str().unwrap();
            assert!(["answer", "clarify", "escalate"].contains(&outcome));
            let english = json!({ "question": text, "locale": "en" });
            assert_eq!(api(&mut guest, english).await.0, 200, "{text:?}");
            // To a person it goes on as it is, or comes back in its field.
            let handed = guest.post("/guide/hand-over", &[("question", &text)]).await;
            assert_eq!(handed.status, 303, "{text:?}");
            guest.post("/guide/forget", &[]).await.has_status(303);
        }
    })
    .await;
}

/// No tag of the text's own, and no character that a page cannot carry or that
/// turns its words around.
fn is_clean(page: &Answer, text: &str) {
    for raw in [
        "<script>alert",
        "<svg",
        "<style",
        "<!--<",
        "onload=alert(1)>",
        "</article></textarea",
        "&lt;b&gt;&NotExists",
        "&NotExists;",
    ] {
        assert!(
            !page.body.replace("&amp;NotExists;", "").contains(raw),
            "{raw}: {text:?}"
        );
    }
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found: Vec<char> = page.body.chars().filter(|c| bad(*c)).collect();
    assert!(found.is_empty(), "{found:?}: {text:?}");
    // What was counted as 500 characters is shown whole, not cut.
    if text.starts_with("🏥") {
        page.shows(&"🏥".repeat(500));
    }
}

#[tokio::test]
async fn five_hundred_characters_of_any_size_are_asked_and_one_more_is_refused() {
    on_both(|app| async move {
        let mut guest = app.guest();
        for c in ["a", "あ", "🏥", "\u{301}", "<"] {
            let (full, over) = (c.repeat(500), c.repeat(501));
            guest
                .post("/guide", &[("question", &full)])
                .await
                .has_status(303);
            guest
                .post("/guide", &[("question", &over)])
                .await
                .refuses("question");
            assert_eq!(api(&mut guest, json!({ "question": full })).await.0, 200);
            let (status, problem) = api(&mut guest, json!({ "question": over })).await;
            assert_eq!(
                (status, problem["errors"][0]["field"].as_str()),
                (400, Some("question"))
            );
        }
        // The count is of what was sent: spaces and what is taken out count too.
        let padded = " ".repeat(499) + "仮コード";
        guest
            .post("/guide", &[("question", &padded)])
            .await
            .refuses("question");
    })
    .await;
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused_and_never_an_error_page() {
    on_both(|app| async move {
        let mut guest = app.guest();
        let form = Some("application/x-www-form-urlencoded");
        for body in [
            "question=%ff%fe",
            "question=%00%00",
            "question=%ed%a0%80",
            "question=%",
            "question=%F0%9F",
            "question=a&question=b",
            "question",
            "=&=&&",
            "topic=%00&question=",
            "question=x&plan=%ff",
            "question=x&opening=0000-00&prefecture=-1&kind=%22",
        ] {
            for path in [
                "/guide",
                "/guide/hand-over",
                "/guide/helpful",
                "/guide/forget",
            ] {
                let sent = guest
                    .send(axum::http::Method::POST, path, body.to_owned().into(), form)
                    .await;
                let status = sent.status.as_u16();
                assert!(
                    matches!(status, 303 | 400 | 401 | 404 | 422),
                    "{path} {body}: {status}"
                );
            }
            guest
                .get("/guide")
                .await
                .has_status(200)
                .is_without("\u{0}");
        }
        let json = Some("application/json");
        for (body, expected) in [
            // Half a pair is no character.
            (r#"{"question":"\ud800"}"#.as_bytes().to_vec(), 400),
            (r#"{"question":"\udc00\ud800 x"}"#.as_bytes().to_vec(), 400),
            (r#"{"question":"仮コード\ud83c"}"#.as_bytes().to_vec(), 400),
            // A pair is one, and NUL may be written.
            (
                r#"{"question":"\ud83c\udfe5 仮コードとは"}"#.as_bytes().to_vec(),
                200,
            ),
            (
                r#"{"question":"\u0000仮コードとは"}"#.as_bytes().to_vec(),
                200,
            ),
            (r#"{"question":"\u0000"}"#.as_bytes().to_vec(), 400),
            (b"{\"question\":\"\xff\xfe\"}".to_vec(), 400),
            (b"{\"question\":\"\xed\xa0\x80\"}".to_vec(), 400),
            (b"{\"question\":\"a\x00b\"}".to_vec(), 400),
            (b"\xef\xbb\xbf{\"question\":\"x\"}".to_vec(), 400),
            ([b"[".repeat(10_000), b"]".repeat(10_000)].concat(), 400),
            (br#"{"question":1e999}"#.to_vec(), 400),
        ] {
            let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
            let answer = guest
                .send(axum::http::Method::POST, "/api/v1/guide", body.into(), json)
                .await;
            assert_eq!(answer.status, expected, "{shown}: {}", answer.body);
            let kind = if expected == 200 {
                "application/json"
            } else {
                "application/problem+json"
            };
            assert_eq!(answer.headers["content-type"], kind, "{shown}");
            serde_json::from_str::<Value>(&answer.body).unwrap();
        }
    })
    .await;
}
