//! One account's failure is its own.

use office::db::entity::plan;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, IntoActiveModel as _};

use crate::mail::{with_sink, work};

/// Audit H1: one account's failure ended the round for everybody who registered
/// later.
#[tokio::test]
async fn one_poisoned_account_never_ends_a_round() {
    with_sink(|app, sink| async move {
        let poisoned = app.account("poisoned@example.jp", "applicant", None).await;
        let later = app.account("later@example.jp", "applicant", None).await;
        app.known(later).keeps("2027-06").await;
        // Plans as only a flood of requests could make them, one unreadable.
        let one = app.known(poisoned).keeps("2027-06").await.plan();
        let transaction = app.state.db.begin().await.unwrap();
        let template = plan::Entity::find_by_id(one)
            .one(&transaction)
            .await
            .unwrap()
            .unwrap();
        let copies: Vec<plan::ActiveModel> = (0..3_000)
            .map(|n| {
                let mut copy = template.clone().into_active_model();
                copy.id = sea_orm::ActiveValue::Set(office::clock::new_id());
                if n % 7 == 0 {
                    copy.opening = sea_orm::ActiveValue::Set("never".to_owned());
                }
                copy
            })
            .collect();
        for some in copies.chunks(500) {
            plan::Entity::insert_many(some.to_vec())
                .exec_without_returning(&transaction)
                .await
                .unwrap();
        }
        transaction.commit().await.unwrap();
        app.set_now("2026-11-24T00:00:00Z");
        work(&app).await;
        let to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        assert!(to.contains(&"later@example.jp".to_owned()), "{to:?}");
        assert!(to.len() <= 3, "{to:?}");
    })
    .await;
}

/// The same with a database that refuses one account's rows.
#[tokio::test]
async fn an_account_whose_mail_cannot_be_written_is_passed_over() {
    with_sink(|app, sink| async move {
        let first = app.account("first@example.jp", "applicant", None).await;
        let second = app.account("second@example.jp", "applicant", None).await;
        for account in [first, second] {
            app.known(account).keeps("2027-06").await;
        }
        if app.state.db.has_one_deliverer() {
            let id = first.simple();
            let trigger = format!(
                "CREATE TRIGGER refuse BEFORE INSERT ON outbox \
                 WHEN lower(hex(NEW.account_id)) = '{id}' \
                 BEGIN SELECT RAISE(ABORT, 'refused'); END"
            );
            let transaction = app.state.db.begin().await.unwrap();
            transaction.execute_unprepared(&trigger).await.unwrap();
            transaction.commit().await.unwrap();
        } else {
            let check =
                format!("ALTER TABLE outbox ADD CONSTRAINT refuse CHECK (account_id <> '{first}')");
            let transaction = app.state.db.begin().await.unwrap();
            transaction.execute_unprepared(&check).await.unwrap();
            transaction.commit().await.unwrap();
        }
        app.set_now("2026-11-24T00:00:00Z");
        work(&app).await;
        let to: Vec<String> = sink.mails().into_iter().map(|mail| mail.to).collect();
        assert_eq!(to, ["second@example.jp"]);
    })
    .await;
}
