//! The guide that answers now, in a place where another can be put without a
//! pause: whoever is answering keeps the one they began with.

use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use domain::guide::Guide;

/// Built once per process; tests make many states.
static EMBEDDED: LazyLock<Arc<Guide>> = LazyLock::new(|| Arc::new(Guide::with(Vec::new())));

/// See the module.
#[derive(Debug)]
pub struct GuideSlot(RwLock<Arc<Guide>>);

impl GuideSlot {
    /// The guide with the product's own topics.
    #[must_use]
    pub fn embedded() -> Self {
        Self(RwLock::new(Arc::clone(&EMBEDDED)))
    }

    /// The guide that answers now.
    #[must_use]
    pub fn current(&self) -> Arc<Guide> {
        // The lock is held for a pointer's copy: a panic cannot leave it half done.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another in its place. Build it first (`Guide::with`): that takes time,
    /// and nobody waits for it.
    pub fn replace(&self, guide: Guide) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(guide);
    }
}
