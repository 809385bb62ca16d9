//! How a plan ends: designated, or not.

use super::{
    NUMBER, TODAY, apply, designated_on, mail_states, no_designation, pending_reminder, record,
    row, version, with_number, with_number_after_asking, with_plan,
};
use crate::harness::on_both;

#[tokio::test]
async fn all_seven_steps_lead_to_ready_on_the_first() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        record(&app, &mut browser, id, 1, "asked", TODAY, "")
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}"))
            .await
            .says("step-state-waiting-implementing-body");
        with_number_after_asking(&app, &mut browser, id).await;
        record(&app, &mut browser, id, 5, "done", TODAY, "")
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}/ready"))
            .await
            .says("ready-not-yet-title");
        record(&app, &mut browser, id, 6, "done", TODAY, "")
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}/ready"))
            .await
            .says("ready-not-yet-title");
        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(303);
        browser
            .get(&format!("/plans/{id}/ready"))
            .await
            .says("ready-recorded-title")
            .says("ready-text");
        let version = version(&app, id).await;
        browser
            .post(
                &format!("/plans/{id}/designated"),
                &designated_on(&version, "2027", "6", "1"),
            )
            .await
            .redirects_to(&format!("/plans/{id}/ready"));
        browser
            .get(&format!("/plans/{id}"))
            .await
            .says("standing-ready-and-designated");
    })
    .await;
}

#[tokio::test]
async fn a_designation_is_recorded_with_its_day_and_not_before_there_is_an_application() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let (plan, ready) = (format!("/plans/{id}"), format!("/plans/{id}/ready"));
        browser
            .get(&plan)
            .await
            .does_not_say("outcome-designated-button");
        browser.get(&ready).await.has_no_element("#designation");
        let path = format!("/plans/{id}/designated");
        let version_now = version(&app, id).await;
        browser
            .post(&path, &designated_on(&version_now, "2027", "6", "1"))
            .await
            .has_status(409);
        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        browser.get(&plan).await.says("outcome-designated-button");
        // The opening day is proposed; the bureau may tell of it before it comes.
        browser
            .get(&ready)
            .await
            .says("ready-designation-day")
            .shows("value=\"2027\"")
            .shows("value=\"6\"");
        let version_now = version(&app, id).await;
        for (day, wrong) in [
            (("2027", "5", "31"), "error-before-opening"),
            (("2027", "7", "1"), "error-date-in-future"),
            (("2027", "2", "30"), "error-date"),
            (("", "", ""), "error-required-on_year"),
        ] {
            browser
                .post(&path, &designated_on(&version_now, day.0, day.1, day.2))
                .await
                .refuses("on_year")
                .says(wrong);
        }
        assert_eq!(
            row(&app, id).await.progress["outcome"],
            serde_json::Value::Null
        );
        browser
            .post(&path, &designated_on(&version_now, "令和9", "６月", "1"))
            .await
            .redirects_to(&ready);
        assert_eq!(row(&app, id).await.progress["outcome"]["on"], "2027-06-01");
        browser.get(&ready).await.shows("2027年6月1日（火）");
    })
    .await;
}

#[tokio::test]
async fn no_designation_is_one_act_that_can_be_taken_back() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let path = format!("/plans/{id}/no-designation");
        browser
            .get(&path)
            .await
            .has_status(200)
            .says("no-designation-no-number");
        with_number(&app, &mut browser, id).await;
        pending_reminder(&app, id, "due").await;
        browser
            .get(&path)
            .await
            .says("no-designation-closes")
            .says("no-designation-reversible");
        let current = version(&app, id).await;
        browser
            .post(&path, &[("version", &current)])
            .await
            .refuses("reason")
            .refuses("on_year");
        let fields = no_designation(&current);
        browser
            .post(&path, &fields)
            .await
            .redirects_to(&format!("/plans/{id}/report"));
        assert_eq!(mail_states(&app).await, ["cancelled"]);
        browser
            .get(&format!("/plans/{id}"))
            .await
            .shows("指定が行われなかったと記録しました（");
        record(&app, &mut browser, id, 5, "done", TODAY, "")
            .await
            .has_status(422)
            .says("refusal-closed");
        let report = browser.get(&format!("/plans/{id}/report")).await;
        report
            .has_status(200)
            .hides(NUMBER)
            .shows("•••••67")
            .says("report-draft-title");
        browser
            .post(&format!("/plans/{id}/report"), &[])
            .await
            .shows(NUMBER);
        // Taken back: all as before. (That its reminders leave again:
        // `outbox::a_designation_taken_back_brings_its_reminders_back`.)
        let version = version(&app, id).await;
        let back = browser
            .post(
                &format!("/plans/{id}/outcome/take-back"),
                &[("version", &version)],
            )
            .await;
        back.redirects_to(&format!("/plans/{id}"));
        browser
            .get(&format!("/plans/{id}"))
            .await
            .has_no_element("#report")
            .says("kept-verdict-on_time");
        browser
            .get(&format!("/plans/{id}/report"))
            .await
            .has_status(404);
    })
    .await;
}
