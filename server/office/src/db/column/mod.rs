//! Types of single columns. A text that this release does not know is an error
//! of the row, never a default.

mod class;
mod mail_kind;
mod mail_state;

pub use class::Class;
pub use mail_kind::MailKind;
pub use mail_state::MailState;

/// A text in a typed column that this binary does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no {what}")]
pub struct UnknownText {
    what: &'static str,
    text: String,
}

impl UnknownText {
    /// For a column of `what`.
    #[must_use]
    pub fn new(what: &'static str, text: &str) -> Self {
        Self {
            what,
            text: text.to_owned(),
        }
    }
}
