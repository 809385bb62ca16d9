//! When this process last wrote that its deliverer polled.

use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

/// An idle SQLite file need not be written more often.
const POLLED_EVERY: Duration = Duration::from_secs(10);

/// When this process last wrote that its deliverer polled.
#[derive(Debug, Default)]
pub struct Polled(Mutex<Option<Instant>>);

impl Polled {
    /// Whether that was just now.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.get().is_some_and(|at| at.elapsed() < POLLED_EVERY)
    }

    /// When.
    #[must_use]
    pub fn get(&self) -> Option<Instant> {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Just now.
    pub fn set(&self, at: Instant) {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(at);
    }
}
