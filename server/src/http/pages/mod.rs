//! Endpoints of pages: one file a group. GET shows, POST acts and redirects.

mod account;
mod plan;
mod public;
mod start;

use crate::http::route::Route;

/// Every page's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        account::routes(),
        plan::routes(),
        public::routes(),
        start::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
