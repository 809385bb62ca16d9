//! Endpoints of pages: one file a group. GET shows, POST acts and redirects.

pub mod account;

use crate::http::route::Route;

/// Every page's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = Vec::new();
    routes.extend(account::routes());
    routes
}
