//! The last mile: what has to be there on the 1st beside the seven steps.

use domain::progress::MileTick;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{TODAY, acts, apply, record, row, with_number_after_asking, with_plan};
use crate::harness::{Answer, App, Browser, on_both};

async fn tick(app: &App, browser: &mut Browser, id: Uuid, ticks: &[&str]) -> Answer {
    let version = row(app, id).await.version.to_string();
    let mut fields = vec![("version", version.as_str())];
    fields.extend(ticks.iter().map(|tick| ("tick", *tick)));
    browser.post(&format!("/plans/{id}/ticks"), &fields).await
}

async fn ticked(app: &App, id: Uuid) -> Value {
    row(app, id).await.progress["last_mile"].clone()
}

#[tokio::test]
async fn ticks_of_the_last_mile_are_saved_keep_their_days_and_are_unticked() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let ready = format!("/plans/{id}/ready");
        tick(&app, &mut browser, id, &["line_ordered"])
            .await
            .redirects_to(&ready);
        assert_eq!(
            ticked(&app, id).await,
            json!({ "line_ordered": "2026-11-20" })
        );

        app.set_now("2026-12-02T03:00:00Z");
        let mut browser = app.signed_in(row(&app, id).await.account_id).await;
        // The old one keeps its day; what no page offers is passed over.
        tick(
            &app,
            &mut browser,
            id,
            &["line_ordered", "reader_here", "moon_landed"],
        )
        .await
        .redirects_to(&ready);
        assert_eq!(
            ticked(&app, id).await,
            json!({ "line_ordered": "2026-11-20", "reader_here": "2026-12-02" })
        );
        let page = browser.get(&ready).await;
        page.shows("（11月20日（金）に記録）")
            .shows("（12月2日（水）に記録）");

        tick(&app, &mut browser, id, &["reader_here"])
            .await
            .redirects_to(&ready);
        assert_eq!(
            ticked(&app, id).await,
            json!({ "reader_here": "2026-12-02" })
        );
        // None at all: the last one goes too.
        tick(&app, &mut browser, id, &[]).await.redirects_to(&ready);
        assert_eq!(ticked(&app, id).await, json!({}));
        browser
            .get(&ready)
            .await
            .is_without("（12月2日（水）に記録）");
        assert_eq!(
            acts(&app, id).await,
            ["kept", "ticked", "ticked", "ticked", "ticked"]
        );
        // From an older page nothing is written over.
        browser
            .post(
                &format!("/plans/{id}/ticks"),
                &[("version", "1"), ("tick", "reader_here")],
            )
            .await
            .has_status(422)
            .says("notice-changed-meanwhile");
        assert_eq!(ticked(&app, id).await, json!({}));
    })
    .await;
}

#[tokio::test]
async fn the_ready_page_is_called_otherwise_while_ticks_are_left() {
    on_both(|app| async move {
        let (mut browser, ids) = with_plan(&app, "2027-06", "13", "medical").await;
        let id = ids[0];
        let ready = format!("/plans/{id}/ready");
        with_number_after_asking(&app, &mut browser, id).await;
        for step in [5, 6] {
            record(&app, &mut browser, id, step, "done", TODAY, "")
                .await
                .has_status(303);
        }
        apply(&app, &mut browser, id, "handed-in", TODAY)
            .await
            .has_status(303);
        browser
            .get(&ready)
            .await
            .says("ready-recorded-title")
            .does_not_say("ready-title")
            .does_not_say("ready-all");
        browser
            .get(&format!("/plans/{id}"))
            .await
            .says("next-last-mile")
            .shows(&format!("あと{}つ", MileTick::ALL.len()));
        let all = MileTick::ALL.map(MileTick::as_str);
        tick(&app, &mut browser, id, &all).await.has_status(303);
        browser
            .get(&ready)
            .await
            .says("ready-title")
            .does_not_say("ready-recorded-title")
            .says("ready-all-more");
        browser
            .get(&format!("/plans/{id}"))
            .await
            .does_not_say("next-last-mile")
            .says("next-designation");
    })
    .await;
}
