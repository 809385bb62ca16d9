//! A copy put back into an empty place. What it is, whether it is whole and
//! whether the key file fits is known before anything is written; and before
//! anybody can open the database, it says that no mail may leave
//! (`mail::outbox::held`), and what the copy's browsers, links and jobs held is gone.

use std::path::Path;

use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, DbBackend, DbErr, EntityTrait as _, QueryFilter as _, QueryTrait as _,
};
use secrecy::ExposeSecret as _;
use serde_json::json;

use super::account::delete;
use super::backup::existing_keys;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::copy::{CopyError, Kind, Manifest, postgres, read, sqlite};
use crate::db::entity::{account, attempt_counter, mark, one_time_link, session, worker_lock};
use crate::db::mark::Mark;
use crate::db::{Db, Instant, audit};
use crate::mail::outbox::held;
use crate::office::Office;
use crate::secrets::{Keys, SecretError};

/// Why a copy is not put back.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The copy, or its place.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// Another kind of database.
    #[error("the copy is of {}, and database.url names {}", copy.as_str(), here.as_str())]
    OtherKind {
        /// What the copy is of.
        copy: Kind,
        /// What this installation has.
        here: Kind,
    },
    /// From a release of the future.
    #[error(
        "the copy was made by release {release}, which knows {} that this release ({}) does not: {}. Put it back with that release or a later one",
        if unknown.len() == 1 { "a migration" } else { "migrations" },
        env!("CARGO_PKG_VERSION"),
        unknown.join(", ")
    )]
    Newer {
        /// The release that made it.
        release: String,
        /// The migrations that this one does not know.
        unknown: Vec<String>,
    },
    /// No key file, or one that cannot be read.
    #[error("{0}. Put the copy of the key file back first; it is kept apart from the database's")]
    NoKeys(SecretError),
    /// Another key file.
    #[error(
        "secrets.key_file does not fit this copy: {}. Without the right key file its codes cannot be read",
        said_of(ids)
    )]
    OtherKeys {
        /// The keys that are missing or different.
        ids: Vec<i32>,
    },
    /// It is put back, and mail is held; but not all that follows was done.
    #[error(
        "the database is put back and mail is held, but what fell due since could not be planned: {0}. `tsukihajime held-mail` does it again"
    )]
    Afterwards(String),
}

fn said_of(ids: &[i32]) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    format!("key {} is missing in it or different", ids.join(", "))
}

/// What was put back.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the copy is.
    pub copy: Manifest,
    /// Mails that fell due since it was made, planned anew.
    pub planned: u64,
    /// Accounts whose owner had asked for their removal: they have the whole
    /// time anew to take that back.
    pub leaving: u64,
}

/// Looks whether the copy in this folder can be put back here; writes nothing.
///
/// # Errors
/// Why it cannot.
pub async fn check(config: &Config, folder: &Path) -> Result<Manifest, RestoreError> {
    Ok(checked(config, folder).await?.0)
}

async fn checked(config: &Config, folder: &Path) -> Result<(Manifest, Keys), RestoreError> {
    let url = config.database.url.expose_secret();
    let copy = read(folder)?;
    let here = Kind::of(url);
    if copy.database != here {
        return Err(RestoreError::OtherKind {
            copy: copy.database,
            here,
        });
    }
    let unknown = copy.unknown_migrations();
    if !unknown.is_empty() {
        return Err(RestoreError::Newer {
            release: copy.release.clone(),
            unknown: unknown.into_iter().map(str::to_owned).collect(),
        });
    }
    let keys = existing_keys(&config.secrets.key_file).map_err(RestoreError::NoKeys)?;
    let ids = copy.keys_that_do_not_fit(&keys);
    if !ids.is_empty() {
        return Err(RestoreError::OtherKeys { ids });
    }
    match here {
        Kind::Sqlite => sqlite::empty_place(url)?,
        Kind::Postgres => postgres::empty_place(url).await?,
    }
    let file = copy.whole_file(folder)?;
    let found = match here {
        Kind::Sqlite => sqlite::look(&file).await?,
        Kind::Postgres => postgres::look(&file).await?,
    };
    if found.rows != copy.rows || found.migrations != copy.migrations {
        let what = "it does not hold what backup.json says";
        return Err(CopyError::Broken(what.to_owned()).into());
    }
    Ok((copy, keys))
}

/// Puts the copy in this folder back where `config` says.
///
/// # Errors
/// Why not; then nothing was written, unless it is [`RestoreError::Afterwards`].
pub async fn restore(
    config: Config,
    folder: &Path,
    clock: Clock,
) -> Result<Restored, RestoreError> {
    let (copy, keys) = checked(&config, folder).await?;
    let file = copy.whole_file(folder)?;
    let copied_at = copy.copied_at()?;
    let url = config.database.url.expose_secret().to_owned();
    let now = clock.now();
    let statements = |backend| before_anybody_opens_it(backend, copied_at.into(), now.into());
    match copy.database {
        Kind::Sqlite => sqlite::place(&file, &url, &statements(DbBackend::Sqlite)).await?,
        Kind::Postgres => postgres::place(&file, &url, &statements(DbBackend::Postgres)).await?,
    }
    let followed = follow(config, keys, clock, &url, &copy, now);
    let (planned, leaving) = followed
        .await
        .map_err(|error| RestoreError::Afterwards(error.to_string()))?;
    Ok(Restored {
        copy,
        planned,
        leaving,
    })
}

/// What must be so in the same moment in which the database is there. Feeds of
/// calendars go on: their addresses are in people's calendar programs, only
/// read, and nobody could be told of new ones.
fn before_anybody_opens_it(backend: DbBackend, copied_at: Instant, now: Instant) -> Vec<String> {
    let of_jobs = [Mark::PlannerFinished, Mark::DelivererPolled, Mark::PurgeRan];
    let jobs =
        mark::Entity::delete_many().filter(mark::Column::Name.is_in(of_jobs.map(Mark::as_str)));
    // Who took it back after the copy was made would lose everything at the
    // first purge.
    let leaving = account::Entity::update_many()
        .col_expr(account::Column::DeletionRequestedAt, Expr::value(now))
        .filter(account::Column::DeletionRequestedAt.is_not_null());
    let mut statements = held::quieting(backend, copied_at, now);
    statements.extend([
        session::Entity::delete_many().build(backend).to_string(),
        one_time_link::Entity::delete_many()
            .build(backend)
            .to_string(),
        attempt_counter::Entity::delete_many()
            .build(backend)
            .to_string(),
        worker_lock::Entity::delete_many()
            .build(backend)
            .to_string(),
        jobs.build(backend).to_string(),
        leaving.build(backend).to_string(),
    ]);
    statements
}

/// Up to date, what fell due since planned, owners of leaving accounts told,
/// and a line in the book.
async fn follow(
    config: Config,
    keys: Keys,
    clock: Clock,
    url: &str,
    copy: &Manifest,
    now: Timestamp,
) -> Result<(u64, u64), DbErr> {
    let db = Db::connect(url).await?;
    db.migrate().await?;
    let state = Office::new(config, db, clock, keys);
    let transaction = state.db.begin().await?;
    let leaving = delete::tell_anew(&transaction, now.into()).await?;
    let detail = json!({ "copied_at": copy.copied_at, "release": copy.release });
    let subject = "database".to_owned();
    audit::record(
        &transaction,
        None,
        "database-restored",
        subject,
        detail,
        now.into(),
    )
    .await?;
    transaction.commit().await?;
    let planned = held::catch_up(&state, now).await?;
    state.db.close().await?;
    Ok((planned, leaving))
}
