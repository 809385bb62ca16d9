//! Keys and tokens: the key file, sealing of codes, random tokens and their
//! hashes. No secret in here is ever logged; `Debug` shows no key.

pub mod key_file;
mod keys;
mod token;

use std::path::Path;

pub use keys::Keys;
pub use token::{Token, hash_token, random};

const KEY_BYTES: usize = 32;

/// What can go wrong with the key file or a sealed text.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// There is no such file.
    #[error("{path} is missing")]
    Missing {
        /// The file.
        path: String,
    },
    /// The file cannot be read or made.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// A line is not `id:base64` of 32 bytes.
    #[error(
        "{path}: line {line} is not `ID:KEY`; \
         if it is the last one and cut off, take it away: nothing was sealed with it"
    )]
    Line {
        /// The file.
        path: String,
        /// Line number from 1.
        line: usize,
    },
    /// Two lines have one id: what it sealed would open or not by their order.
    #[error("{path}: line {line} has key {id} once more; each id may stand there once")]
    Twice {
        /// The file.
        path: String,
        /// Line number from 1.
        line: usize,
        /// The id.
        id: i32,
    },
    /// No line has a key.
    #[error("{path} has no key in it")]
    NoKey {
        /// The file.
        path: String,
    },
    /// Sealed with a key that is not in the file.
    #[error("key {0} is not in the key file")]
    UnknownKey(i32),
    /// The sealed text was changed or belongs elsewhere.
    #[error("a sealed text does not open")]
    Broken,
}

impl SecretError {
    fn file(path: &Path, source: std::io::Error) -> Self {
        Self::File {
            path: path.display().to_string(),
            source,
        }
    }
}
