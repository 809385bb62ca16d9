//! What an outage has missed ends visibly.

use jiff::SignedDuration;

use office::db::column::MailState;
use office::db::entity::outbox;

use crate::mail::{prepared_plan, with_sink, work};

/// Audit M5.4: an outage over a step's last open day left no row at all.
#[tokio::test]
async fn an_outage_over_a_steps_last_day_ends_visibly() {
    with_sink(|app, sink| async move {
        let (_, plan) = prepared_plan(&app, "founder@example.jp").await;
        app.set_now("2027-03-30T00:00:00Z");
        work(&app).await;
        let before = app.outbox().await.len();
        // Nothing runs from the 30th on; the last day for step 4 passes.
        app.set_now("2027-04-05T00:00:00Z");
        work(&app).await;
        let missed: Vec<outbox::Model> = app
            .outbox()
            .await
            .into_iter()
            .filter(|mail| mail.state == MailState::Expired)
            .collect();
        assert_eq!(missed.len(), 1, "{missed:#?} (before: {before})");
        let key = format!("due:{plan}:number_request:2027-04-01:0");
        assert_eq!(missed[0].dedupe_key, key);
        assert!(
            missed[0]
                .last_code
                .as_deref()
                .unwrap()
                .starts_with("missed")
        );
        let mails = sink.mails().len();
        work(&app).await;
        assert_eq!(sink.mails().len(), mails);
        // Beside it the mail that the bureau has to be asked now.
        assert_eq!(app.outbox().await.len(), before + 2, "written down once");
    })
    .await;
}

/// While the planner runs each day, nothing counts as missed: what was not
/// queued was not wanted.
#[tokio::test]
async fn nothing_is_missed_while_the_planner_runs() {
    with_sink(|app, _sink| async move {
        prepared_plan(&app, "founder@example.jp").await;
        let start: jiff::Timestamp = "2027-03-01T00:00:00Z".parse().unwrap();
        for day in 0..60 {
            app.set_now(&(start + SignedDuration::from_hours(24 * day)).to_string());
            work(&app).await;
        }
        assert!(!app.mail_states().await.contains(&"expired"));
    })
    .await;
}
