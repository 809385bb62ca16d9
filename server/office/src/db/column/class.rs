//! The classes of attempts to send.

use std::fmt;
use std::str::FromStr;

use sea_orm::DeriveValueType;

use super::UnknownText;

/// What came of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub enum Class {
    /// The server took it.
    Accepted,
    /// Refused for good (5xx): trying again is pointless.
    Refused,
    /// Not now (4xx).
    NotNow,
    /// No server was reached, or none of the text was handed over: certainly not
    /// sent.
    Unreached,
    /// The connection broke while the text was handed over: perhaps sent.
    Unknown,
    /// Our account or encryption is refused: every mail would fail.
    Misconfigured,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 6] = [
        Self::Accepted,
        Self::Refused,
        Self::NotNow,
        Self::Unreached,
        Self::Unknown,
        Self::Misconfigured,
    ];

    /// The text in the database and in metrics.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::NotNow => "not_now",
            Self::Unreached => "unreached",
            Self::Unknown => "unknown",
            Self::Misconfigured => "misconfigured",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Class {
    type Err = UnknownText;

    fn from_str(text: &str) -> Result<Self, UnknownText> {
        Self::ALL
            .into_iter()
            .find(|class| class.as_str() == text)
            .ok_or_else(|| UnknownText::new("class of an attempt", text))
    }
}
