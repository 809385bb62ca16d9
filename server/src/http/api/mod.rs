//! The JSON interface, version 1 (public, read-only). One file an endpoint; the
//! OpenAPI document is generated from the same types.

mod guide;
mod openapi;
mod plan;
pub mod problem;
pub mod source;

use crate::http::route::Route;

/// Every endpoint's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = plan::routes();
    routes.extend(guide::routes());
    routes.extend(openapi::routes());
    routes
}
