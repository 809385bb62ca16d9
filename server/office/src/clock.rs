//! The one place that reads a clock. Everything else gets the time as a value.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use uuid::Uuid;

/// Where "now" comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// For tests: the RFC 3339 instant in this file, read anew each time.
    File(Arc<PathBuf>),
    /// For simulations: milliseconds UTC, moved by whoever simulates.
    Shared(Arc<AtomicI64>),
}

impl Clock {
    /// Now.
    ///
    /// A clock file that cannot be read or parsed gives the machine's time and
    /// a warning: the file may be in the middle of being rewritten.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => system_now(),
            Self::Shared(millis) => {
                Timestamp::from_millisecond(millis.load(Ordering::SeqCst)).unwrap_or(Timestamp::MAX)
            }
            Self::File(path) => std::fs::read_to_string(path.as_ref())
                .ok()
                .and_then(|text| text.trim().parse().ok())
                .unwrap_or_else(|| {
                    tracing::warn!(path = %path.display(), "clock file is not readable");
                    system_now()
                }),
        }
    }

    /// Whether this is not the machine's clock: pages then say so.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        !matches!(self, Self::System)
    }
}

/// The machine's time, whatever clock is set. For leases alone: they measure how
/// long another process has been silent, and that time does not stand still.
#[must_use]
pub fn lease_now() -> Timestamp {
    system_now()
}

#[expect(clippy::disallowed_methods, reason = "the one reading of the clock")]
fn system_now() -> Timestamp {
    Timestamp::now()
}

/// A new id, ordered by time of creation.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "the one making of ids; their time is the machine's"
)]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
