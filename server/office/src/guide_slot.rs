//! The guide that answers.

use std::sync::Arc;

use guide::Guide;

/// See the module: the guide with the product's own topics, one for the process.
#[derive(Debug, Default)]
pub struct GuideSlot;

impl GuideSlot {
    /// Unpacks the guide. Blocks for some tenths of a second: whoever serves does
    /// it before the first request.
    pub fn build() {
        drop(Guide::embedded());
    }

    /// The guide that answers.
    #[must_use]
    pub fn current(&self) -> Arc<Guide> {
        Guide::embedded()
    }
}
