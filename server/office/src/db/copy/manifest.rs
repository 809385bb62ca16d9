//! `backup.json`: what a copy is, so that it is known before anything of it is
//! put back whether it is whole, whether this release understands it, and
//! whether the key file fits.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use data_encoding::{BASE64, HEXLOWER};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::folder::database_file;
use super::{Contents, CopyError, Kind, known_migrations};
use crate::secrets::Keys;

/// The file's name.
pub const MANIFEST: &str = "backup.json";
/// The form of a copy; grows when an older release could no longer read one.
pub const FORMAT: u32 = 1;

/// What the checks are sealed for, and what is sealed.
const CHECK: &str = "tsukihajime backup: this key fits";

/// A text sealed with one key of the key file: who can open it has that key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCheck {
    /// The key's id in the key file.
    pub id: i32,
    /// Base64.
    pub sealed: String,
}

/// What a copy is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// Release of the program that made it.
    pub release: String,
    /// Which database.
    pub database: Kind,
    /// When the copy began: milliseconds since 1970-01-01T00:00Z.
    pub copied_at: i64,
    /// Migrations applied, oldest first.
    pub migrations: Vec<String>,
    /// SHA-256 of the database's file, hex.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// How a key file is known to fit; no key.
    pub keys: Vec<KeyCheck>,
}

impl Manifest {
    /// Of a file that has been written and read back.
    ///
    /// # Errors
    /// When the file cannot be read or the keys cannot seal.
    pub fn of(
        database: Kind,
        file: &Path,
        contents: Contents,
        keys: &Keys,
        now: Timestamp,
    ) -> Result<Self, CopyError> {
        let (sha256, bytes) = sha256(file)?;
        let keys = keys
            .seal_with_each(CHECK, CHECK)?
            .into_iter()
            .map(|(id, sealed)| KeyCheck {
                id,
                sealed: BASE64.encode(&sealed),
            })
            .collect();
        Ok(Self {
            format: FORMAT,
            release: env!("CARGO_PKG_VERSION").to_owned(),
            database,
            copied_at: now.as_millisecond(),
            migrations: contents.migrations,
            sha256,
            bytes,
            rows: contents.rows,
            keys,
        })
    }

    /// As it stands in the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Texts, numbers and lists of them: cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// When the copy began.
    ///
    /// # Errors
    /// When no such time can be.
    pub fn copied_at(&self) -> Result<Timestamp, CopyError> {
        Timestamp::from_millisecond(self.copied_at)
            .map_err(|error| CopyError::Broken(format!("copied_at: {error}")))
    }

    /// The ids of the keys that this key file lacks, or has otherwise.
    #[must_use]
    pub fn keys_that_do_not_fit(&self, keys: &Keys) -> Vec<i32> {
        let fits = |check: &KeyCheck| {
            BASE64.decode(check.sealed.as_bytes()).is_ok_and(|sealed| {
                keys.open(check.id, CHECK, &sealed)
                    .is_ok_and(|t| t == CHECK)
            })
        };
        self.keys
            .iter()
            .filter(|check| !fits(check))
            .map(|check| check.id)
            .collect()
    }

    /// The migrations that this release does not know.
    #[must_use]
    pub fn unknown_migrations(&self) -> Vec<&str> {
        let known = known_migrations();
        self.migrations
            .iter()
            .filter(|name| !known.contains(name))
            .map(String::as_str)
            .collect()
    }

    /// The database's file, after its length and hash were compared.
    ///
    /// # Errors
    /// When it is not the file that was copied.
    pub fn whole_file(&self, folder: &Path) -> Result<PathBuf, CopyError> {
        let file = database_file(folder, self.database);
        let (found, bytes) = sha256(&file)?;
        if found != self.sha256 || bytes != self.bytes {
            return Err(CopyError::Broken(format!(
                "{} is not the file that was copied ({bytes} bytes, SHA-256 {found})",
                file.display()
            )));
        }
        Ok(file)
    }
}

/// Reads what a folder's copy is.
///
/// # Errors
/// When the folder holds no copy, or one in a form of the future.
pub fn read(folder: &Path) -> Result<Manifest, CopyError> {
    let path = folder.join(MANIFEST);
    let text = fs::read_to_string(&path).map_err(CopyError::file(&path))?;
    let broken = |error: serde_json::Error| CopyError::Broken(format!("{MANIFEST}: {error}"));
    // A later form may look quite different: its number alone is read first.
    #[derive(Deserialize)]
    struct Form {
        format: u32,
    }
    let Form { format } = serde_json::from_str(&text).map_err(broken)?;
    if format != FORMAT {
        return Err(CopyError::Broken(format!(
            "its form is {format}, and this release reads form {FORMAT}; put it back with the release that made it"
        )));
    }
    serde_json::from_str(&text).map_err(broken)
}

/// Hash (hex) and length of a file.
///
/// # Errors
/// When it cannot be read.
pub fn sha256(path: &Path) -> Result<(String, u64), CopyError> {
    let mut file = File::open(path).map_err(CopyError::file(path))?;
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut part = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut part).map_err(CopyError::file(path))?;
        if read == 0 {
            break;
        }
        hash.update(&part[..read]);
        bytes += read as u64;
    }
    Ok((HEXLOWER.encode(&hash.finalize()), bytes))
}
