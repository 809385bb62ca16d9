//! Opening the key file at a start. The database knows which file is the right
//! one: it holds a known text sealed with each of its keys (`Mark::KeyCheck`).
//! A new key is made only where nothing is sealed: what an old one has sealed it
//! would not open, and what it sealed under the same id the old one would not.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use data_encoding::BASE64;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};

use super::sealed::{self, Walk};
use crate::db::mark::{self, Mark};
use crate::db::{Db, Instant};
use crate::secrets::{Keys, SecretError};

const PLACE: &str = "key-check";
const TEXT: &str = "tsukihajime";

/// Why the keys cannot be used; in English, for the operator.
#[derive(Debug, thiserror::Error)]
pub enum KeysFault {
    /// The file is not there, though it was used.
    #[error(
        "{0} is missing, but this database has texts that were sealed with it. Put it back from \
         the copy that is kept apart from the database, or correct the path. No new key is made: \
         it would open none of them. {LOST}"
    )]
    Gone(String),
    /// Another installation's file, or a new one.
    #[error(
        "{0}: this key file is not the one this database was sealed with. Put that one back, or \
         correct secrets.key_file or database.url. {LOST}"
    )]
    Foreign(String),
    /// A key is missing.
    #[error(
        "{path} lacks key {id}, which has sealed texts of this database: it is an older copy. \
         Put the newest one back. {LOST}"
    )]
    Older {
        /// The file.
        path: String,
        /// The missing key.
        id: i32,
    },
    /// The lines' order was changed.
    #[error("{path}: key {id} must stay the first: it signs the links to unsubscribe")]
    Moved {
        /// The file.
        path: String,
        /// The key that was the first.
        id: i32,
    },
    /// The mark is not one of ours.
    #[error("the database's mark `key-check` is not readable")]
    Mark,
    /// The file itself.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

const LOST: &str = "If it is lost for good: `tsukihajime rotate-key --old-key-is-lost`";

/// What the mark remembers.
#[derive(Serialize, Deserialize)]
struct Check {
    /// The first key, which signs.
    first: i32,
    /// The known text, sealed with each key.
    sealed: BTreeMap<i32, String>,
}

impl Check {
    fn of(keys: &Keys) -> Result<Self, SecretError> {
        let ids = keys.ids();
        let mut check = Self {
            first: ids.first().copied().unwrap_or_default(),
            sealed: BTreeMap::new(),
        };
        check.add(keys)?;
        Ok(check)
    }

    fn read(row: mark::Row) -> Result<Self, KeysFault> {
        serde_json::from_value(row.detail).map_err(|_| KeysFault::Mark)
    }

    /// Adds the keys that are not in it; whether there were any.
    fn add(&mut self, keys: &Keys) -> Result<bool, SecretError> {
        let known = self.sealed.len();
        for id in keys.ids() {
            if let Entry::Vacant(place) = self.sealed.entry(id) {
                place.insert(BASE64.encode(&keys.seal_with(id, PLACE, TEXT)?));
            }
        }
        Ok(self.sealed.len() > known)
    }

    fn opens(&self, keys: &Keys, id: i32) -> Result<(), SecretError> {
        let sealed = self.sealed.get(&id).map(String::as_bytes);
        let sealed = BASE64
            .decode(sealed.unwrap_or_default())
            .map_err(|_| SecretError::Broken)?;
        keys.open(id, PLACE, &sealed).map(|_| ())
    }

    fn json(&self) -> serde_json::Value {
        // A number and texts: cannot fail; unreadable it would be refused.
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// Reads the key file, which is made only where nothing is sealed yet, and looks
/// whether it is this database's.
///
/// # Errors
/// When it is not, or cannot be read or made, or the database is gone.
pub async fn open_keys(db: &Db, key_file: &Path, now: Instant) -> Result<Keys, KeysFault> {
    let keys = match Keys::load(key_file) {
        Err(SecretError::Missing { .. }) => first_keys(db, key_file).await?,
        loaded => loaded?,
    };
    if let Some(mode) = crate::secrets::key_file::readable_by_others(key_file) {
        let path = key_file.display();
        tracing::warn!(%path, "secrets.key_file: others may read it (mode {mode:o}): chmod 600");
    }
    check(db, &keys, now).await?;
    Ok(keys)
}

async fn first_keys(db: &Db, key_file: &Path) -> Result<Keys, KeysFault> {
    if !sealed::is_any(db.read()).await? {
        return Ok(Keys::load_or_create(key_file)?);
    }
    // Another process that started at the same time may have made it and sealed
    // something already.
    match Keys::load(key_file) {
        Err(SecretError::Missing { path }) => Err(KeysFault::Gone(path)),
        loaded => Ok(loaded?),
    }
}

async fn check(db: &Db, keys: &Keys, now: Instant) -> Result<(), KeysFault> {
    let row = match mark::read(db.read(), Mark::KeyCheck).await? {
        Some(row) => row,
        None if everything_opens(db, keys).await? => {
            let transaction = db.begin().await?;
            let check = Check::of(keys)?.json();
            let row = mark::write_once(&transaction, Mark::KeyCheck, now, check).await?;
            transaction.commit().await?;
            // Perhaps another process's: then it decides.
            row
        }
        None => return Ok(()),
    };
    let check = Check::read(row)?;
    fits(db, keys, &check).await?;
    if keys.ids().iter().all(|id| check.sealed.contains_key(id)) {
        return Ok(());
    }
    note(db, keys, now).await
}

async fn fits(db: &Db, keys: &Keys, check: &Check) -> Result<(), KeysFault> {
    let path = || keys.path().display().to_string();
    if check.opens(keys, check.first).is_err() {
        return Err(KeysFault::Foreign(path()));
    }
    for id in check.sealed.keys().copied() {
        match check.opens(keys, id) {
            Ok(()) => {}
            // A key that seals nothing any more may go.
            Err(SecretError::UnknownKey(_)) if !used(db).await?.contains(&id) => {}
            Err(SecretError::UnknownKey(_)) => return Err(KeysFault::Older { path: path(), id }),
            Err(_) => return Err(KeysFault::Foreign(path())),
        }
    }
    if keys.ids().first() == Some(&check.first) {
        Ok(())
    } else {
        let id = check.first;
        Err(KeysFault::Moved { path: path(), id })
    }
}

/// Lets the check know the keys that were added to the file.
///
/// # Errors
/// [`KeysFault::Foreign`] if it knows another key of the same id: somebody else
/// has added one to a copy of the file. When the database is gone.
pub(super) async fn note(db: &Db, keys: &Keys, now: Instant) -> Result<(), KeysFault> {
    let transaction = db.begin().await?;
    let Some(row) = mark::read_to_change(&transaction, Mark::KeyCheck).await? else {
        return Ok(());
    };
    let mut check = Check::read(row)?;
    for id in keys.ids() {
        if check.sealed.contains_key(&id) && check.opens(keys, id).is_err() {
            return Err(KeysFault::Foreign(keys.path().display().to_string()));
        }
    }
    if check.add(keys)? {
        mark::write(&transaction, Mark::KeyCheck, now, check.json()).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// The ids of the keys that the check knows: none of them may be another key's.
pub(super) async fn noted(db: &Db) -> Result<Vec<i32>, KeysFault> {
    match mark::read(db.read(), Mark::KeyCheck).await? {
        Some(row) => Ok(Check::read(row)?.sealed.into_keys().collect()),
        None => Ok(Vec::new()),
    }
}

/// The ids of the keys that sealed something.
async fn used(db: &Db) -> Result<BTreeSet<i32>, DbErr> {
    let mut used = BTreeSet::new();
    let mut walk = Walk::new();
    loop {
        let some = walk.next(db.read()).await?;
        if some.is_empty() {
            return Ok(used);
        }
        used.extend(some.iter().map(|sealed| sealed.key_id));
    }
}

/// How the sealed texts of one key open.
#[derive(Default)]
struct Opened {
    yes: u64,
    no: u64,
    /// … and somebody will need them.
    no_but_needed: u64,
}

/// For a database of a release without the check: whether everything in it opens
/// with this file. `false` when only part of it does: then the last release made
/// a new key file in the place of a lost one, and neither is the right one.
async fn everything_opens(db: &Db, keys: &Keys) -> Result<bool, KeysFault> {
    let mut by_key: BTreeMap<i32, Opened> = BTreeMap::new();
    let mut walk = Walk::new();
    loop {
        let some = walk.next(db.read()).await?;
        if some.is_empty() {
            break;
        }
        for sealed in some {
            let opened = by_key.entry(sealed.key_id).or_default();
            match sealed.open(keys) {
                Ok(_) => opened.yes += 1,
                Err(_) if sealed.is_over => opened.no += 1,
                Err(_) => {
                    opened.no += 1;
                    opened.no_but_needed += 1;
                }
            }
        }
    }
    let path = || keys.path().display().to_string();
    let known = keys.ids();
    for (id, opened) in &by_key {
        match opened.yes {
            0 if known.contains(id) => return Err(KeysFault::Foreign(path())),
            0 if by_key.values().any(|other| other.yes > 0) => {
                return Err(KeysFault::Older {
                    path: path(),
                    id: *id,
                });
            }
            0 => return Err(KeysFault::Foreign(path())),
            _ => {}
        }
    }
    let broken: u64 = by_key.values().map(|opened| opened.no_but_needed).sum();
    if broken > 0 {
        tracing::error!(
            broken,
            "secrets.key_file: some sealed texts do not open with it: another file once had a key of the same id. This start goes on; find the other file"
        );
    }
    Ok(broken == 0)
}

/// The key file is lost for good, and the operator has said so: a new key, with
/// an id that sealed nothing, and a check that knows the file as it is now. What
/// the lost key sealed stays as it is; its line, should it be found, can be put
/// below the new one.
///
/// # Errors
/// When the file cannot be written, or the database is gone.
pub async fn begin_anew(db: &Db, key_file: &Path, now: Instant) -> Result<(Keys, i32), KeysFault> {
    let mut ids = used(db).await?;
    // (An unreadable mark is replaced.)
    ids.extend(noted(db).await.unwrap_or_default());
    let ids: Vec<i32> = ids.into_iter().collect();
    let (keys, id) = Keys::add_or_create(key_file, &ids)?;
    let transaction = db.begin().await?;
    mark::write(&transaction, Mark::KeyCheck, now, Check::of(&keys)?.json()).await?;
    transaction.commit().await?;
    Ok((keys, id))
}
