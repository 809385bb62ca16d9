//! A mail arrives once.

use std::time::Duration;

use office::db::column::Class;
use office::db::column::MailState;
use office::db::entity::outbox;
use sea_orm::EntityTrait as _;
use sea_orm::sea_query::Expr;
use tokio_util::sync::CancellationToken;

use super::{deliver_all, deliverer, only};
use crate::mail::{queue_plain, with_sink, work};

/// Field case 1: the lock of 15 s lapsed during a mail of 25 s, and the second
/// process sent it again, and again.
#[tokio::test]
async fn a_server_slower_than_lease_and_lock_gets_a_mail_once_from_two_processes() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "slow", "taro0@example.jp").await;
        sink.slow(2_500);
        deliver_all(&app, 2).await;
        assert_eq!(sink.mails().len(), 1);
        let row = only(&app).await;
        assert_eq!((row.state, row.attempts), (MailState::Sent, 1));
    })
    .await;
}

/// Its instance: slow at the recipient, before the text.
#[tokio::test]
async fn a_tarpit_at_the_recipient_gets_a_mail_once_from_two_processes() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "tarpit", "taro0@example.jp").await;
        sink.tarpit(2_500);
        deliver_all(&app, 2).await;
        assert_eq!(sink.mails().len(), 1);
        assert_eq!(only(&app).await.attempts, 1);
    })
    .await;
}

/// A worker that was frozen while another took over hands nothing over.
#[tokio::test]
async fn a_worker_that_has_lost_its_mail_cancels_before_the_text() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "stolen", "taro@example.jp").await;
        sink.tarpit(1_500);
        let frozen = deliverer(&app);
        let leaving = CancellationToken::new();
        let robbed = async {
            tokio::time::sleep(Duration::from_millis(400)).await;
            let transaction = app.state.db.begin().await.unwrap();
            let thief = outbox::Entity::update_many()
                .col_expr(outbox::Column::LeaseEpoch, Expr::value(7))
                .col_expr(outbox::Column::LeaseOwner, Expr::value("another"));
            thief.exec(&transaction).await.unwrap();
            transaction.commit().await.unwrap();
        };
        let (delivered, ()) = tokio::join!(frozen.deliver_one(&leaving), robbed);
        delivered.unwrap();
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        assert!(sink.mails().is_empty());
        let row = only(&app).await;
        assert_eq!((row.state, row.lease_epoch), (MailState::Leased, 7));
    })
    .await;
}

/// Audit C2: told to stop during a mail, a process left it to its lease, and on
/// SQLite the next one sent it again at once.
#[tokio::test]
async fn a_process_that_ends_during_the_text_writes_down_that_it_may_have_arrived() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "leaving", "taro@example.jp").await;
        sink.slow(5_000);
        let leaving = CancellationToken::new();
        let soon = leaving.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(700)).await;
            soon.cancel();
        });
        deliverer(&app).deliver_one(&leaving).await.unwrap();
        let row = only(&app).await;
        assert_eq!(
            (row.state, row.last_class),
            (MailState::Pending, Some(Class::Unknown))
        );
        assert!(row.next_at.0 - app.now().0 >= 30 * 60_000);
    })
    .await;
}

#[tokio::test]
async fn a_process_that_ends_before_the_text_gives_the_mail_back_untried() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "leaving", "taro@example.jp").await;
        sink.tarpit(5_000);
        let leaving = CancellationToken::new();
        let soon = leaving.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(500)).await;
            soon.cancel();
        });
        deliverer(&app).deliver_one(&leaving).await.unwrap();
        let row = only(&app).await;
        assert_eq!((row.state, row.attempts), (MailState::Pending, 0));
        sink.tarpit(0);
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
    })
    .await;
}
