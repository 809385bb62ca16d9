//! Who has a mail in hand.

use std::time::Duration;

use office::db::column::MailState;
use office::db::entity::outbox;
use office::mail::deliverer::Deliverer;
use office::mail::outbox::life;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::deliverer;
use crate::harness::on_both;
use crate::mail::{queue_plain, with_sink, work};

#[tokio::test]
async fn a_claim_takes_at_most_as_many_as_asked_and_no_two_workers_share_one() {
    with_sink(|app, _sink| async move {
        for n in 0..30 {
            queue_plain(&app, &format!("mail-{n}"), &format!("p{n}@example.jp")).await;
        }
        let workers: Vec<_> = (0..6)
            .map(|_| {
                let worker = Deliverer::new(app.state.office.clone()).unwrap();
                tokio::spawn(async move {
                    let mut mine = Vec::new();
                    loop {
                        let some = worker.claim(2).await.unwrap();
                        assert!(some.len() <= 2, "{}", some.len());
                        if some.is_empty() {
                            return mine;
                        }
                        mine.extend(some.into_iter().map(|mail| mail.id));
                    }
                })
            })
            .collect();
        let mut all: Vec<Uuid> = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        assert_eq!(all.len(), 30);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 30);
    })
    .await;
}

/// The one statement that moves mails by itself says what the state machine
/// says.
#[tokio::test]
async fn the_statement_that_claims_writes_what_the_state_machine_says() {
    with_sink(|app, _sink| async move {
        queue_plain(&app, "fresh", "fresh@example.jp").await;
        queue_plain(&app, "left-behind", "left@example.jp").await;
        queue_plain(&app, "left-unrendered", "left@example.jp").await;
        let set = async |key: &str, rendered: bool| {
            let transaction = app.state.db.begin().await.unwrap();
            let mut leave = outbox::Entity::update_many()
                .col_expr(outbox::Column::State, Expr::value(MailState::Leased))
                .col_expr(outbox::Column::LeaseUntil, Expr::value(0_i64))
                .col_expr(outbox::Column::Attempts, Expr::value(3));
            if rendered {
                leave = leave.col_expr(outbox::Column::Eml, Expr::value(b"x".to_vec()));
            }
            let leave = leave.filter(outbox::Column::DedupeKey.eq(key));
            leave.exec(&transaction).await.unwrap();
            transaction.commit().await.unwrap();
        };
        set("left-behind", true).await;
        set("left-unrendered", false).await;
        let before = app.outbox().await;
        let mut claimed = Deliverer::new(app.state.office.clone())
            .unwrap()
            .claim(9)
            .await
            .unwrap();
        claimed.sort_by_key(|mail| mail.id);
        assert_eq!(claimed.len(), 3);
        for (before, after) in before.iter().zip(&claimed) {
            let said = life(before).claim(app.now(), true).unwrap();
            assert_eq!(life(after), said);
        }
    })
    .await;
}

/// House 5.1-12: what only a newer release knows is that release's to send.
#[tokio::test]
async fn a_kind_of_a_newer_release_is_left_alone() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "from-tomorrow", "one@example.jp").await;
        queue_plain(&app, "known", "two@example.jp").await;
        let transaction = app.state.db.begin().await.unwrap();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::Kind, Expr::value("of-a-newer-release"))
            .filter(outbox::Column::DedupeKey.eq("from-tomorrow"))
            .exec(&transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        work(&app).await;
        assert_eq!(sink.mails().len(), 1);
        let untouched = outbox::Entity::find()
            .filter(outbox::Column::DedupeKey.eq("from-tomorrow"))
            .filter(outbox::Column::State.eq(MailState::Pending))
            .filter(outbox::Column::Attempts.eq(0))
            .count(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(untouched, 1);
    })
    .await;
}

/// A lease that is kept alive outlasts its length; one that is not is free
/// soon after.
#[tokio::test]
async fn a_living_workers_mail_is_left_alone_and_a_dead_ones_is_free() {
    on_both(|app| async move {
        queue_plain(&app, "one", "one@example.jp").await;
        let (alive, other) = (deliverer(&app), deliverer(&app));
        let row = alive.claim(1).await.unwrap().pop().expect("due");
        for _ in 0..6 {
            tokio::time::sleep(Duration::from_millis(400)).await;
            let mine = [(row.id, row.lease_epoch)];
            let renewed =
                office::mail::outbox::claim::renew(&app.state.db, alive.owner(), &mine, 1_200, 600);
            assert_eq!(renewed.await.unwrap(), mine);
            assert!(other.claim(1).await.unwrap().is_empty());
        }
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        assert_eq!(other.claim(1).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn on_sqlite_a_second_worker_waits_until_the_first_is_silent() {
    on_both(|app| async move {
        if !app.state.db.has_one_deliverer() {
            return; // there is no such lock on PostgreSQL
        }
        let lock = |owner: &'static str, at: i64| {
            let db = app.state.db.clone();
            async move {
                office::mail::outbox::lock::hold(&db, owner, office::db::Instant(at), 15_000)
                    .await
                    .unwrap()
            }
        };
        assert!(lock("first", 1_000).await);
        assert!(!lock("second", 2_000).await);
        assert!(lock("first", 3_000).await, "renewed");
        assert!(!lock("second", 17_999).await);
        assert!(lock("second", 18_001).await, "silent for fifteen seconds");
        assert!(!lock("first", 18_002).await);
    })
    .await;
}
