//! Kept plans, their encrypted codes and their history.

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
        let plan = Table::create()
            .table("plan")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(uuid_null("twin_id"))
            .col(string("opening"))
            .col(string("prefecture"))
            .col(string("kind"))
            .col(string("label"))
            .col(json("progress"))
            .col(json_null("form1"))
            .col(integer("deadline_revision"))
            .col(integer("version"))
            .col(string_null("calendar_token_hash"))
            .col(big_integer("created_at"))
            .col(big_integer("updated_at"))
            .col(big_integer_null("removed_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("plan", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        let plan_code = Table::create()
            .table("plan_code")
            .col(uuid("plan_id"))
            .col(string("kind"))
            .col(integer("key_id"))
            .col(binary("sealed"))
            .col(big_integer("recorded_at"))
            .primary_key(Index::create().col("plan_id").col("kind"))
            .foreign_key(
                ForeignKey::create()
                    .from("plan_code", "plan_id")
                    .to("plan", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        let plan_event = Table::create()
            .table("plan_event")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid_null("actor_id"))
            .col(big_integer("at"))
            .col(string("act"))
            .col(json("detail"))
            .foreign_key(
                ForeignKey::create()
                    .from("plan_event", "plan_id")
                    .to("plan", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        super::create(
            manager,
            vec![plan, plan_code, plan_event],
            vec![
                Index::create()
                    .name("plan_account")
                    .table("plan")
                    .col("account_id")
                    .to_owned(),
                Index::create()
                    .name("plan_event_plan")
                    .table("plan_event")
                    .col("plan_id")
                    .col("at")
                    .to_owned(),
            ],
        )
        .await
    }
}
