//! Mail in time: the domain that a mail goes to and the day for which its words
//! were made; whose fault a failed attempt was; when a plan is to be looked at for reminders; which domains, or
//! all, take no mail for now.

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
        for column in [string_null("domain"), string_null("worded_on")] {
            let outbox = Table::alter().table("outbox").add_column(column).to_owned();
            manager.alter_table(outbox).await?;
        }
        let attempt = Table::alter()
            .table("delivery_attempt")
            .add_column(string_null("blame"))
            .to_owned();
        manager.alter_table(attempt).await?;
        // 0: at once. With a default, so that an older binary can still insert.
        let look = Table::alter()
            .table("plan")
            .add_column(big_integer("next_look").default(0))
            .to_owned();
        manager.alter_table(look).await?;
        let pause = Table::create()
            .table("mail_pause")
            .col(string("domain").primary_key())
            .col(big_integer("since"))
            .col(big_integer("until"))
            .col(integer("strikes"))
            .col(string_null("smtp_code"))
            .col(text_null("detail"))
            .to_owned();
        let looks = Index::create()
            .name("plan_next_look")
            .table("plan")
            .col("next_look")
            .to_owned();
        super::create(manager, vec![pause], vec![looks]).await
    }
}
