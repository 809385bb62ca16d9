//! The weekly summary.

use office::db::account::AccountChange;

use super::{change, click, one_click, stored};
use crate::harness::App;
use crate::mail::{subjects, with_sink, work};
use crate::smtp_sink::{Mail, Sink};

/// The summaries that have left.
fn summaries(sink: &Sink) -> Vec<Mail> {
    let is_summary = |mail: &Mail| mail.words().contains("/unsubscribe/weekly?");
    sink.mails().into_iter().filter(is_summary).collect()
}

async fn at(app: &App, instant: &str) {
    app.set_now(instant);
    work(app).await;
}

#[tokio::test]
async fn a_summary_leaves_on_the_first_open_day_of_each_week_once() {
    with_sink(|app, sink| async move {
        let kept = app
            .founder("founder@example.jp")
            .keeps("2027-06")
            .of("both")
            .await;
        app.founder("others@example.jp").keeps("2027-06").await;
        change(&app, kept.account, AccountChange::WeeklySummary(true)).await;
        // What there is to say of the new plan is said, so that the day is free.
        work(&app).await;
        // Monday the 23rd is a holiday; on Tuesday it is too early at first.
        for moment in ["2026-11-23T00:00:00Z", "2026-11-23T23:59:00Z"] {
            at(&app, moment).await;
            assert!(summaries(&sink).is_empty(), "{moment}");
        }
        at(&app, "2026-11-24T00:00:00Z").await;
        at(&app, "2026-11-24T03:00:00Z").await;
        at(&app, "2026-11-25T00:00:00Z").await;
        let first = summaries(&sink);
        assert_eq!(first.len(), 1, "{:?}", subjects(&sink.mails()));
        assert_eq!(first[0].to, "founder@example.jp");
        let words = first[0].words();
        for said in [
            "2027年6月診療開始 東京都 医科",
            "2027年6月診療開始 東京都 歯科",
            "済んだ手続：まだありません",
            "次にすること：手続1　仮コードの発行依頼",
            "その後：",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(
            subjects(&first)[0].starts_with('【'),
            "{:?}",
            subjects(&first)
        );
        at(&app, "2026-11-30T00:00:00Z").await;
        assert_eq!(summaries(&sink).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_summary_waits_a_day_where_a_reminder_goes_and_a_reminder_for_no_summary() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-06").await;
        change(&app, kept.account, AccountChange::WeeklySummary(true)).await;
        // That the plan is kept was not told yet.
        at(&app, "2026-11-24T00:00:00Z").await;
        assert_eq!(sink.mails().len(), 1);
        assert!(summaries(&sink).is_empty());
        at(&app, "2026-11-25T00:00:00Z").await;
        assert_eq!(summaries(&sink).len(), 1);
    })
    .await;
}

#[tokio::test]
async fn one_click_stops_the_summary_and_leaves_the_reminders() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-06").await;
        change(&app, kept.account, AccountChange::WeeklySummary(true)).await;
        work(&app).await;
        at(&app, "2026-11-24T00:00:00Z").await;
        let path = one_click(&summaries(&sink)[0]);
        app.guest()
            .get(&path)
            .await
            .has_status(200)
            .says("stop-weekly-button");
        assert!(stored(&app, kept.account).await.weekly_summary);
        click(&app, &path).await.has_status(200);
        let account = stored(&app, kept.account).await;
        assert!(!account.weekly_summary);
        assert_eq!(account.mail_preference.as_str(), "standard");
        // The signature is for this alone.
        let other = path.replace("/unsubscribe/weekly", "/unsubscribe");
        click(&app, &other).await.has_status(404);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_summed_up_where_all_is_ready_or_nothing_is_wanted() {
    with_sink(|app, sink| async move {
        let silent = app.founder("silent@example.jp").keeps("2027-06").await;
        let ready = app.founder("ready@example.jp").keeps("2027-06").await;
        let empty = app.account("empty@example.jp", "applicant", None).await;
        for id in [silent.account, ready.account, empty] {
            change(&app, id, AccountChange::WeeklySummary(true)).await;
        }
        let none = domain::account::MailPreference::None;
        change(&app, silent.account, AccountChange::MailPreference(none)).await;
        let mut progress = crate::harness::world::done(&[
            "provisional_code",
            "account",
            "card_reader",
            "number_request",
            "number_presentation",
            "applications",
        ]);
        progress["application"] = serde_json::json!({ "handed_in": "2026-11-20" });
        app.set_progress(ready.plan(), progress).await;
        at(&app, "2026-11-24T00:00:00Z").await;
        assert!(summaries(&sink).is_empty(), "{:?}", app.mail_kinds().await);
    })
    .await;
}

#[tokio::test]
async fn a_summary_of_what_was_done_meanwhile_is_not_sent() {
    with_sink(|app, sink| async move {
        let kept = app.founder("founder@example.jp").keeps("2027-06").await;
        change(&app, kept.account, AccountChange::WeeklySummary(true)).await;
        app.set_now("2026-11-24T00:00:00Z");
        office::mail::weekly::plan_weekly(&app.state, app.state.clock.now())
            .await
            .unwrap();
        change(&app, kept.account, AccountChange::WeeklySummary(false)).await;
        work(&app).await;
        assert!(summaries(&sink).is_empty());
        let rows = app.outbox().await;
        let summary = rows
            .iter()
            .find(|row| row.kind.as_str() == "weekly-summary")
            .unwrap();
        assert_eq!(summary.state.as_str(), "cancelled");
    })
    .await;
}
