//! The guide that answers now, in a place where another can be put without a
//! pause: whoever is answering keeps the one they began with.

use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use domain::guide::Guide;

/// Built once per process, when it is first asked for: that takes about a
/// second, which a migration or an invitation need not spend.
static EMBEDDED: LazyLock<Arc<Guide>> = LazyLock::new(|| Arc::new(Guide::with(Vec::new())));

/// See the module. Empty: the guide with the product's own topics.
#[derive(Debug, Default)]
pub struct GuideSlot(RwLock<Option<Arc<Guide>>>);

impl GuideSlot {
    /// Builds the product's own guide. Blocks: whoever serves builds it before
    /// the first request, which would hold up a worker thread until it times out.
    pub fn build() {
        LazyLock::force(&EMBEDDED);
    }

    /// The guide that answers now.
    #[must_use]
    pub fn current(&self) -> Arc<Guide> {
        // The lock is held for a pointer's copy: a panic cannot leave it half done.
        let put = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(put.as_ref().unwrap_or_else(|| &EMBEDDED))
    }

    /// Puts another in its place. Build it first (`Guide::with`): that takes time,
    /// and nobody waits for it.
    pub fn replace(&self, guide: Guide) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(guide));
    }
}
