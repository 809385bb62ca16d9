//! Instants in the database: integer milliseconds UTC, so that they compare the
//! same on both databases.

use jiff::Timestamp;
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00Z.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    DeriveValueType,
    Serialize,
    Deserialize,
)]
pub struct Instant(pub i64);

impl Instant {
    /// The same instant as a timestamp.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        // Only values made from a `Timestamp` get in; out of range means a
        // foreign hand in the database, and then the edge is as good as any.
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::MAX)
    }

    /// This instant moved by whole milliseconds.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl From<Timestamp> for Instant {
    fn from(at: Timestamp) -> Self {
        Self(at.as_millisecond())
    }
}
