//! The states of a mail; the moves between them are `mail::outbox::state`'s.

use std::fmt;
use std::str::FromStr;

use sea_orm::DeriveValueType;

use super::UnknownText;

/// What has become of a mail; the text in `outbox.state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub enum MailState {
    /// Waits for `next_at`.
    Pending,
    /// A worker has it until `lease_until`.
    Leased,
    /// The mail server took it.
    Sent,
    /// Another mail of the same morning carries what it says.
    Merged,
    /// It no longer made sense.
    Cancelled,
    /// Its time had passed before it could be sent.
    Expired,
    /// Given up: somebody has to look.
    Dead,
}

impl MailState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Pending,
        Self::Leased,
        Self::Sent,
        Self::Merged,
        Self::Cancelled,
        Self::Expired,
        Self::Dead,
    ];

    /// The text in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Leased => "leased",
            Self::Sent => "sent",
            Self::Merged => "merged",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Dead => "dead",
        }
    }
}

impl fmt::Display for MailState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for MailState {
    type Err = UnknownText;

    fn from_str(text: &str) -> Result<Self, UnknownText> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| UnknownText::new("state of a mail", text))
    }
}
