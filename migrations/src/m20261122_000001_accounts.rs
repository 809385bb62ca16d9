//! Accounts, sessions, one-time links, counters of failed attempts, audit.

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
        let account = Table::create()
            .table("account")
            .col(uuid("id").primary_key())
            .col(string_null("email").unique_key())
            .col(string("role"))
            .col(string_null("bureau"))
            .col(string_null("name"))
            .col(string_null("password_hash"))
            .col(string("lang"))
            .col(string("mail_preference"))
            .col(big_integer_null("confirmed_at"))
            .col(big_integer("created_at"))
            .col(big_integer_null("deletion_requested_at"))
            .col(big_integer_null("deactivated_at"))
            .to_owned();
        let session = Table::create()
            .table("session")
            .col(string("token_hash").primary_key())
            .col(uuid_null("account_id"))
            .col(json("data"))
            .col(big_integer("created_at"))
            .col(big_integer("seen_at"))
            .col(big_integer("expires_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("session", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        let one_time_link = Table::create()
            .table("one_time_link")
            .col(string("token_hash").primary_key())
            .col(string("purpose"))
            .col(uuid_null("account_id"))
            .col(string_null("email"))
            .col(json("data"))
            .col(big_integer("created_at"))
            .col(big_integer("expires_at"))
            .col(big_integer_null("used_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("one_time_link", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        let attempt_counter = Table::create()
            .table("attempt_counter")
            .col(string("key").primary_key())
            .col(integer("count"))
            .col(big_integer("window_started_at"))
            .to_owned();
        let audit = Table::create()
            .table("audit")
            .col(uuid("id").primary_key())
            .col(big_integer("at"))
            .col(uuid_null("actor_id"))
            .col(string("act"))
            .col(string("subject"))
            .col(json("detail"))
            .to_owned();
        super::create(
            manager,
            vec![account, session, one_time_link, attempt_counter, audit],
            vec![
                Index::create()
                    .name("session_account")
                    .table("session")
                    .col("account_id")
                    .to_owned(),
                Index::create()
                    .name("session_expires")
                    .table("session")
                    .col("expires_at")
                    .to_owned(),
                Index::create()
                    .name("audit_at")
                    .table("audit")
                    .col("at")
                    .to_owned(),
            ],
        )
        .await
    }
}
