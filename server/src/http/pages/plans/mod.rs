//! Addresses of kept plans: parse, use case, page or redirect.

mod feed;
mod form1;
mod opening;
mod outcome;
mod plan;
mod step;

use axum::response::{IntoResponse as _, Redirect, Response};

use domain::input::FieldError;
use office::usecase::plans::PlanError;
use portal::form::Form;
use portal::plans::Notice;

use crate::http::error::Fault;
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

/// Names of the fields of the day on which something was done.
const ON: [&str; 3] = ["on_year", "on_month", "on_day"];

/// Year, month and day of a date's three fields.
fn day_of(fields: &Fields, names: [&'static str; 3]) -> [String; 3] {
    names.map(|name| fields.get(name).to_owned())
}

/// Why a form comes back: what is wrong with its fields, or why nothing was
/// saved. Anything else is a fault.
fn again(error: PlanError) -> Result<(Vec<FieldError>, Option<Notice>), Fault> {
    match error {
        PlanError::Invalid(errors) => Ok((errors, None)),
        PlanError::Refused(refusal) => Ok((Vec::new(), Some(Notice::Refused(refusal)))),
        PlanError::Changed => Ok((Vec::new(), Some(Notice::ChangedMeanwhile))),
        other => Err(other.into()),
    }
}

/// A form with a date's three fields as they were typed.
fn keep_day(form: Form, names: [&'static str; 3], typed: [String; 3]) -> Form {
    names
        .into_iter()
        .zip(typed)
        .fold(form, |form, (name, value)| form.keep(name, value))
}

/// On to a page of the plan.
fn to(id: &str, rest: &str) -> Response {
    Redirect::to(&format!("/plans/{id}{rest}")).into_response()
}
