//! What a request can end with besides its page. Logged once, here.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::account::PlanLimit;
use sea_orm::DbErr;

use crate::db;
use crate::http::render;

/// After this many seconds a database that was busy may be tried again.
const RETRY_AFTER_SECONDS: u64 = 30;
/// After [`Fault::Busy`]; the queue is empty long before.
pub const BUSY_SECONDS: u64 = 5;

/// A request that does not get its page.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no such page, or not for this visitor.
    #[error("not found")]
    NotFound,
    /// Only for people who are signed in.
    #[error("sign in first")]
    SignInFirst,
    /// Not for this role.
    #[error("not allowed")]
    Forbidden,
    /// Somebody else was quicker; the page shows what is now.
    #[error("changed meanwhile")]
    Conflict,
    /// Too many; seconds to wait.
    #[error("too many requests")]
    TooMany(u64),
    /// More work waits than can be done soon; nothing was done.
    #[error("too busy")]
    Busy,
    /// The request makes no sense (a form that no page of ours has sent).
    #[error("bad request")]
    BadRequest,
    /// More than any form of ours sends.
    #[error("too large")]
    TooLarge,
    /// The account keeps as many plans as it may.
    #[error("no room for another plan: {0:?}")]
    PlansFull(PlanLimit),
    /// The database is busy, read-only, full or away: nothing was written.
    #[error("the database is not available")]
    Unavailable,
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
    /// Codes cannot be sealed or opened.
    #[error(transparent)]
    Secret(#[from] crate::secrets::SecretError),
    /// What is stored was written by a newer release, or is damaged: it is there,
    /// and cannot be shown by this one.
    #[error("a stored row cannot be read")]
    Unreadable,
    /// Anything else of ours.
    #[error("internal error")]
    Internal,
}

impl Fault {
    /// The status and the Fluent id stem (`…-title`, `…-text`) of the page.
    #[must_use]
    pub fn kind(&self) -> (StatusCode, &'static str) {
        const UNAVAILABLE: (StatusCode, &str) =
            (StatusCode::SERVICE_UNAVAILABLE, "fault-unavailable");
        match self {
            Self::PlansFull(limit) => (
                if *limit == PlanLimit::Day {
                    StatusCode::TOO_MANY_REQUESTS
                } else {
                    StatusCode::UNPROCESSABLE_ENTITY
                },
                limit.message_stem(),
            ),
            Self::Unavailable => UNAVAILABLE,
            Self::Database(error) if db::is_unavailable(error) => UNAVAILABLE,
            Self::Unreadable => (StatusCode::SERVICE_UNAVAILABLE, "fault-unreadable"),
            Self::NotFound => (StatusCode::NOT_FOUND, "fault-not-found"),
            Self::SignInFirst => (StatusCode::UNAUTHORIZED, "fault-sign-in"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "fault-forbidden"),
            Self::Conflict => (StatusCode::CONFLICT, "fault-conflict"),
            Self::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, "fault-too-many"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "fault-busy"),
            Self::BadRequest => (StatusCode::BAD_REQUEST, "fault-bad-request"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "fault-too-large"),
            Self::Database(_) | Self::Secret(_) | Self::Internal => {
                (StatusCode::INTERNAL_SERVER_ERROR, "fault-internal")
            }
        }
    }
}

impl IntoResponse for Fault {
    /// A bare answer that carries the fault; [`show`] turns it into a page.
    fn into_response(self) -> Response {
        let (status, stem) = self.kind();
        if matches!(self, Self::Busy) {
            tracing::warn!("too many passwords to hash: a request was sent away");
        } else if status.is_server_error() {
            tracing::error!(error = %self, "request failed");
        }
        let mut response = status.into_response();
        let wait = match self {
            Self::TooMany(seconds) => Some(seconds.max(1)),
            Self::Busy => Some(BUSY_SECONDS),
            _ if status == StatusCode::SERVICE_UNAVAILABLE => Some(RETRY_AFTER_SECONDS),
            _ => None,
        };
        if let Some(seconds) = wait {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(Stem(stem));
        response
    }
}

/// Marks a response whose page is still to be made.
#[derive(Clone, Copy, Debug)]
pub struct Stem(pub &'static str);

/// Turns faults, and whatever the router itself refuses, into pages in the
/// visitor's language. JSON endpoints answer for themselves and never get here.
pub async fn show(
    axum::extract::State(state): axum::extract::State<crate::state::AppState>,
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> Response {
    let visitor = request
        .extensions()
        .get::<super::visitor::Visitor>()
        .cloned();
    let is_get = request.method() == axum::http::Method::GET;
    let response = next.run(request).await;
    let status = response.status();
    let stem = match response.extensions().get::<Stem>() {
        Some(Stem(stem)) => stem,
        None if has_body(response.headers()) => return response,
        None => match status {
            StatusCode::NOT_FOUND => "fault-not-found",
            StatusCode::METHOD_NOT_ALLOWED
            | StatusCode::BAD_REQUEST
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY => "fault-bad-request",
            StatusCode::PAYLOAD_TOO_LARGE => "fault-too-large",
            StatusCode::FORBIDDEN => "fault-forbidden",
            StatusCode::REQUEST_TIMEOUT | StatusCode::INTERNAL_SERVER_ERROR => "fault-internal",
            _ => return response,
        },
    };
    let Some(visitor) = visitor else {
        return response;
    };
    if status == StatusCode::UNAUTHORIZED && is_get {
        let next = serde_urlencoded::to_string([("next", &visitor.here)]).unwrap_or_default();
        return Redirect::to(&format!("/sign-in?{next}")).into_response();
    }
    let retry_after = response.headers().get(header::RETRY_AFTER).cloned();
    let mut page = render::fault(&state, &visitor, status, stem).await;
    if let Some(value) = retry_after {
        page.headers_mut().insert(header::RETRY_AFTER, value);
    }
    page
}

/// A response that already says what it has to (JSON, our own pages).
fn has_body(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        kind.starts_with(b"text/html") || kind.starts_with(b"application/")
    })
}
