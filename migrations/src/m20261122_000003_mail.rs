//! Mail that is not lost: outbox, attempts, and the lock of the one process
//! that delivers on SQLite.

use sea_orm_migration::{prelude::*, schema::*};

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let outbox = Table::create()
            .table("outbox")
            .col(uuid("id").primary_key())
            .col(string("kind"))
            .col(uuid_null("account_id"))
            .col(uuid_null("plan_id"))
            .col(string_null("recipient"))
            .col(string("lang"))
            .col(string("dedupe_key").unique_key())
            .col(json("payload"))
            .col(string("state"))
            .col(integer("attempts"))
            .col(big_integer("next_at"))
            .col(string_null("lease_owner"))
            .col(integer("lease_epoch"))
            .col(big_integer_null("lease_until"))
            .col(big_integer_null("not_after"))
            .col(string("message_id").unique_key())
            .col(binary_null("eml"))
            .col(string_null("last_class"))
            .col(string_null("last_code"))
            .col(big_integer("created_at"))
            .col(big_integer_null("settled_at"))
            .to_owned();
        let delivery_attempt = Table::create()
            .table("delivery_attempt")
            .col(uuid("id").primary_key())
            .col(uuid("outbox_id"))
            .col(integer("number"))
            .col(big_integer("started_at"))
            .col(big_integer("ended_at"))
            .col(string("class"))
            .col(string_null("smtp_code"))
            .col(text_null("detail"))
            .foreign_key(
                ForeignKey::create()
                    .from("delivery_attempt", "outbox_id")
                    .to("outbox", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        let worker_lock = Table::create()
            .table("worker_lock")
            .col(string("name").primary_key())
            .col(string("owner"))
            .col(big_integer("until"))
            .to_owned();
        super::create(
            manager,
            vec![outbox, delivery_attempt, worker_lock],
            vec![
                Index::create()
                    .name("outbox_due")
                    .table("outbox")
                    .col("state")
                    .col("next_at")
                    .to_owned(),
                Index::create()
                    .name("outbox_plan")
                    .table("outbox")
                    .col("plan_id")
                    .to_owned(),
                Index::create()
                    .name("delivery_attempt_outbox")
                    .table("delivery_attempt")
                    .col("outbox_id")
                    .to_owned(),
            ],
        )
        .await
    }
}
