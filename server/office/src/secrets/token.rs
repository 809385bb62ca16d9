//! Random bytes, and tokens for cookies and links.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

/// Random bytes from the operating system.
///
/// # Panics
/// When the system has no randomness: nothing safe can be done then.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A secret for a cookie or a link: 256 random bits. Only its hash is stored.
pub struct Token(String);

impl Token {
    /// A new one.
    #[must_use]
    pub fn new() -> Self {
        Self(BASE64URL_NOPAD.encode(&random::<32>()))
    }

    /// The full text, to hand to its owner once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> String {
        hash_token(&self.0)
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What is stored of a token. A plain hash is enough: tokens have 256 bits.
#[must_use]
pub fn hash_token(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}
