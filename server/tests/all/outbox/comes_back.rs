//! Reminders that come back, and those that must not.

use jiff::SignedDuration;
use office::db::column::Class;
use serde_json::json;

use super::{only, plan_round};
use crate::harness::world::done;
use crate::mail::{with_sink, work};
use crate::smtp_sink::Answer;

/// Audit M5.1: cancelled after a try that reached nobody, a reminder was known
/// for ever.
#[tokio::test]
async fn a_reminder_cancelled_after_a_failed_try_is_queued_again() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = app.known(account).keeps("2027-06").await.plan();
        app.set_now("2026-11-24T00:00:00Z");
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        let tried = only(&app).await;
        assert!(tried.eml.is_some() && tried.last_class == Some(Class::NotNow));
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        app.set_progress(plan, prepared).await;
        app.pass(SignedDuration::from_mins(10));
        work(&app).await;
        assert_eq!(app.mail_states().await, ["cancelled"]);
        app.set_progress(plan, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// What the server may have is not sent a second time for it.
#[tokio::test]
async fn a_reminder_cancelled_after_it_may_have_arrived_is_not_queued_again() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = app.known(account).keeps("2027-06").await.plan();
        app.set_now("2026-11-24T00:00:00Z");
        sink.script(&[Answer::KeepAndDrop]);
        work(&app).await;
        let prepared = done(&["provisional_code", "account", "card_reader"]);
        app.set_progress(plan, prepared).await;
        app.pass(SignedDuration::from_hours(1));
        work(&app).await;
        assert_eq!(app.mail_states().await, ["cancelled"]);
        app.set_progress(plan, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1, "the one that the server kept");
    })
    .await;
}

/// The owner wants no mail for an hour: what was due leaves afterwards.
#[tokio::test]
async fn reminders_turned_off_and_on_again_are_not_lost() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        app.known(account).keeps("2027-06").await;
        let mut browser = app.signed_in(account).await;
        app.set_now("2026-11-24T00:00:00Z");
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        for (wish, mails) in [("none", 0), ("standard", 1)] {
            app.pass(SignedDuration::from_mins(10));
            let fields = [("preference", wish)];
            browser.post("/account/mail", &fields).await.has_status(303);
            work(&app).await;
            assert_eq!(sink.mails().len(), mails, "{wish}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_designation_taken_back_brings_its_reminders_back() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = app.known(account).keeps("2027-06").await.plan();
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        let transaction = app.state.db.begin().await.unwrap();
        office::mail::outbox::cancel_for_plan(&transaction, plan, app.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(app.mail_states().await, ["cancelled"]);
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}
