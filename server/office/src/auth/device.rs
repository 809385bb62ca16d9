//! Browsers that have been signed in to an account before. Their cookie opens
//! nothing; it only gives them a count of their own, so that whatever strangers
//! do with the address, its owner is not made to wait.
//!
//! The cookie is `NAME.MARK.MARK…`: a random name, and for each account a
//! signature over the name, the account and its password's hash. It tells
//! nobody which accounts these are, and a new password makes it worthless for
//! whoever else has a copy.

use crate::db::account::Account;
use crate::secrets::{Keys, Token, hash_token};

/// What the signature is for.
const PURPOSE: &str = "device";
/// More accounts than one desk's browser signs in to.
const MOST_ACCOUNTS: usize = 5;
/// Bytes of a name and of a mark as text.
const NAME_BYTES: usize = 43;
const MARK_BYTES: usize = 64;

/// What a browser's cookie says. Not proved until [`Device::knows`] says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    name: String,
    /// The last account first.
    marks: Vec<String>,
}

impl Device {
    /// Reads a cookie's value; `None` for what no cookie of ours is like.
    #[must_use]
    pub fn read(value: &str) -> Option<Self> {
        if value.len() > NAME_BYTES + MOST_ACCOUNTS * (MARK_BYTES + 1) {
            return None;
        }
        let mut parts = value.split('.');
        let name = parts.next().filter(|name| name.len() == NAME_BYTES)?;
        Some(Self {
            name: name.to_owned(),
            marks: parts.map(str::to_owned).collect(),
        })
    }

    /// Whether this browser has been signed in to the account since its
    /// password was set.
    #[must_use]
    pub fn knows(&self, keys: &Keys, account: &Account) -> bool {
        let text = signed(&self.name, account);
        self.marks
            .iter()
            .any(|mark| keys.verify(PURPOSE, &text, mark))
    }

    /// The browser after it was signed in to an account.
    #[must_use]
    pub fn after(before: Option<&Self>, keys: &Keys, account: &Account) -> Self {
        let (name, old) = match before {
            Some(device) => (device.name.clone(), device.marks.clone()),
            None => (Token::new().reveal().to_owned(), Vec::new()),
        };
        let mark = keys.sign(PURPOSE, &signed(&name, account));
        let others = old.into_iter().filter(|other| *other != mark);
        let marks = std::iter::once(mark.clone()).chain(others);
        Self {
            marks: marks.take(MOST_ACCOUNTS).collect(),
            name,
        }
    }

    /// What is counted of it.
    #[must_use]
    pub fn key(&self) -> String {
        hash_token(&self.name)
    }

    /// The cookie's value.
    #[must_use]
    pub fn value(&self) -> String {
        std::iter::once(self.name.as_str())
            .chain(self.marks.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(".")
    }
}

fn signed(name: &str, account: &Account) -> String {
    let password = account.password_hash.as_deref().unwrap_or_default();
    format!("{name}\n{}\n{password}", account.id)
}
