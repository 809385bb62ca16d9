//! The second act of step 4: the designation application, recorded by itself.

use serde_json::{Value, json};

use super::{
    TODAY, acts, apply, record, row, take_back, to_application, with_number_after_asking, with_plan,
};
use crate::harness::on_both;

#[tokio::test]
async fn the_request_ticks_no_application_and_each_act_is_taken_back_by_itself() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        let progress = row(&app, id).await.progress;
        assert_eq!(
            progress["steps"]["number_request"]["asked"], "2026-11-20",
            "{progress}"
        );
        assert_eq!(progress["application"], json!({}), "{progress}");
        let page = browser.get(&format!("/plans/{id}/steps/4")).await;
        page.shows("value=\"handed-in\"")
            .has_no_element("input[value=returned][name=application]");

        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .redirects_to(&to_application(id));
        let progress = row(&app, id).await.progress;
        assert_eq!(progress["application"]["handed_in"], "2026-11-20");
        browser
            .get(&format!("/plans/{id}/steps/4"))
            .await
            .shows("2026年11月20日（金）に出しました")
            .says("application-came-back")
            .says("application-take-back");

        // The application goes, the request stays.
        take_back(&app, &mut browser, id, "application", &[])
            .await
            .redirects_to(&to_application(id));
        let progress = row(&app, id).await.progress;
        assert_eq!(progress["application"], json!({}), "{progress}");
        assert_eq!(progress["steps"]["number_request"]["asked"], "2026-11-20");
        // And the other way round.
        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(303);
        take_back(&app, &mut browser, id, "steps/4", &[])
            .await
            .has_status(303);
        let progress = row(&app, id).await.progress;
        assert_eq!(progress["application"]["handed_in"], "2026-11-20");
        assert_eq!(progress["steps"]["number_request"], Value::Null);
        assert_eq!(
            acts(&app, id).await,
            [
                "kept",
                "step-asked",
                "application-handed-in",
                "application-taken-back",
                "application-handed-in",
                "step-taken-back",
            ]
        );
        browser
            .get(&format!("/plans/{id}/history"))
            .await
            .has_status(200)
            .hides("⟦");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_or_outdated_application_comes_back_with_its_day_kept() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        for choice in ["", "withdrawn"] {
            apply(&app, &mut browser, id, choice, TODAY)
                .await
                .refuses("application");
        }
        // Tomorrow, and no day at all.
        for day in [("2026", "11", "21"), ("2026", "2", "30")] {
            apply(&app, &mut browser, id, "handed-in", day)
                .await
                .refuses("applied_year")
                .shows(&format!("value=\"{}\"", day.2));
        }
        // Handed back what was never handed in; taken back what is not there.
        apply(&app, &mut browser, id, "returned", TODAY)
            .await
            .has_status(422)
            .says("refusal-nothing-recorded");
        take_back(&app, &mut browser, id, "application", &[])
            .await
            .has_status(422)
            .says("refusal-nothing-recorded");
        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(303);
        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(422)
            .says("refusal-already-recorded");
        // Handed back before it was handed in.
        apply(&app, &mut browser, id, "returned", ("2026", "11", "19"))
            .await
            .has_status(422)
            .says("refusal-too-early");
        let outdated = [
            ("version", "0"),
            ("application", "returned"),
            ("applied_year", "2026"),
            ("applied_month", "11"),
            ("applied_day", "20"),
        ];
        browser
            .post(&format!("/plans/{id}/application"), &outdated)
            .await
            .has_status(422)
            .says("notice-changed-meanwhile");
        assert_eq!(
            row(&app, id).await.progress["application"],
            json!({ "handed_in": "2026-11-20" })
        );
    })
    .await;
}

#[tokio::test]
async fn only_the_applications_return_closes_the_month_and_offers_another() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let plan = format!("/plans/{id}");
        record(&app, &mut browser, id, 4, "asked", TODAY, "")
            .await
            .has_status(303);
        record(&app, &mut browser, id, 4, "returned", TODAY, "")
            .await
            .has_status(303);
        // The request came back: the month stands, the bureau is asked.
        let page = browser.get(&plan).await;
        page.says("next-request-returned")
            .does_not_say("returned-text")
            .is_without("/opening?year=");
        browser
            .get("/plans")
            .await
            .does_not_say("standing-application-returned");

        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(303);
        apply(&app, &mut browser, id, "returned", TODAY)
            .await
            .redirects_to(&to_application(id));
        let page = browser.get(&plan).await;
        page.says("next-returned")
            .says("returned-text")
            .shows(&format!("{plan}/opening?year="));
        browser
            .get("/plans")
            .await
            .says("standing-application-returned");
        browser
            .get(&format!("{plan}/steps/4"))
            .await
            .shows("2026年11月20日（金）に返されました");

        // Taken back, the month stands again; handed in anew too.
        take_back(&app, &mut browser, id, "application", &[])
            .await
            .has_status(303);
        browser.get(&plan).await.does_not_say("returned-text");
        apply(&app, &mut browser, id, "returned", TODAY)
            .await
            .has_status(303);
        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(303);
        browser.get(&plan).await.does_not_say("returned-text");
        assert_eq!(
            row(&app, id).await.progress["application"],
            json!({ "handed_in": "2026-11-20" })
        );
    })
    .await;
}

#[tokio::test]
async fn all_steps_without_the_application_are_not_ready() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        with_number_after_asking(&app, &mut browser, id).await;
        for step in [5, 6] {
            record(&app, &mut browser, id, step, "done", TODAY, "")
                .await
                .has_status(303);
        }
        let ready = format!("/plans/{id}/ready");
        browser
            .get(&ready)
            .await
            .says("ready-not-yet-title")
            .shows(&format!("href=\"{}\"", to_application(id)));
        browser
            .get(&format!("/plans/{id}"))
            .await
            .shows(&format!("href=\"{}\"", to_application(id)));
        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(303);
        browser
            .get(&ready)
            .await
            .says("ready-recorded-title")
            .does_not_say("ready-left-title");
    })
    .await;
}
