//! Codes: their mistakes, who sees them, and twins' two.

use office::db::entity::{outbox, plan, plan_code, plan_event};
use sea_orm::EntityTrait as _;

use super::steps::place;
use super::{
    NUMBER, PROVISIONAL, TODAY, acts, pending_reminder, record, row, version, with_number,
    with_plan,
};
use crate::harness::on_both;

#[tokio::test]
async fn a_wrong_code_gets_its_own_message_and_an_odd_check_digit_only_warns() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "01", "medical").await;
        let id = ids[0];
        for (step, code, message) in [
            (1, "0415067", "error-code-number-instead-of-provisional"),
            (1, "00123", "error-code-wrong-length"),
            (4, PROVISIONAL, "error-code-provisional-instead-of-number"),
            (4, "13-1-0415067", "error-code-other-prefecture"),
            (4, "01-3-8010016", "error-code-other-kind"),
            (4, "", "error-code-empty"),
            (4, "</textarea><script>", "error-code-not-digits"),
        ] {
            let answer = record(&app, &mut browser, id, step, "done", TODAY, code).await;
            answer
                .refuses("code")
                .says(message)
                .is_without("<script>alert")
                .is_without("</textarea><script>");
        }
        record(
            &app,
            &mut browser,
            id,
            4,
            "done",
            TODAY,
            "０１１８０１００１７",
        )
        .await
        .has_status(303);
        browser
            .post(&format!("/plans/{id}/code/reception"), &[])
            .await
            .shows("8010017");
        let page = browser.get(&format!("/plans/{id}/steps/4")).await;
        page.says("warning-code-check-digit")
            .says("warning-code-check-digit-why")
            .shows("•••••17")
            .hides("8010017");
        // Above everything else, where it is seen.
        assert!(place(&page, "id=\"odd-code\"") < place(&page, "<h1>"));
    })
    .await;
}

#[tokio::test]
async fn a_code_is_shown_to_its_owner_on_request_and_is_nowhere_else() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        with_number(&app, &mut browser, id).await;
        pending_reminder(&app, id, "key").await;
        for rest in [
            "",
            "/history",
            "/steps/1",
            "/steps/4",
            "/steps/5",
            "/form1",
            "/form1/cover",
            "/calendar",
        ] {
            browser
                .get(&format!("/plans/{id}{rest}"))
                .await
                .has_status(200)
                .hides(NUMBER)
                .hides(PROVISIONAL);
        }
        browser.get("/plans").await.hides(NUMBER);
        let shown = browser
            .post(&format!("/plans/{id}/code/reception"), &[])
            .await;
        shown.has_status(200).shows(NUMBER).says("code-care");
        assert_eq!(shown.headers["cache-control"], "no-store");
        browser
            .post(&format!("/plans/{id}/code/provisional"), &[])
            .await
            .shows(PROVISIONAL);
        browser
            .post(&format!("/plans/{id}/code/other"), &[])
            .await
            .has_status(404);
        assert_eq!(
            acts(&app, id)
                .await
                .iter()
                .filter(|act| *act == "code-shown")
                .count(),
            2
        );
        let db = app.state.db.read();
        let stored = format!(
            "{:?}{:?}{:?}{:?}",
            plan::Entity::find().all(db).await.unwrap(),
            plan_event::Entity::find().all(db).await.unwrap(),
            plan_code::Entity::find().all(db).await.unwrap(),
            outbox::Entity::find().all(db).await.unwrap(),
        );
        assert!(!stored.contains(NUMBER) && !stored.contains(PROVISIONAL));
    })
    .await;
}

#[tokio::test]
async fn twins_share_nothing_but_their_answers_and_need_different_codes() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "both").await;
        let (medical, dental) = (ids[0], ids[1]);
        assert_eq!(row(&app, medical).await.kind, "medical");
        assert_eq!(row(&app, medical).await.twin_id, Some(dental));
        assert_eq!(row(&app, dental).await.twin_id, Some(medical));
        record(&app, &mut browser, medical, 1, "done", TODAY, PROVISIONAL)
            .await
            .has_status(303);
        let same = record(&app, &mut browser, dental, 1, "done", TODAY, PROVISIONAL).await;
        same.refuses("code").says("error-code-same-as-twin");
        record(&app, &mut browser, dental, 1, "done", TODAY, "0012346")
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{dental}/steps/2"))
            .await
            .says("change-twin-mail-address");
        browser
            .get(&format!("/plans/{medical}"))
            .await
            .says("twin-other")
            .shows(&format!("href=\"/plans/{dental}\""));
        // A removed twin leaves the other one on its own.
        let version = version(&app, dental).await;
        browser
            .post(&format!("/plans/{dental}/remove"), &[("version", &version)])
            .await
            .redirects_to("/plans");
        assert_eq!(row(&app, medical).await.twin_id, None);
        browser
            .get(&format!("/plans/{dental}"))
            .await
            .has_status(404);
        browser
            .get(&format!("/plans/{medical}"))
            .await
            .has_status(200)
            .does_not_say("twin-other")
            .hides(&format!("href=\"/plans/{dental}\""));
    })
    .await;
}
