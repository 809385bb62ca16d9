//! What staff see of what was not answered.

use domain::bureau::BureauId;

use super::{FORGOTTEN, asks, turns};
use crate::harness::on_both;

#[tokio::test]
async fn staff_see_what_was_not_answered_by_nearest_topic_without_people_or_numbers() {
    on_both(|app| async move {
        let mut founder = app.applicant("founder@example.jp").await;
        let plan = app
            .known(founder.account_id.unwrap())
            .keeps("2027-04")
            .await
            .plan()
            .to_string();
        let unanswered = "カードリーダーの補助金はいくらですか 03-1234-5678 taro@example.jp";
        asks(&mut founder, &[("plan", &plan), ("question", unanswered)]).await;
        asks(&mut founder, &[("plan", &plan), ("question", unanswered)]).await;
        asks(&mut founder, &[("plan", &plan), ("question", FORGOTTEN)]).await;
        assert_eq!(turns(&app).await[0].outcome, "escalate");
        let mut clerk = app
            .staff("clerk@example.jp", BureauId::Kinki, "clerk")
            .await;
        let page = clerk.get("/desk/unanswered").await;
        page.has_status(200)
            .shows("カードリーダーの補助金はいくらですか")
            .says("unanswered-by-topic")
            .shows(">2</td>");
        page.hides("1234")
            .hides("taro")
            .hides("founder")
            .hides(&plan)
            .hides(FORGOTTEN);
        // An answer that did not help is listed too.
        let turn = turns(&app).await[2].id.to_string();
        founder
            .post("/guide/helpful", &[("turn", &turn), ("helpful", "no")])
            .await
            .has_status(303);
        clerk
            .get("/desk/unanswered")
            .await
            .shows(FORGOTTEN)
            .says("unanswered-unhelpful");
        founder.get("/desk/unanswered").await.has_status(404);
        app.guest().get("/desk/unanswered").await.has_status(303);
    })
    .await;
}
