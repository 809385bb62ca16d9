//! The database: connecting, migrating, and the one way to write.
//!
//! SQLite has one writer connection and a pool of read-only ones; PostgreSQL
//! has one pool for both. Nothing outside this folder asks which it is.

use std::time::Duration;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, DbErr, TransactionOptions, TransactionTrait,
};

pub mod account;
pub mod audit;
pub mod column;
pub mod copy;
pub mod document;
pub mod entity;
pub mod guide_turn;
mod instant;
pub mod mail_reader;
pub mod mark;
pub mod message;
pub mod plan;
pub mod plan_code;
pub mod plan_event;
pub mod question;
pub mod received_mail;
mod unavailable;
mod unreadable;

pub use instant::Instant;
pub use unavailable::is_unavailable;
pub use unreadable::{is_unreadable, readable, unreadable};

/// As many values as one statement lists at most: SQLite takes 32,766 in all,
/// PostgreSQL 65,535, and a longer list is no quicker.
pub const MOST_IN: usize = 500;

/// Any number that nobody else locks by.
const MIGRATION_LOCK: i64 = 0x7473_756b_6968_6101;
/// How long another process may migrate.
const MIGRATION_PATIENCE: Duration = Duration::from_secs(60);

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

    /// Applies what is pending, in one transaction under a lock among processes:
    /// of several that start at once, one migrates and the others wait. What
    /// only a newer release has applied is left alone: migrations only add.
    ///
    /// # Errors
    /// When a migration fails; then nothing of it stays. When another process
    /// migrates for longer than a minute.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        let transaction = self.begin_patiently().await?;
        if self.backend() == DatabaseBackend::Postgres {
            // Given back with the transaction, however it ends.
            let lock = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
            transaction.execute_unprepared(&lock).await?;
        }
        let newer = migrations::up(&transaction).await?;
        migrations::follow(&transaction).await?;
        transaction.commit().await?;
        if !newer.is_empty() {
            let newer = newer.join(", ");
            tracing::warn!(
                newer,
                "a newer release has migrated this database; it is used as it is"
            );
        }
        Ok(())
    }

    /// Begins a writing transaction, and waits longer than a request would.
    async fn begin_patiently(&self) -> Result<DatabaseTransaction, DbErr> {
        let began = tokio::time::Instant::now();
        loop {
            match self.begin().await {
                Err(error) if is_unavailable(&error) && began.elapsed() < MIGRATION_PATIENCE => {
                    tracing::warn!(%error, "the database is not there yet: somebody has it");
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                other => return other,
            }
        }
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
        migrations::pending(&self.read).await
    }
}
