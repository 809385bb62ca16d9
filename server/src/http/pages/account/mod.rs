//! Accounts: signing up and in, links from mails, the account's own pages.

pub(super) mod answer;
mod links;
mod owner;
mod sign_in;
mod sign_up;

use crate::http::route::Route;

/// Routes of this folder.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        sign_up::routes(),
        sign_in::routes(),
        links::routes(),
        owner::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
