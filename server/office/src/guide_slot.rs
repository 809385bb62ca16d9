//! The guide that answers now, in a place where another can be put without a
//! pause: whoever is answering keeps the one they began with.

use std::sync::{Arc, PoisonError, RwLock};

use guide::Guide;

/// See the module. Empty: the guide with the product's own topics, one for the
/// process.
#[derive(Debug, Default)]
pub struct GuideSlot(RwLock<Option<Arc<Guide>>>);

impl GuideSlot {
    /// Unpacks the product's own guide. Blocks for some tenths of a second:
    /// whoever serves does it before the first request.
    pub fn build() {
        drop(Guide::embedded());
    }

    /// The guide that answers now.
    #[must_use]
    pub fn current(&self) -> Arc<Guide> {
        // The lock is held for a pointer's copy: a panic cannot leave it half done.
        let put = self.0.read().unwrap_or_else(PoisonError::into_inner);
        put.as_ref().map_or_else(Guide::embedded, Arc::clone)
    }

    /// Puts another in its place. Build it first (`Guide::with`): that takes time,
    /// and nobody waits for it.
    pub fn replace(&self, guide: Guide) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(guide));
    }
}
