//! Progress as the last release wrote it, which knew one act at step 4 and
//! worded it 「指定の申請と一緒に提出した」.

use serde_json::json;

use super::{TODAY, record, row, take_back, with_plan};
use crate::harness::on_both;

#[tokio::test]
async fn what_the_last_release_recorded_as_handed_in_is_both_acts_handed_in() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let old = json!({ "steps": { "number_request": { "asked": "2026-11-18" } } });
        app.set_progress(id, old).await;
        browser
            .get(&format!("/plans/{id}/steps/4"))
            .await
            .says("step-state-waiting-bureau")
            .shows("2026年11月18日（水）に出しました");
        // The next act writes both down.
        record(&app, &mut browser, id, 1, "asked", TODAY, "")
            .await
            .has_status(303);
        let progress = row(&app, id).await.progress;
        assert_eq!(
            progress["application"],
            json!({ "handed_in": "2026-11-18" })
        );
        assert_eq!(progress["steps"]["number_request"]["asked"], "2026-11-18");
        // From then on they are two: taking back one leaves the other.
        take_back(&app, &mut browser, id, "application", &[])
            .await
            .has_status(303);
        let progress = row(&app, id).await.progress;
        assert_eq!(progress["application"], json!({}));
        assert_eq!(progress["steps"]["number_request"]["asked"], "2026-11-18");
        browser
            .get(&format!("/plans/{id}/steps/4"))
            .await
            .says("application-save-handed-in");
    })
    .await;
}

#[tokio::test]
async fn what_the_last_release_recorded_as_handed_back_closes_the_month() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let old = json!({ "steps": {
            "number_request": { "asked": "2026-11-17", "returned": "2026-11-19" },
        } });
        app.set_progress(id, old).await;
        browser
            .get(&format!("/plans/{id}"))
            .await
            .says("returned-text")
            .says("next-returned");
        browser
            .get("/plans")
            .await
            .says("standing-application-returned");
    })
    .await;
}
