//! The database: connecting, migrating, and the one way to write.
//!
//! SQLite has one writer connection and a pool of read-only ones; PostgreSQL
//! has one pool for both. Nothing outside this folder asks which it is.

use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectOptions, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    TransactionOptions, TransactionTrait,
};

pub mod copy;
pub mod entity;
mod instant;
pub mod mark;
mod unavailable;

pub use instant::Instant;
pub use unavailable::is_unavailable;

/// As many values as one statement lists at most: SQLite takes 32,766 in all,
/// PostgreSQL 65,535, and a longer list is no quicker.
pub const MOST_IN: usize = 500;

/// Both doors to the database.
#[derive(Clone, Debug)]
pub struct Db {
    write: DatabaseConnection,
    read: DatabaseConnection,
}

impl Db {
    /// Connects; makes the SQLite file if there is none.
    ///
    /// # Errors
    /// When the database cannot be reached or opened.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            Self::connect_sqlite(url).await
        } else {
            let mut options = ConnectOptions::new(url);
            options.max_connections(16).sqlx_logging(false);
            let both = Database::connect(options).await?;
            Ok(Self {
                write: both.clone(),
                read: both,
            })
        }
    }

    async fn connect_sqlite(url: &str) -> Result<Self, DbErr> {
        let connect = |connections: u32, read_only: bool| {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(connections)
                .min_connections(1)
                .sqlx_logging(false)
                .acquire_timeout(Duration::from_secs(10))
                .map_sqlx_sqlite_opts(move |sqlite| {
                    let sqlite = sqlite
                        .create_if_missing(!read_only)
                        .foreign_keys(true)
                        .busy_timeout(Duration::from_secs(5))
                        .pragma("journal_mode", "WAL")
                        .pragma("synchronous", "FULL");
                    if read_only {
                        sqlite.pragma("query_only", "ON")
                    } else {
                        sqlite
                    }
                });
            Database::connect(options)
        };
        let write = connect(1, false).await?;
        let read = connect(4, true).await?;
        Ok(Self { write, read })
    }

    /// For reading outside a transaction.
    #[must_use]
    pub const fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins a writing transaction. On SQLite it takes the write lock at once
    /// (`BEGIN IMMEDIATE`): a lock taken half-way is a lost race.
    ///
    /// # Errors
    /// When the database is gone or busy for too long.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.write
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(sea_orm::SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await
    }

    /// Which database it is, for the claim statement alone.
    #[must_use]
    pub fn backend(&self) -> DatabaseBackend {
        self.write.get_database_backend()
    }

    /// Whether only one process at a time should deliver mail: SQLite has one
    /// writer, and a queue shared between processes would only wait for it.
    #[must_use]
    pub fn has_one_deliverer(&self) -> bool {
        self.backend() == DatabaseBackend::Sqlite
    }

    /// The time by which leases are kept, in milliseconds UTC: the database's own
    /// where it has a clock, so that processes on machines whose clocks differ
    /// agree; on SQLite, one machine, that machine's.
    #[must_use]
    pub fn lease_clock(&self, machine: Instant) -> Expr {
        match self.backend() {
            DatabaseBackend::Postgres => {
                Expr::cust("CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")
            }
            _ => Expr::value(machine),
        }
    }

    /// Applies what is pending.
    ///
    /// # Errors
    /// When a migration fails; it is then rolled back whole.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        Migrator::up(&self.write, None).await
    }

    /// Closes both doors; on SQLite the file is then whole by itself.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn close(&self) -> Result<(), DbErr> {
        self.read.close_by_ref().await?;
        self.write.close_by_ref().await
    }

    /// How many migrations are pending.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn pending_migrations(&self) -> Result<usize, DbErr> {
        Ok(Migrator::get_pending_migrations_read_only(&self.read)
            .await?
            .len())
    }
}

/// A text in a typed column that this binary does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no {what}")]
pub struct UnknownText {
    what: &'static str,
    text: String,
}

impl UnknownText {
    /// For a column of `what`.
    #[must_use]
    pub fn new(what: &'static str, text: &str) -> Self {
        Self {
            what,
            text: text.to_owned(),
        }
    }
}
