//! A new key: it is added to the key file and from then on seals, in every
//! process; then everything sealed is sealed anew with it, row by row, while the
//! site is in use. Stopped half-way it has done no harm: all keys stay in the
//! file and open.

use sea_orm::DbErr;

use super::open_keys::{self, KeysFault};
use super::sealed::{Walk, What};
use crate::db::{Db, Instant};
use crate::secrets::{Keys, SecretError};

/// What was sealed anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    /// The new key.
    pub key_id: i32,
    /// Codes of plans.
    pub codes: u64,
    /// One-time links of mails.
    pub links: u64,
    /// Stored mails with such a link.
    pub mails: u64,
    /// What no key of the file opens; it stays as it was.
    pub unreadable: u64,
}

/// Why the keys were not rotated, or not wholly; in English, for the operator.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// The key file and the database do not fit.
    #[error("secrets.key_file: {0}")]
    Keys(#[from] KeysFault),
    /// The key file cannot be written.
    #[error("secrets.key_file: {0}")]
    File(SecretError),
    /// A text cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SecretError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Adds a key and seals everything with it.
///
/// # Errors
/// When the key file cannot be written (then it is as it was), or the database
/// is gone (then part is sealed anew, and all of it opens).
pub async fn rotate_key(db: &Db, keys: &Keys, now: Instant) -> Result<Rotated, RotateError> {
    let noted = open_keys::noted(db).await?;
    let key_id = keys.add(&noted).map_err(RotateError::File)?;
    open_keys::note(db, keys, now).await?;
    seal_anew(db, keys, key_id).await
}

/// Seals everything with the newest key, which is `key_id` unless somebody else
/// has added another.
///
/// # Errors
/// When the database is gone.
pub async fn seal_anew(db: &Db, keys: &Keys, key_id: i32) -> Result<Rotated, RotateError> {
    let mut done = Rotated {
        key_id,
        ..Default::default()
    };
    loop {
        done.unreadable = 0;
        if !pass(db, keys, &mut done).await? {
            return Ok(done);
        }
    }
}

/// Once over everything; whether somebody was quicker with some of it, so that
/// it has to be looked at again.
async fn pass(db: &Db, keys: &Keys, done: &mut Rotated) -> Result<bool, RotateError> {
    let mut again = false;
    let mut walk = Walk::new();
    loop {
        let some = walk.next(db.read()).await?;
        if some.is_empty() {
            return Ok(again);
        }
        for sealed in some {
            let newest = keys.current_id();
            if sealed.key_id == newest {
                continue;
            }
            let Ok(text) = sealed.open(keys) else {
                done.unreadable += 1;
                continue;
            };
            let bytes = sealed.anew(keys, newest, &text)?;
            if !sealed.replace(db, newest, bytes).await? {
                again = true;
                continue;
            }
            match sealed.what() {
                What::Code => done.codes += 1,
                What::Link => done.links += 1,
                What::Mail => done.mails += 1,
            }
        }
    }
}
