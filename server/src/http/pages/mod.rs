//! Endpoints of pages: one file a group. GET shows, POST acts and redirects.

pub mod plans;

use crate::http::route::Route;

/// Every page's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    plans::routes()
}
