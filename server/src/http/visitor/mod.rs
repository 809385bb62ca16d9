//! Who asks, in which language, and when: worked out once per request, for pages
//! alone.

mod choice;
mod layout;
mod recognise;

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use office::Caller;

use crate::http::error::Fault;
use crate::http::state::AppState;

pub use recognise::{Unrecognised, of_request, recognise};

/// The visitor of one request.
#[derive(Clone, Debug)]
pub struct Visitor(Arc<Inner>);

/// See [`Visitor`].
#[derive(Debug)]
pub struct Inner {
    /// Who it is, for use cases.
    caller: Caller,
    /// Path and query.
    pub here: String,
}

impl std::ops::Deref for Visitor {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl std::ops::Deref for Inner {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Fault> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Fault::Internal)
    }
}
