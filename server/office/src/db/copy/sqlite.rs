//! SQLite: `VACUUM INTO` copies the database as it is at one moment, whoever
//! writes meanwhile. A WAL file copied by hand is no copy.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DbBackend, DbErr,
    Statement, TransactionTrait as _,
};

use super::folder::{create_new, give_name, sync};
use super::{Contents, CopyError};

/// What SQLite keeps beside a database's file.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The file that `database.url` names.
///
/// # Errors
/// When it names none.
pub fn file(url: &str) -> Result<PathBuf, CopyError> {
    SqliteConnectOptions::from_str(url)
        .map(|options| options.get_filename().to_owned())
        .map_err(|error| CopyError::Url(error.to_string()))
}

/// Copies into an empty file.
///
/// # Errors
/// When the database cannot be read or the file not written.
pub async fn copy(url: &str, into: &Path) -> Result<(), CopyError> {
    let source = open(&file(url)?, Access::Copied).await?;
    let target = into
        .to_str()
        .ok_or_else(|| CopyError::Broken(format!("{}: not a name in UTF-8", into.display())))?;
    let copied = source
        .execute_raw(Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "VACUUM INTO ?",
            [target.into()],
        ))
        .await;
    source.close().await?;
    copied?;
    sync(into)
}

/// Reads a copy from its first page to its last.
///
/// # Errors
/// When it is damaged.
pub async fn look(copy: &Path) -> Result<Contents, CopyError> {
    let db = open(copy, Access::Read).await?;
    let looked = contents(&db).await;
    db.close().await?;
    looked
}

async fn contents(db: &DatabaseConnection) -> Result<Contents, CopyError> {
    let said = texts(db, "PRAGMA integrity_check").await?;
    if said != ["ok"] {
        return Err(CopyError::Broken(said.join("; ")));
    }
    let mut contents = Contents::default();
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    for table in texts(db, tables).await? {
        let counted = db
            .query_one_raw(sql(&format!("SELECT COUNT(*) FROM \"{table}\"")))
            .await?
            .ok_or_else(|| CopyError::Broken(format!("{table}: not counted")))?;
        let count: i64 = counted.try_get_by_index(0)?;
        contents.rows.insert(table, count.unsigned_abs());
    }
    contents.migrations =
        texts(db, "SELECT version FROM seaql_migrations ORDER BY version").await?;
    Ok(contents)
}

/// That there is no database where one is to be put, nor what an older one has
/// left beside it: SQLite would write that into the new one.
///
/// # Errors
/// [`CopyError::Exists`] names what is there.
pub fn empty_place(url: &str) -> Result<(), CopyError> {
    let target = file(url)?;
    for rest in [""].into_iter().chain(BESIDE) {
        let path = with(&target, rest);
        if path.symlink_metadata().is_ok() {
            return Err(CopyError::Exists(path));
        }
    }
    Ok(())
}

/// Puts a copy where the address says. The statements are part of it before
/// anybody can open it.
///
/// # Errors
/// When something is there, or it cannot be written; then nothing is.
pub async fn place(copy: &Path, url: &str, statements: &[String]) -> Result<(), CopyError> {
    empty_place(url)?;
    let target = file(url)?;
    if let Some(folder) = target.parent().filter(|f| !f.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(CopyError::file(folder))?;
    }
    let unfinished = Unfinished(with(&target, ".restoring"));
    let mut into = create_new(&unfinished.0)?;
    let mut from = fs::File::open(copy).map_err(CopyError::file(copy))?;
    std::io::copy(&mut from, &mut into).map_err(CopyError::file(&unfinished.0))?;
    drop(into);
    let db = open(&unfinished.0, Access::Write).await?;
    let changed = change(&db, statements).await;
    db.close().await?;
    changed?;
    sync(&unfinished.0)?;
    give_name(&unfinished.0, &target)?;
    match target.parent().filter(|f| !f.as_os_str().is_empty()) {
        Some(folder) => sync(folder),
        None => sync(Path::new(".")),
    }
}

/// A file that goes unless it has got its name.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        for rest in [""].into_iter().chain(BESIDE) {
            let _ = fs::remove_file(with(&self.0, rest));
        }
    }
}

async fn change(db: &DatabaseConnection, statements: &[String]) -> Result<(), DbErr> {
    let transaction = db.begin().await?;
    for statement in statements {
        transaction.execute_unprepared(statement).await?;
    }
    transaction.commit().await
}

#[derive(Clone, Copy, PartialEq)]
enum Access {
    /// The original: others write, and nothing is changed.
    Copied,
    /// A copy that nobody else has.
    Read,
    /// The same, to change it; it stays one file.
    Write,
}

async fn open(path: &Path, access: Access) -> Result<DatabaseConnection, DbErr> {
    let path = path.to_owned();
    let mut options = ConnectOptions::new("sqlite:");
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .filename(&path)
                .in_memory(false)
                .create_if_missing(false)
                .busy_timeout(Duration::from_secs(10));
            match access {
                Access::Copied => sqlite,
                Access::Read => sqlite.read_only(true).immutable(true),
                Access::Write => sqlite
                    .foreign_keys(true)
                    .pragma("journal_mode", "DELETE")
                    .pragma("synchronous", "FULL"),
            }
        });
    Database::connect(options).await
}

async fn texts(db: &DatabaseConnection, query: &str) -> Result<Vec<String>, DbErr> {
    db.query_all_raw(sql(query))
        .await?
        .iter()
        .map(|row| row.try_get_by_index(0))
        .collect()
}

fn sql(text: &str) -> Statement {
    Statement::from_string(DbBackend::Sqlite, text)
}

fn with(path: &Path, rest: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(rest);
    path.into()
}
