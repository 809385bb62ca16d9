//! Addresses as typed, beside the lower-case ones that they are compared by.
//! Rows of before have none: nobody knows how they were typed. And when a
//! bureau's staff were last told that a question waits; and what came by mail.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["account", "one_time_link"] {
            let typed = Table::alter()
                .table(table)
                .add_column(string_null("address"))
                .to_owned();
            manager.alter_table(typed).await?;
        }
        for column in ["staff_told_at", "mail_missed_at"] {
            let question = Table::alter()
                .table("question")
                .add_column(big_integer_null(column))
                .to_owned();
            manager.alter_table(question).await?;
        }
        let via = Table::alter()
            .table("message")
            .add_column(string_null("via"))
            .to_owned();
        manager.alter_table(via).await?;
        let received = Table::create()
            .table("received_mail")
            .col(string("hash").primary_key())
            .col(big_integer("at"))
            .to_owned();
        super::create(manager, vec![received], Vec::new()).await
    }
}
