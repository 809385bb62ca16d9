//! Endpoints of pages: one file a group. GET shows, POST acts and redirects.

mod desk;
mod mail;
mod questions;
mod account;
mod plan;
mod plans;
mod public;
mod start;

use crate::http::route::Route;

/// Every page's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        account::routes(),
        desk::routes(),
        mail::routes(),
        plan::routes(),
        plans::routes(),
        public::routes(),
        questions::routes(),
        start::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
