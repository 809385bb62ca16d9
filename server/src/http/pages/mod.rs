//! Endpoints of pages: one file a group. GET shows, POST acts and redirects.

pub mod account;
mod plan;
mod plans;
mod public;
mod start;

use crate::http::route::Route;

/// Every page's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = public::routes();
    routes.extend(account::routes());
    routes.extend(start::routes());
    routes.extend(plan::routes());
    routes.extend(plans::routes());
    routes
}
