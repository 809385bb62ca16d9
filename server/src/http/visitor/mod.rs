//! Who asks, in which language, and when: worked out once per request, for pages
//! alone.

mod choice;
mod layout;
mod recognise;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request, Uri};
use office::Caller;

use crate::http::error::Fault;
use crate::http::state::AppState;

pub use recognise::{Unrecognised, keep_choice, of_request, recognise};

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
    head: Head,
}

/// What was asked, without its body: for the renderer.
struct Head {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
}

impl Head {
    fn of(request: &Parts) -> Self {
        Self {
            method: request.method.clone(),
            uri: request.uri.clone(),
            headers: request.headers.clone(),
        }
    }
}

/// Cookies and addresses are secrets.
impl std::fmt::Debug for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Head").finish_non_exhaustive()
    }
}

impl Visitor {
    /// What was asked, without its body.
    #[must_use]
    pub fn request(&self) -> Request<Body> {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = self.head.method.clone();
        *request.uri_mut() = self.head.uri.clone();
        *request.headers_mut() = self.head.headers.clone();
        request
    }
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
