//! Several workers, and workers that die.

use office::db::entity::delivery_attempt;
use office::mail::attempt::Told;
use office::mail::deliverer::{Delivered, Deliverer, Prepared};
use office::worker;
use sea_orm::EntityTrait as _;
use tokio_util::sync::CancellationToken;

use super::{let_leases_run_out, queue_plain, states, with_sink, work};

#[tokio::test]
async fn two_workers_never_send_the_same_mail() {
    with_sink(|app, sink| async move {
        for n in 0..40 {
            queue_plain(&app, &format!("mail-{n}"), &format!("person{n}@example.jp")).await;
        }
        sink.slow(2);
        if app.state.db.has_one_deliverer() {
            // On SQLite one process delivers; the other waits for its place.
            let stop = CancellationToken::new();
            let workers: Vec<_> = (0..2)
                .map(|_| tokio::spawn(worker::run(app.state.office.clone(), stop.clone())))
                .collect();
            for _ in 0..200 {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                if sink.mails().len() >= 40 {
                    break;
                }
            }
            stop.cancel();
            for worker in workers {
                worker.await.unwrap().unwrap();
            }
        } else {
            let workers: Vec<_> = (0..2)
                .map(|_| {
                    let deliverer = Deliverer::new(app.state.office.clone()).unwrap();
                    tokio::spawn(async move {
                        while deliverer
                            .deliver_one(&CancellationToken::new())
                            .await
                            .unwrap()
                            == Delivered::One
                        {}
                    })
                })
                .collect();
            for worker in workers {
                worker.await.unwrap();
            }
        }
        let mut to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        to.sort();
        assert_eq!(to.len(), 40);
        to.dedup();
        assert_eq!(to.len(), 40);
        assert!(states(&app).await.iter().all(|state| *state == "sent"));
    })
    .await;
}

#[tokio::test]
async fn a_crash_between_sending_and_settling_sends_the_same_bytes_again_and_only_that_mail() {
    with_sink(|app, sink| async move {
        queue_plain(&app, "first", "first@example.jp").await;
        queue_plain(&app, "second", "second@example.jp").await;
        let crashing = Deliverer::new(app.state.office.clone()).unwrap();
        let row = crashing.claim(1).await.unwrap().pop().unwrap();
        let Prepared::Ready { row, to } = crashing.prepare(row).await.unwrap() else {
            panic!("ready")
        };
        crashing.send(&row, &to, &Told::default()).await.unwrap();
        drop(crashing);
        let_leases_run_out(&app).await;
        app.pass(jiff::SignedDuration::from_hours(2));
        work(&app).await;
        let mails = sink.mails();
        assert_eq!(
            mails
                .iter()
                .map(|mail| mail.to.as_str())
                .collect::<Vec<_>>(),
            ["first@example.jp", "first@example.jp", "second@example.jp"]
        );
        assert_eq!(mails[0].text, mails[1].text);
        let id = mails[0].header("Message-ID").unwrap();
        assert_eq!(id, format!("<{}@127.0.0.1>", row.id));
        assert!(states(&app).await.iter().all(|state| *state == "sent"));
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_lost_its_lease_settles_nothing() {
    with_sink(|app, _sink| async move {
        queue_plain(&app, "slow", "slow@example.jp").await;
        let slow = Deliverer::new(app.state.office.clone()).unwrap();
        let row = slow.claim(1).await.unwrap().pop().unwrap();
        let Prepared::Ready { row, to } = slow.prepare(row).await.unwrap() else {
            panic!("ready")
        };
        let outcome = slow.send(&row, &to, &Told::default()).await.unwrap();
        let_leases_run_out(&app).await;
        let quick = Deliverer::new(app.state.office.clone()).unwrap();
        let taken = quick.claim(1).await.unwrap().pop().expect("free again");
        assert_eq!(taken.lease_epoch, row.lease_epoch + 1);
        slow.settle(&row, &outcome, app.now()).await.unwrap();
        assert_eq!(states(&app).await, ["leased"], "the other worker has it");
        let attempts = delivery_attempt::Entity::find()
            .all(app.state.db.read())
            .await
            .unwrap();
        assert_eq!(attempts.len(), 1, "but the attempt is on record");
    })
    .await;
}

#[tokio::test]
async fn a_mail_in_a_living_workers_hands_is_left_alone() {
    with_sink(|app, _sink| async move {
        queue_plain(&app, "one", "one@example.jp").await;
        let first = Deliverer::new(app.state.office.clone()).unwrap();
        first.claim(1).await.unwrap().pop().expect("due");
        assert!(first.claim(1).await.unwrap().is_empty(), "its own lease");
        {
            let second = Deliverer::new(app.state.office.clone()).unwrap();
            assert!(second.claim(1).await.unwrap().is_empty(), "another's lease");
        }
    })
    .await;
}
