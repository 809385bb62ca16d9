//! Endpoints of pages: one file a group. GET shows, POST acts and redirects.

mod desk;
mod mail;
mod questions;

use crate::http::route::Route;

/// Every page's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    [mail::routes(), questions::routes(), desk::routes()].into_iter().flatten().collect()
}
