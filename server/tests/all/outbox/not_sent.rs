//! What is held, closed or there already is not sent.

use domain::calendar::japan_time;
use office::db::account::AccountChange;
use office::db::column::MailKind;
use office::mail::outbox::queue;
use serde_json::json;

use super::plan_round;
use crate::harness::on_both;
use crate::mail::{new_mail, queue_plain, with_sink, work};
use crate::smtp_sink::Sink;

/// After a restore nothing leaves until somebody says so.
#[tokio::test]
async fn held_mail_is_not_claimed() {
    with_sink(|app, sink: Sink| async move {
        queue_plain(&app, "held", "one@example.jp").await;
        let transaction = app.state.db.begin().await.unwrap();
        let mark = office::db::mark::Mark::MailHeld;
        office::db::mark::write(&transaction, mark, app.now(), json!({}))
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        work(&app).await;
        assert!(sink.mails().is_empty());
        let transaction = app.state.db.begin().await.unwrap();
        office::db::mark::clear(&transaction, mark).await.unwrap();
        transaction.commit().await.unwrap();
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}

/// The account's address is none any more, or it is closed: not sent, and the
/// keys are free should it come back.
#[tokio::test]
async fn a_reminder_to_a_closed_account_is_cancelled() {
    with_sink(|app, sink| async move {
        let id = app.account("founder@example.jp", "applicant", None).await;
        app.known(id).keeps("2027-06").await;
        app.set_now("2026-11-24T00:00:00Z");
        plan_round(&app).await;
        let set = async |change: AccountChange| {
            let transaction = app.state.db.begin().await.unwrap();
            office::db::account::change(&transaction, id, change, app.now())
                .await
                .unwrap();
            transaction.commit().await.unwrap();
        };
        set(AccountChange::Off).await;
        work(&app).await;
        assert!(sink.mails().is_empty());
        set(AccountChange::On).await;
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        assert_eq!(japan_time(app.state.clock.now()).hour(), 9);
    })
    .await;
}

/// A key is taken once, whoever asks for it first.
#[tokio::test]
async fn a_key_is_taken_once() {
    on_both(|app| async move {
        let mail = new_mail(&app, MailKind::PasswordChanged, "same", "one@example.jp");
        let transaction = app.state.db.begin().await.unwrap();
        assert!(queue(&transaction, mail.clone(), app.now()).await.unwrap());
        assert!(!queue(&transaction, mail, app.now()).await.unwrap());
        transaction.commit().await.unwrap();
    })
    .await;
}
