//! An empty place beside an installation: what its copy is put back into.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use office::clock::Clock;
use office::config::Config;
use office::db::Db;
use office::usecase::open_keys::open_keys;
use secrecy::ExposeSecret as _;
use server::http::state::AppState;

use super::database::Postgres;
use super::{App, on_both_with};

/// The same configuration with another, empty database and a copy of the key
/// file.
#[derive(Clone)]
pub struct Place {
    pub config: Config,
    folder: Arc<tempfile::TempDir>,
}

/// Runs a test on each database, with an empty place beside it.
pub async fn on_both_with_place<C, F, Fut>(configure: C, test: F)
where
    C: Fn(&mut Config),
    F: Fn(App, Place) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    let test = Arc::new(test);
    on_both_with(configure, |app| {
        let test = Arc::clone(&test);
        async move {
            let (place, database) = Place::beside(&app).await;
            // In a task of its own, so that a failure does not leave the database behind.
            let outcome = tokio::spawn(test(app, place)).await;
            if let Some(database) = database {
                database.drop().await;
            }
            if let Err(error) = outcome {
                std::panic::resume_unwind(error.into_panic());
            }
        }
    })
    .await;
}

impl Place {
    async fn beside(app: &App) -> (Self, Option<Postgres>) {
        let folder = tempfile::tempdir().unwrap();
        let mut config = app.state.config.clone();
        let database = if app.state.db.has_one_deliverer() {
            let file = folder.path().join("new/place.db");
            config.database.url = format!("sqlite://{}", file.display()).into();
            None
        } else {
            let database = Postgres::create().await.expect("as the first one");
            config.database.url = database.url().into();
            Some(database)
        };
        let keys = folder.path().join("keys");
        std::fs::copy(&app.state.config.secrets.key_file, &keys).unwrap();
        config.secrets.key_file = keys;
        let folder = Arc::new(folder);
        (Self { config, folder }, database)
    }

    /// A path in the place's own folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The address of the database.
    pub fn url(&self) -> &str {
        self.config.database.url.expose_secret()
    }

    /// A clock that shows this time and can be moved by the same file.
    pub fn clock(&self, now: &str) -> Clock {
        let file = self.path("clock");
        std::fs::write(&file, now).unwrap();
        Clock::File(Arc::new(file))
    }

    /// Opens what has been put here, as `serve` does.
    pub async fn open(&self, now: &str) -> App {
        let clock = self.clock(now);
        let db = Db::connect(self.url()).await.unwrap();
        db.migrate().await.unwrap();
        let keys = open_keys(&db, &self.config.secrets.key_file, clock.now().into());
        let keys = keys.await.unwrap();
        let state = AppState::new(office::Office::new(self.config.clone(), db, clock, keys));
        App {
            site: server::http::site(state.clone()),
            state,
            clock_file: self.path("clock"),
            _folder: tempfile::tempdir().unwrap(),
            seen: Arc::default(),
        }
    }
}

impl App {
    /// Loses the database; the key file stays.
    pub async fn destroy(self) {
        use sea_orm::ConnectionTrait as _;
        let url = self.state.config.database.url.expose_secret().to_owned();
        match url.strip_prefix("sqlite://") {
            Some(file) => {
                self.state.db.close().await.unwrap();
                std::fs::remove_file(file).unwrap();
                assert!(!Path::new(file).exists());
            }
            None => {
                let transaction = self.state.db.begin().await.unwrap();
                transaction
                    .execute_unprepared("DROP SCHEMA public CASCADE")
                    .await
                    .unwrap();
                transaction.commit().await.unwrap();
                self.state.db.close().await.unwrap();
            }
        }
    }
}
