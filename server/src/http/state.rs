//! What every request shares.

use std::sync::Arc;

use app::page::Assets;
use axum::extract::FromRef;
use office::Office;

use super::assets;

/// Shared state; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// What use cases work with.
    pub office: Office,
    /// The built site's files.
    pub assets: Arc<Assets>,
    /// The last use of a session is written by one at a time.
    pub touching: Arc<tokio::sync::Semaphore>,
}

impl AppState {
    /// Puts the state together.
    #[must_use]
    pub fn new(office: Office) -> Self {
        let assets = Arc::new(assets::read(&office.config.site_dir()));
        Self {
            office,
            assets,
            touching: Arc::new(tokio::sync::Semaphore::new(1)),
        }
    }
}

impl FromRef<AppState> for Office {
    fn from_ref(state: &AppState) -> Self {
        state.office.clone()
    }
}

impl std::ops::Deref for AppState {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.office
    }
}
