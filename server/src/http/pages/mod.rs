//! Endpoints of pages: one file a group. GET shows, POST acts and redirects.

mod account;
mod desk;
mod guide;
mod mail;
mod mail_readers;
mod plan;
mod plans;
mod public;
mod questions;
mod start;

use crate::http::route::Route;

/// Every page's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        account::routes(),
        desk::routes(),
        guide::routes(),
        mail::routes(),
        mail_readers::routes(),
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
