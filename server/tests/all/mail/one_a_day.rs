//! Reminders leave by day, on open days, one mail a person a day; words are made
//! for the day on which they leave.

use jiff::SignedDuration;
use office::db::entity::outbox;
use sea_orm::EntityTrait as _;
use sea_orm::sea_query::Expr;

use super::{states, with_sink, work};
use crate::smtp_sink::{Answer, Mail};

/// 09:00 in Japan on the Wednesday after the day on which every test begins.
const MORNING: &str = "2026-12-02T00:00:00Z";

fn id(mail: &Mail) -> String {
    mail.header("Message-ID").unwrap()
}

#[tokio::test]
async fn a_reminder_that_is_put_off_waits_for_the_day_and_pays_nothing_for_the_night() {
    with_sink(|app, sink| async move {
        app.set_now("2026-12-01T05:00:00Z");
        app.founder("late@example.jp").keeps("2027-06").await;
        app.set_now(MORNING);
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        assert_eq!(app.outbox().await[0].attempts, 1);
        // 20:30, 02:00, Saturday noon: no attempt, and none is counted.
        for night in [
            "2026-12-02T11:30:00Z",
            "2026-12-02T17:00:00Z",
            "2026-12-05T03:00:00Z",
        ] {
            app.set_now(night);
            work(&app).await;
            assert!(sink.mails().is_empty(), "{night}");
            assert_eq!(app.outbox().await[0].attempts, 1, "{night}");
            app.guest().get("/readyz").await.shows("\"mail\":\"ok\"");
        }
        // Monday, 08:00.
        app.set_now("2026-12-06T23:00:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        assert_eq!(states(&app).await, ["sent"]);
    })
    .await;
}

#[tokio::test]
async fn the_same_bytes_go_again_only_on_the_same_day() {
    with_sink(|app, sink| async move {
        app.set_now("2026-12-01T05:00:00Z");
        app.founder("doubt@example.jp").keeps("2027-06").await;
        app.set_now(MORNING);
        sink.script(&[Answer::KeepAndDrop, Answer::KeepAndDrop]);
        work(&app).await;
        app.pass(SignedDuration::from_mins(45));
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].text, mails[1].text, "the same day: the same bytes");
        // Thursday: other words are another message.
        app.set_now("2026-12-03T00:00:00Z");
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(mails.len(), 3);
        assert_ne!(mails[2].text, mails[0].text);
        assert_ne!(id(&mails[2]), id(&mails[0]));
        assert_eq!(states(&app).await, ["sent"]);
    })
    .await;
}

#[tokio::test]
async fn what_becomes_due_while_a_mail_waits_goes_with_it() {
    with_sink(|app, sink| async move {
        app.set_now("2026-12-01T05:00:00Z");
        let kept = app.founder("two@example.jp").keeps("2027-06").await;
        app.set_now(MORNING);
        sink.script(&[Answer::NotNow]);
        work(&app).await;
        // A second plan of the same person, whose first mail is due now.
        app.known(kept.account).keeps("2027-08").await;
        app.set_now("2026-12-03T00:30:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 1, "one mail for both");
        app.pass(SignedDuration::from_hours(5));
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        let mut states = states(&app).await;
        states.sort_unstable();
        assert_eq!(states, ["merged", "merged", "sent"]);
    })
    .await;
}

#[tokio::test]
async fn a_second_reminder_mail_of_a_day_waits_for_the_next() {
    with_sink(|app, sink| async move {
        app.set_now("2026-12-01T05:00:00Z");
        let kept = app.founder("two@example.jp").keeps("2027-06").await;
        app.set_now(MORNING);
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        // By noon something else is due to the same person.
        let transaction = app.state.db.begin().await.unwrap();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::DedupeKey, Expr::value("another"))
            .exec(&transaction)
            .await
            .unwrap();
        office::db::entity::outbox_item::Entity::delete_many()
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        app.set_progress(kept.plan(), serde_json::json!({ "steps": {} }))
            .await;
        app.set_now("2026-12-02T03:00:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 1, "not twice a day");
        app.set_now("2026-12-03T00:00:00Z");
        work(&app).await;
        assert_eq!(sink.mails().len(), 2);
    })
    .await;
}
