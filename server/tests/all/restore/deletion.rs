//! Time that counts anew after a restore.

use office::db::entity::{audit, worker_lock};
use office::db::mark;
use office::db::mark::Mark;
use office::mail::outbox::held;
use office::usecase::account::purge::purge;
use office::usecase::notices::resume::resume;
use office::usecase::restore::restore;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;

use super::FOUNDER;
use crate::backup::copied;
use crate::harness::on_both_with_place;

#[tokio::test]
async fn an_account_that_was_to_leave_has_its_whole_time_anew_and_no_job_counts_from_before() {
    on_both_with_place(
        |_| (),
        |app, place| async move {
            let mut leaving = app.applicant(FOUNDER).await;
            leaving.post("/account/delete", &[]).await.has_status(303);
            let transaction = app.state.db.begin().await.unwrap();
            mark::write(&transaction, Mark::PurgeRan, app.now(), json!({}))
                .await
                .unwrap();
            transaction.commit().await.unwrap();
            office::mail::outbox::lock::hold(&app.state.db, "gone", app.now(), 15_000)
                .await
                .unwrap();
            app.set_now("2026-11-21T00:00:00Z");
            let folder = copied(&app, &place.path("copy")).await;

            // Ten days later its time is long over; perhaps it was taken back.
            let now = "2026-12-01T00:00:00Z";
            let restored = restore(place.config.clone(), &folder, place.clock(now))
                .await
                .unwrap();
            assert_eq!(restored.leaving, 1);
            let app = place.open(now).await;
            let db = app.state.db.read();
            assert!(mark::read(db, Mark::PurgeRan).await.unwrap().is_none());
            assert!(mark::read(db, Mark::KeyCheck).await.unwrap().is_some());
            assert_eq!(worker_lock::Entity::find().count(db).await.unwrap(), 0);
            let book = audit::Entity::find().all(db).await.unwrap();
            assert_eq!(book.len(), 1);
            assert_eq!(book[0].act, "database-restored");
            assert_eq!(purge(&app.state).await.unwrap(), 0);
            app.pass(jiff::SignedDuration::from_hours(7 * 24 - 1));
            assert_eq!(purge(&app.state).await.unwrap(), 0);
            resume(&app.state, &held::Choice::default(), false)
                .await
                .unwrap()
                .unwrap();
            let states: Vec<(String, String)> = app
                .outbox()
                .await
                .into_iter()
                .map(|mail| (mail.kind.to_string(), mail.state.to_string()))
                .collect();
            let told = "deletion-requested".to_owned();
            assert_eq!(
                states,
                [
                    (told.clone(), "expired".to_owned()),
                    (told, "pending".to_owned())
                ],
                "the first may have gone, the second tells of the new time"
            );
            app.pass(jiff::SignedDuration::from_hours(1));
            assert_eq!(purge(&app.state).await.unwrap(), 1);
        },
    )
    .await;
}
