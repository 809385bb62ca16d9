//! Those who read mails: whether mail is known to arrive at an account, whether
//! it wants the weekly summary, and the one further address that gets a copy of
//! its reminders.

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
        let columns = [
            big_integer_null("mail_seen_at"),
            big_integer_null("mail_failed_at"),
            string_null("mail_failed_why"),
            boolean("weekly_summary").default(false).to_owned(),
        ];
        // One at a time: SQLite takes no more.
        for column in columns {
            let more = Table::alter()
                .table("account")
                .add_column(column)
                .to_owned();
            manager.alter_table(more).await?;
        }
        let reader = Table::create()
            .table("mail_reader")
            .col(uuid("id").primary_key())
            .col(uuid("account_id").unique_key())
            .col(string("address"))
            .col(big_integer("asked_at"))
            .col(big_integer_null("confirmed_at"))
            .col(big_integer_null("left_at"))
            .foreign_key(
                ForeignKey::create()
                    .from("mail_reader", "account_id")
                    .to("account", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        super::create(manager, vec![reader], Vec::new()).await
    }
}
