//! The procedure as it is practised: what the bureau told a founder is kept with
//! the plan (a JSON list, see `domain::schedule::Told`).

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
        let told = Table::alter()
            .table("plan")
            .add_column(json_null("told"))
            .to_owned();
        manager.alter_table(told).await
    }
}
