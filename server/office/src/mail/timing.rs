//! How long a worker may be silent.

use std::time::Duration;

/// How long a worker may be silent before another takes what it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// A claimed mail.
    pub lease: Duration,
    /// On SQLite, the place of the one deliverer.
    pub lock: Duration,
    /// Both are renewed this often, also while mails are being sent.
    pub beat: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            lease: Duration::from_secs(30),
            lock: Duration::from_secs(15),
            beat: Duration::from_secs(3),
        }
    }
}

/// A duration as the database counts.
pub(super) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
