//! An office of its own on a database of its own, with a clock that its test
//! moves.

#![allow(dead_code, reason = "each of its users needs a part of it")]

use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use office::clock::{Clock, new_id};
use office::config::Config;
use office::db::Db;
use office::office::Office;
use office::secrets::Keys;
use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection};

/// Where a test happens.
pub struct Place {
    pub url: String,
    pub folder: tempfile::TempDir,
    pub clock: Arc<AtomicI64>,
    admin: Option<(DatabaseConnection, String)>,
}

impl Place {
    /// On an SQLite file.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("db").display());
        Self {
            url,
            folder,
            clock: Arc::default(),
            admin: None,
        }
    }

    /// On the PostgreSQL server that the environment names, if it names one.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var("TSUKIHAJIME_TEST_POSTGRES").ok()?;
        let mut options = ConnectOptions::new(server.clone());
        options.max_connections(1).sqlx_logging(false);
        let admin = Database::connect(options).await.unwrap();
        let name = format!("test_{}", new_id().simple());
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        let (before, _) = server.rsplit_once('/').unwrap();
        Some(Self {
            url: format!("{before}/{name}"),
            folder: tempfile::tempdir().unwrap(),
            clock: Arc::default(),
            admin: Some((admin, name)),
        })
    }

    pub const fn is_postgres(&self) -> bool {
        self.admin.is_some()
    }

    /// The key file that all its offices share.
    pub fn key_file(&self) -> std::path::PathBuf {
        self.folder.path().join("keys")
    }

    /// One more process' office.
    pub async fn office(&self, mail_url: &str) -> Office {
        let db = Db::connect(&self.url).await.unwrap();
        db.migrate().await.unwrap();
        office_of(
            db,
            mail_url,
            &self.key_file(),
            Clock::Shared(Arc::clone(&self.clock)),
        )
    }

    /// Removes the database.
    pub async fn drop(self) {
        if let Some((admin, name)) = self.admin {
            admin
                .execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)"))
                .await
                .unwrap();
        }
    }
}

/// An office without a site.
pub fn office_of(db: Db, mail_url: &str, keys: &std::path::Path, clock: Clock) -> Office {
    let mut config = Config::default();
    config.mail.url = mail_url.to_owned().into();
    config.mail.per_domain = 100;
    config.mail.per_domain_per_minute = 0;
    let keys = Keys::load_or_create(keys).unwrap();
    Office::new(config, db, clock, keys)
}
