//! The database's history: one set of migrations for SQLite and PostgreSQL.
//! Migrations only ever add; each runs in a transaction on both databases.
//! Instants are integer milliseconds UTC, civil dates ISO text, documents JSON.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod follow;
mod m20261122_000001_accounts;
mod m20261122_000002_plans;
mod m20261122_000003_mail;
mod m20261122_000004_questions;
mod m20261130_000005_promise;
mod m20261130_000006_house;
mod m20261201_000007_practice;
mod m20261202_000008_mail_in_time;
mod m20261202_000009_mail_readers;
mod m20261202_000010_addresses;
mod newer;

pub use follow::follow;
pub use newer::{newer, pending, up};

/// Every migration, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_accounts::Migration),
            Box::new(m20261122_000002_plans::Migration),
            Box::new(m20261122_000003_mail::Migration),
            Box::new(m20261122_000004_questions::Migration),
            Box::new(m20261130_000005_promise::Migration),
            Box::new(m20261130_000006_house::Migration),
            Box::new(m20261201_000007_practice::Migration),
            Box::new(m20261202_000008_mail_in_time::Migration),
            Box::new(m20261202_000009_mail_readers::Migration),
            Box::new(m20261202_000010_addresses::Migration),
        ]
    }
}

/// Creates tables and indices in order.
async fn create(
    manager: &SchemaManager<'_>,
    tables: Vec<TableCreateStatement>,
    indices: Vec<IndexCreateStatement>,
) -> Result<(), DbErr> {
    for table in tables {
        manager.create_table(table).await?;
    }
    for index in indices {
        manager.create_index(index).await?;
    }
    Ok(())
}
