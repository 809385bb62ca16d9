//! Questions to the bureau, their threads, and what the guide was asked.

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
        let question = Table::create()
            .table("question")
            .col(uuid("id").primary_key())
            .col(uuid("account_id"))
            .col(uuid_null("plan_id"))
            .col(string("bureau"))
            .col(string("state"))
            .col(string_null("next_deadline"))
            .col(json_null("guide"))
            .col(uuid_null("claimed_by"))
            .col(big_integer_null("claimed_at"))
            .col(big_integer("asked_at"))
            .col(big_integer_null("answered_at"))
            .col(big_integer_null("closed_at"))
            .col(integer("version"))
            .foreign_key(
                ForeignKey::create()
                    .from("question", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        let message = Table::create()
            .table("message")
            .col(uuid("id").primary_key())
            .col(uuid("question_id"))
            .col(string("author"))
            .col(uuid_null("author_id"))
            .col(text("body"))
            .col(big_integer("at"))
            .foreign_key(
                ForeignKey::create()
                    .from("message", "question_id")
                    .to("question", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        let guide_turn = Table::create()
            .table("guide_turn")
            .col(uuid("id").primary_key())
            .col(string("conversation"))
            .col(uuid_null("account_id"))
            .col(uuid_null("plan_id"))
            .col(string("lang"))
            .col(text("question"))
            .col(string("outcome"))
            .col(json("topics"))
            .col(boolean_null("helpful"))
            .col(big_integer("at"))
            .to_owned();
        super::create(
            manager,
            vec![question, message, guide_turn],
            vec![
                Index::create()
                    .name("question_bureau")
                    .table("question")
                    .col("bureau")
                    .col("state")
                    .to_owned(),
                Index::create()
                    .name("question_account")
                    .table("question")
                    .col("account_id")
                    .to_owned(),
                Index::create()
                    .name("message_question")
                    .table("message")
                    .col("question_id")
                    .col("at")
                    .to_owned(),
                Index::create()
                    .name("guide_turn_conversation")
                    .table("guide_turn")
                    .col("conversation")
                    .col("at")
                    .to_owned(),
            ],
        )
        .await
    }
}
