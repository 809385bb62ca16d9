//! A copy of the database: a folder with the database's own kind of copy, and
//! beside it `backup.json`, which says what it is and without which a folder is
//! no copy. Made while others write; verified before it gets its name.
//!
//! The key file is never part of it: only a text sealed with each key, by which
//! a key file is known to fit. May not import HTTP, mail or use cases.

mod folder;
mod manifest;
pub mod postgres;
pub mod sqlite;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use migrations::{Migrator, MigratorTrait as _};
use sea_orm::DbErr;

pub use folder::{Making, give_name};
pub use manifest::{FORMAT, KeyCheck, MANIFEST, Manifest, read, sha256};

use crate::secrets::{Keys, SecretError};

/// Which database a copy is of; the text in `backup.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A file.
    Sqlite,
    /// `pg_dump`'s custom format.
    Postgres,
}

impl Kind {
    /// The kind that `database.url` names.
    #[must_use]
    pub fn of(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            Self::Sqlite
        } else {
            Self::Postgres
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// What the file in the folder is called.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Sqlite => "database.sqlite3",
            Self::Postgres => "database.pgdump",
        }
    }
}

/// What a copy holds, read back from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// Migrations applied, oldest first.
    pub migrations: Vec<String>,
}

/// Why there is no copy, or why it cannot be put back.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// A file or folder.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// `database.url` cannot be read.
    #[error("database.url: {0}")]
    Url(String),
    /// The key file.
    #[error(transparent)]
    Keys(#[from] SecretError),
    /// Nothing to copy.
    #[error("there is no database at {}", .0.display())]
    NoDatabase(PathBuf),
    /// Older than this release.
    #[error(
        "the database is {0} migration(s) behind this release; copy it with the release that serves it, or run `tsukihajime migrate` first"
    )]
    Behind(usize),
    /// A program of PostgreSQL's is not installed.
    #[error(
        "`{tool}` is not installed: install PostgreSQL's client programs of the server's version or later (Debian: postgresql-client) and run this again. By hand, with the password in PGPASSWORD:\n  {command}"
    )]
    NoTool {
        /// Its name.
        tool: &'static str,
        /// What to run, without the password.
        command: String,
    },
    /// A program of PostgreSQL's failed.
    #[error("`{tool}` failed: {said}")]
    Tool {
        /// Its name.
        tool: &'static str,
        /// Its last words.
        said: String,
    },
    /// What was written, or is to be put back, cannot be relied on.
    #[error("the copy cannot be relied on: {0}")]
    Broken(String),
    /// Something is there already.
    #[error("{} is there already; nothing is overwritten", .0.display())]
    Exists(PathBuf),
    /// No empty place.
    #[error(
        "the PostgreSQL database is not empty: it has {0}; a copy is put back into an empty database only"
    )]
    NotEmpty(String),
}

impl CopyError {
    pub(crate) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::File { path, source }
    }
}

/// Copies the database of this address into a folder; gives the folder and what
/// stands in its `backup.json`. `now` is before the copy begins: all that the
/// original does from then on may be missing in it.
///
/// # Errors
/// When it cannot be made or does not verify; then nothing of it is left.
pub async fn make(
    url: &str,
    keys: &Keys,
    folder: &Path,
    now: Timestamp,
) -> Result<(PathBuf, Manifest), CopyError> {
    let kind = Kind::of(url);
    if kind == Kind::Sqlite {
        let source = sqlite::file(url)?;
        if !source.is_file() {
            return Err(CopyError::NoDatabase(source));
        }
    }
    let mut making = Making::begin(folder, now)?;
    let file = making.create(kind.file_name())?;
    let contents = match kind {
        Kind::Sqlite => {
            sqlite::copy(url, &file).await?;
            sqlite::look(&file).await?
        }
        Kind::Postgres => {
            postgres::copy(url, &file).await?;
            postgres::look(&file).await?
        }
    };
    let behind = behind(&contents.migrations);
    if behind > 0 {
        return Err(CopyError::Behind(behind));
    }
    let manifest = Manifest::of(kind, &file, contents, keys, now)?;
    let folder = making.finish(MANIFEST, &manifest.to_text())?;
    Ok((folder, manifest))
}

/// How many of this release's migrations are not among these.
fn behind(applied: &[String]) -> usize {
    known_migrations()
        .iter()
        .filter(|name| !applied.contains(name))
        .count()
}

/// The migrations of this release.
#[must_use]
pub fn known_migrations() -> Vec<String> {
    Migrator::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect()
}
