//! A database that a newer version has migrated is a database of ours:
//! migrations only add, so a release can be rolled back by one. The library
//! would refuse it ("its file is missing"); here what it does not know counts as
//! applied.

use sea_orm_migration::migrator::MigratorTraitSelf;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

use crate::{Migrator, MigratorTrait};

/// Applies what is pending and gives the names of what only a newer version
/// knows. All within the caller's transaction, which holds whatever keeps
/// others from migrating meanwhile.
///
/// # Errors
/// When a migration fails; the transaction is worth nothing then.
pub async fn up<'c, C>(db: &'c C) -> Result<Vec<String>, DbErr>
where
    C: ConnectionTrait,
    &'c C: IntoSchemaManagerConnection<'c>,
{
    let tolerant = Tolerant::of(db).await?;
    MigratorTraitSelf::up(&tolerant, db, None).await?;
    Ok(tolerant.newer)
}

/// How many migrations are pending. Writes nothing.
///
/// # Errors
/// When the database is gone.
pub async fn pending(db: &impl ConnectionTrait) -> Result<usize, DbErr> {
    let tolerant = Tolerant::of(db).await?;
    let pending = tolerant.get_pending_migrations_read_only(db).await?;
    Ok(pending.len())
}

/// The names of the applied migrations that only a newer version knows.
///
/// # Errors
/// When the database is gone.
pub async fn newer(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    Ok(Tolerant::of(db).await?.newer)
}

/// Our migrations, and names for those of a newer version.
struct Tolerant {
    newer: Vec<String>,
}

impl Tolerant {
    async fn of(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let table = <Migrator as MigratorTrait>::migration_table_name();
        if !is_begun(db).await? {
            return Ok(Self { newer: Vec::new() });
        }
        let applied = Query::select()
            .column("version")
            .from(table)
            .order_by("version", Order::Asc)
            .to_owned();
        let known = <Migrator as MigratorTrait>::migrations();
        let mut newer = Vec::new();
        for row in db.query_all(&applied).await? {
            let name: String = row.try_get("", "version")?;
            if !known.iter().any(|known| known.name() == name) {
                newer.push(name);
            }
        }
        Ok(Self { newer })
    }
}

/// Whether this database has any of our tables. The library's own question
/// would make one.
async fn is_begun(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let question = match db.get_database_backend() {
        DatabaseBackend::Postgres => {
            "SELECT 1 FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = 'seaql_migrations'"
        }
        _ => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'",
    };
    let question = Statement::from_string(db.get_database_backend(), question);
    Ok(db.query_one_raw(question).await?.is_some())
}

impl MigratorTraitSelf for Tolerant {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        let newer = self
            .newer
            .iter()
            .map(|name| Box::new(Applied(name.clone())) as Box<dyn MigrationTrait>);
        <Migrator as MigratorTrait>::migrations()
            .into_iter()
            .chain(newer)
            .collect()
    }
}

/// A migration of a newer version, applied already.
struct Applied(String);

impl MigrationName for Applied {
    fn name(&self) -> &str {
        &self.0
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Applied {
    async fn up(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration(format!("{} is a newer version's", self.0)))
    }
}
