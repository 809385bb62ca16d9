//! What leaves first, and what survives a setback.

use jiff::SignedDuration;
use serde_json::json;

use super::plan_round;
use crate::harness::world::done;
use crate::mail::{with_sink, work};
use crate::smtp_sink::Answer;

/// Field case 2: a link that lasts half an hour stood behind the morning's
/// reminders.
#[tokio::test]
async fn what_somebody_waits_for_goes_before_the_mornings_reminders() {
    with_sink(|app, sink| async move {
        for n in 0..20 {
            let account = app
                .account(&format!("founder{n}@example.jp"), "applicant", None)
                .await;
            app.known(account).keeps("2027-06").await;
        }
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        app.set_now("2026-11-24T00:00:05Z");
        for (path, to) in [
            ("/sign-in/link", "founder3@example.jp"),
            ("/reset", "founder4@example.jp"),
        ] {
            let answer = app.guest().post(path, &[("email", to)]).await;
            answer.has_status(303);
        }
        work(&app).await;
        let to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        assert_eq!(to.len(), 22);
        assert_eq!(to[..2], ["founder3@example.jp", "founder4@example.jp"]);
    })
    .await;
}

/// House 5.1-2: with the time of its first queueing, its first setback was
/// already too much.
#[tokio::test]
async fn a_reminder_that_comes_back_after_days_survives_its_first_setback() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = app.known(account).keeps("2027-05").await.plan();
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        app.set_progress(plan, prepared.clone()).await;
        // Step 4, ten open days ahead; then recorded as handed in, for a week.
        app.set_now("2027-02-12T00:00:00Z");
        plan_round(&app).await;
        app.set_progress(
            plan,
            json!({ "steps": { "number_request": { "asked": "2027-02-12" } } }),
        )
        .await;
        work(&app).await;
        assert!(sink.mails().is_empty());
        app.set_now("2027-02-19T01:00:00Z");
        app.set_progress(plan, prepared).await;
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        let states = app.mail_states().await;
        assert_eq!(states, ["pending"], "no setback is the last");
        app.guest().get("/readyz").await.shows("\"mail\":\"ok\"");
        app.pass(SignedDuration::from_hours(1));
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}
