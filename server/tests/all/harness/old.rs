//! The databases that releases left behind (`tests/fixtures`): loaded as they
//! were, then opened as this version opens any database.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, FromQueryResult, Statement,
};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::{App, database};
use crate::smtp_sink::Sink;

/// What was so before this version touched it.
pub struct Old {
    pub facts: Facts,
    /// Rows of each table.
    pub rows: BTreeMap<String, i64>,
    /// Every mail.
    pub mails: Vec<OldMail>,
    /// Where mail goes now.
    pub sink: Sink,
}

/// See `fixtures/make.mjs`.
#[derive(Clone, Deserialize)]
pub struct Facts {
    /// When the release was stopped.
    pub now: jiff::Timestamp,
    /// Everybody's.
    pub password: String,
    pub visitors: Vec<Visitor>,
    pub feeds: Vec<Feed>,
    /// Mails that had left.
    pub sent: Vec<Sent>,
    /// Reminders that are still to leave.
    pub owed: Vec<Reminder>,
    /// … once `wavers@example.jp` takes back that no designation was made.
    pub on_taking_back: Vec<Reminder>,
    /// … once staff queue a mail anew.
    pub given_up: GivenUp,
    /// Reminders that nobody wants any more.
    pub void: Vec<Reminder>,
    /// Mails with a link that are still to leave.
    pub links: Vec<Link>,
}

#[derive(Clone, Deserialize)]
pub struct Visitor {
    pub email: String,
    pub lang: String,
    pub pages: Vec<Page>,
}

#[derive(Clone, Deserialize)]
pub struct Page {
    pub path: String,
    pub words: Vec<String>,
}

#[derive(Clone, Deserialize)]
pub struct Feed {
    pub path: String,
    pub word: String,
}

#[derive(Clone, Deserialize)]
pub struct Sent {
    pub to: String,
    pub message_id: String,
    pub subject: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Reminder {
    pub to: String,
    pub key: String,
}

#[derive(Clone, Deserialize)]
pub struct GivenUp {
    /// Where staff queue it anew.
    pub path: String,
    pub owed: Vec<Reminder>,
}

#[derive(Clone, Deserialize)]
pub struct Link {
    pub to: String,
    /// Part of the link's address.
    pub part: String,
}

/// A mail's row as the release wrote it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OldMail {
    pub id: Uuid,
    pub kind: String,
    pub state: String,
    pub dedupe_key: String,
    pub message_id: String,
    pub payload: Value,
    pub eml: Option<Vec<u8>>,
    pub last_class: Option<String>,
}

/// Runs a test over the database of each release, on SQLite and PostgreSQL.
pub async fn on_old_databases<F, Fut>(test: F)
where
    F: Fn(App, Old) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    on_old_databases_as(&[], test).await;
}

/// The same where the release left it a little different.
pub async fn on_old_databases_as<F, Fut>(changes: &[&str], test: F)
where
    F: Fn(App, Old) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    for release in releases() {
        eprintln!("(the database of {})", release.display());
        let folder = tempfile::tempdir().unwrap();
        let url = sqlite_url(folder.path());
        let (app, old) = open(&release, "sqlite", folder, url, changes).await;
        test(app, old).await;

        if let Some(postgres) = database::Postgres::create().await {
            let folder = tempfile::tempdir().unwrap();
            let (app, old) = open(&release, "postgres", folder, postgres.url(), changes).await;
            // In a task of its own, so that a failure does not leave the database behind.
            let outcome = tokio::spawn(test(app, old)).await;
            postgres.drop().await;
            if let Err(error) = outcome {
                eprintln!("(on PostgreSQL)");
                std::panic::resume_unwind(error.into_panic());
            }
        }
    }
}

/// The folders of `tests/fixtures`.
pub fn releases() -> Vec<PathBuf> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut releases: Vec<PathBuf> = std::fs::read_dir(fixtures)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    releases.sort();
    assert!(!releases.is_empty(), "a release's database is there");
    releases
}

pub fn sqlite_url(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("test.db").display())
}

async fn open(
    release: &Path,
    kind: &str,
    folder: tempfile::TempDir,
    url: String,
    changes: &[&str],
) -> (App, Old) {
    let sink = Sink::start().await;
    let (rows, mails) = load(release, kind, &url, changes).await;
    let keys = release.join(format!("{kind}.keys"));
    let app = App::start(folder, url, &|config| {
        std::fs::copy(&keys, &config.secrets.key_file).unwrap();
        config.mail.url = sink.url().into();
    })
    .await;
    let facts = std::fs::read(release.join(format!("{kind}.json"))).unwrap();
    let facts: Facts = serde_json::from_slice(&facts).unwrap();
    app.set_now(&facts.now.to_string());
    let old = Old {
        facts,
        rows,
        mails,
        sink,
    };
    (app, old)
}

/// Fills an empty database with what the release left; nothing is migrated.
pub async fn load(
    release: &Path,
    kind: &str,
    url: &str,
    changes: &[&str],
) -> (BTreeMap<String, i64>, Vec<OldMail>) {
    let mut sql = String::new();
    let file = std::fs::File::open(release.join(format!("{kind}.sql.gz"))).unwrap();
    flate2::read::GzDecoder::new(file)
        .read_to_string(&mut sql)
        .unwrap();
    let loader = connect(url).await;
    loader.execute_unprepared(&sql).await.unwrap();
    loader.close().await.unwrap();
    // A connection that the dump's settings have not touched.
    let db = connect(url).await;
    // Leases are the machine's time, and this may be another machine.
    let past = [
        "UPDATE worker_lock SET until = 0",
        "UPDATE outbox SET lease_until = 0 WHERE state = 'leased'",
    ];
    for sql in past.iter().chain(changes) {
        db.execute_unprepared(sql).await.unwrap();
    }
    let rows = rows(&db).await;
    let statement = Statement::from_string(
        db.get_database_backend(),
        "SELECT id, kind, state, dedupe_key, message_id, payload, eml, last_class FROM outbox",
    );
    let mails = OldMail::find_by_statement(statement)
        .all(&db)
        .await
        .unwrap();
    db.close().await.unwrap();
    (rows, mails)
}

async fn connect(url: &str) -> DatabaseConnection {
    let url = if url.starts_with("sqlite:") {
        format!("{url}?mode=rwc")
    } else {
        url.to_owned()
    };
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

/// How many rows each table of the first release has.
pub async fn rows(db: &DatabaseConnection) -> BTreeMap<String, i64> {
    const TABLES: [&str; 14] = [
        "account",
        "attempt_counter",
        "audit",
        "delivery_attempt",
        "guide_turn",
        "message",
        "one_time_link",
        "outbox",
        "plan",
        "plan_code",
        "plan_event",
        "question",
        "session",
        "worker_lock",
    ];
    let mut rows = BTreeMap::new();
    for table in TABLES {
        let statement = Statement::from_string(
            db.get_database_backend(),
            format!("SELECT count(*) AS rows FROM {table}"),
        );
        let found = db.query_one_raw(statement).await.unwrap().unwrap();
        rows.insert(table.to_owned(), found.try_get("", "rows").unwrap());
    }
    rows
}
