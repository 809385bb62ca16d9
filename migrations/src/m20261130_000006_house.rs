//! The house, second storey: who may do what with a plan is rows
//! (`plan_access`), and since when its dates hold is a column.

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
        let since = Table::alter()
            .table("plan")
            .add_column(big_integer_null("dates_since"))
            .to_owned();
        manager.alter_table(since).await?;
        let to = |table: &'static str, column: &'static str| {
            ForeignKey::create()
                .from("plan_access", column)
                .to(table, "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let access = Table::create()
            .table("plan_access")
            .col(uuid("plan_id"))
            .col(uuid("account_id"))
            .col(string("acts"))
            .col(big_integer("granted_at"))
            .primary_key(Index::create().col("plan_id").col("account_id"))
            .foreign_key(&mut to("plan", "plan_id"))
            .foreign_key(&mut to("account", "account_id"))
            .to_owned();
        let by_account = Index::create()
            .name("plan_access_account")
            .table("plan_access")
            .col("account_id")
            .to_owned();
        super::create(manager, vec![access], vec![by_account]).await
    }
}
