//! Addresses of kept plans: parse, use case, page or redirect.

mod feed;
mod form1;
mod opening;
mod outcome;
mod plan;
mod step;

use axum::response::{IntoResponse as _, Redirect, Response};

use crate::http::form::Fields;
use crate::http::route::Route;

/// Routes of this folder.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        plan::routes(),
        step::routes(),
        opening::routes(),
        outcome::routes(),
        feed::routes(),
        form1::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The plan's version that a form was made from; one that no page of ours has
/// sent fits no plan, and reads as "changed meanwhile".
fn version(fields: &Fields) -> i32 {
    fields.get("version").parse().unwrap_or(-1)
}

/// Year, month and day of a date's three fields.
fn on(fields: &Fields) -> [String; 3] {
    ["on_year", "on_month", "on_day"].map(|name| fields.get(name).to_owned())
}

/// On to a page of the plan.
fn to(id: &str, rest: &str) -> Response {
    Redirect::to(&format!("/plans/{id}{rest}")).into_response()
}
