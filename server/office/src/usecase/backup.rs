//! A copy of this installation's database, made while it serves.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use secrecy::ExposeSecret as _;

use crate::config::Config;
use crate::db::copy::{self, CopyError, Manifest};
use crate::secrets::{Keys, SecretError};

/// Copies the database into `folder` if that is empty or not there, else into a
/// new folder within. Gives the folder and what it holds.
///
/// # Errors
/// When it cannot be made or does not verify; then nothing of it is left.
pub async fn backup(
    config: &Config,
    folder: &Path,
    now: Timestamp,
) -> Result<(PathBuf, Manifest), CopyError> {
    let keys = existing_keys(&config.secrets.key_file)?;
    copy::make(config.database.url.expose_secret(), &keys, folder, now).await
}

/// The keys of a file that is there: neither a copy nor what is put back may
/// come with keys that were made just now.
pub(super) fn existing_keys(path: &Path) -> Result<Keys, SecretError> {
    Keys::load(path)
}
