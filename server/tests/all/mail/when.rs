//! When a reminder leaves, and when not.

use office::db::entity::plan;
use office::mail::planner;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use super::{plain, prepared_plan, states, subjects, with_sink, work};
use crate::harness::App;
use crate::harness::world::done;

/// Lets days pass, looking in each morning and each afternoon, Japan time.
pub(super) async fn live_until(app: &App, from: &str, days: i64) {
    let start: jiff::Timestamp = from.parse().unwrap();
    for half_day in 0..days * 2 {
        app.set_now(&(start + jiff::SignedDuration::from_hours(12 * half_day)).to_string());
        work(app).await;
    }
}

#[tokio::test]
async fn each_reminder_leaves_once_at_nine_on_an_open_day_and_no_two_read_alike() {
    with_sink(|app, sink| async move {
        let (_, plan) = prepared_plan(&app, "founder@example.jp").await;
        live_until(&app, "2026-11-20T00:00:00Z", 150).await;
        let mails = sink.mails();
        let subjects = subjects(&mails);
        let distinct: std::collections::HashSet<&String> = subjects.iter().collect();
        assert_eq!(distinct.len(), subjects.len(), "{subjects:#?}");
        assert!(subjects.len() >= 3, "{subjects:#?}");
        assert!(
            subjects.iter().all(|subject| subject.starts_with('【')),
            "{subjects:#?}"
        );
        for mail in &mails {
            let date = mail.header("Date").unwrap();
            assert!(
                date.contains(" 00:00:00 ") && !date.starts_with("Sat") && !date.starts_with("Sun"),
                "{date}"
            );
            let text = plain(mail);
            assert!(
                text.contains(&format!("http://127.0.0.1:3000/plans/{plan}")),
                "{text}"
            );
            assert_eq!(mail.to, "founder@example.jp");
            assert!(mail.text.contains("text/html"), "both parts");
            assert_eq!(
                mail.header("Auto-Submitted").as_deref(),
                Some("auto-generated")
            );
            assert_eq!(
                mail.header("List-Unsubscribe-Post").as_deref(),
                Some("List-Unsubscribe=One-Click")
            );
        }
        // Nothing more on the same day, and no second copy of anything.
        work(&app).await;
        assert_eq!(sink.mails().len(), mails.len());
    })
    .await;
}

#[tokio::test]
async fn before_nine_and_on_closed_days_nothing_leaves() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        // Kept on Friday after 09:00, so the first mail is Tuesday's: Monday is a holiday.
        app.set_now("2026-11-20T00:00:01Z");
        app.known(account).keeps("2027-06").await;
        for quiet in [
            "2026-11-20T23:59:59Z",
            "2026-11-21T00:00:00Z",
            "2026-11-23T03:00:00Z",
            "2026-11-23T23:59:00Z",
        ] {
            app.set_now(quiet);
            work(&app).await;
        }
        assert_eq!(sink.mails().len(), 0);
        app.set_now("2026-11-24T00:00:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_step_done_after_the_mail_was_queued_is_not_written_about() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = app.known(account).keeps("2027-06").await.plan();
        app.set_now("2026-11-24T00:00:00Z");
        planner::round(&app.state, app.state.clock.now())
            .await
            .unwrap();
        assert_eq!(states(&app).await, ["pending"]);
        app.set_progress(plan, done(&["provisional_code", "account", "card_reader"]))
            .await;
        work(&app).await;
        assert_eq!(states(&app).await, ["cancelled"]);
        assert!(sink.mails().is_empty());
        // The record is taken back: the reason is there again, and so is the mail.
        app.set_progress(plan, json!({})).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_moved_date_cancels_what_was_queued_and_the_new_dates_have_mails_of_their_own() {
    with_sink(|app, sink| async move {
        let account = app.account("founder@example.jp", "applicant", None).await;
        let plan = app.known(account).keeps("2027-05").await.plan();
        // Ten open days before the aim date of steps 1–3 (1 December).
        app.set_now("2026-11-24T00:00:00Z");
        planner::round(&app.state, app.state.clock.now())
            .await
            .unwrap();
        let transaction = app.state.db.begin().await.unwrap();
        plan::Entity::update_many()
            .col_expr(plan::Column::Opening, Expr::value("2027-08"))
            .col_expr(plan::Column::DeadlineRevision, Expr::value(1))
            .filter(plan::Column::Id.eq(plan))
            .exec(&transaction)
            .await
            .unwrap();
        office::mail::outbox::cancel_for_plan(&transaction, plan, app.now())
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        assert!(states(&app).await.iter().all(|state| *state == "cancelled"));
        live_until(&app, "2026-11-25T00:00:00Z", 120).await;
        let subjects = subjects(&sink.mails());
        assert!(!subjects.is_empty());
        assert!(
            subjects.iter().all(|subject| !subject.contains("12/1")),
            "{subjects:#?}"
        );
    })
    .await;
}

#[tokio::test]
async fn after_thirty_days_without_a_worker_each_step_is_mentioned_once() {
    with_sink(|app, sink| async move {
        let (_, plan) = prepared_plan(&app, "founder@example.jp").await;
        // Step 4 is to be done by 31 March; ten open days before is the 16th.
        app.set_now("2027-03-15T09:00:00Z");
        work(&app).await;
        assert_eq!(subjects(&sink.mails()), Vec::<String>::new(), "not due yet");
        // Nothing ran when ten and three days were left: one mail for both.
        app.set_now("2027-03-29T00:00:00Z");
        work(&app).await;
        let of_step_4 = async || {
            let mut keys: Vec<String> = app
                .outbox()
                .await
                .into_iter()
                .map(|mail| mail.dedupe_key)
                .collect();
            keys.sort();
            keys
        };
        let key = |offset: u8| format!("due:{plan}:number_request:2027-04-01:{offset}");
        assert_eq!(of_step_4().await, [key(3)]);
        assert_eq!(subjects(&sink.mails()).len(), 1);
        // On the last day it is mentioned once more.
        app.set_now("2027-03-31T00:00:00Z");
        work(&app).await;
        assert_eq!(of_step_4().await, [key(0), key(3)]);
        assert_eq!(subjects(&sink.mails()).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_due_while_nothing_ran_waits_for_nine_on_the_next_open_day() {
    with_sink(|app, sink| async move {
        // Kept on Thursday after 09:00: its first mail is Friday's. Nothing runs on
        // Friday; then come a weekend and a holiday.
        app.set_now("2026-11-19T01:00:00Z");
        app.founder("founder@example.jp").keeps("2027-06").await;
        for closed in [
            "2026-11-20T16:00:00Z",
            "2026-11-21T03:00:00Z",
            "2026-11-22T03:00:00Z",
            "2026-11-23T03:00:00Z",
            "2026-11-23T23:59:59Z",
        ] {
            app.set_now(closed);
            work(&app).await;
            assert_eq!(subjects(&sink.mails()), Vec::<String>::new(), "{closed}");
        }
        app.set_now("2026-11-24T00:00:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}
