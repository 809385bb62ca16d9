//! What a request can end with besides its page, and the one place where what a
//! use case says becomes HTTP. Logged once, here.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::account::PlanLimit;
use office::auth::password::HashError;
use office::db;
use office::secrets::SecretError;
use office::usecase::account::AccountError;
use office::usecase::guide::GuideError;
use office::usecase::notices::NoticeError;
use office::usecase::plans::PlanError;
use office::usecase::questions::QuestionError;
use office::{NotAllowed, NotSignedIn};
use sea_orm::DbErr;

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
    Secret(#[from] SecretError),
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
            Self::Database(error) if db::is_unreadable(error) => {
                (StatusCode::SERVICE_UNAVAILABLE, "fault-unreadable")
            }
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

/// Seconds to wait, never none.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + 1
}

impl From<NotSignedIn> for Fault {
    fn from(_: NotSignedIn) -> Self {
        Self::SignInFirst
    }
}

impl From<NotAllowed> for Fault {
    fn from(_: NotAllowed) -> Self {
        // What one may not do is not even there.
        Self::NotFound
    }
}

impl From<HashError> for Fault {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => Self::Busy,
            HashError::Broken => Self::Internal,
        }
    }
}

impl From<PlanError> for Fault {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::NotFound => Self::NotFound,
            PlanError::NotSignedIn(error) => error.into(),
            // A form says so itself, where there is one to show again.
            PlanError::Changed | PlanError::NotOffered | PlanError::Refused(_) => Self::Conflict,
            PlanError::Invalid(_) => Self::BadRequest,
            PlanError::Full(limit) => Self::PlansFull(limit),
            PlanError::Paper => Self::Internal,
            PlanError::Db(error) => Self::Database(error),
            PlanError::Secret(error) => Self::Secret(error),
        }
    }
}

impl From<QuestionError> for Fault {
    fn from(error: QuestionError) -> Self {
        match error {
            QuestionError::NotFound => Self::NotFound,
            QuestionError::NotSignedIn(error) => error.into(),
            QuestionError::Changed => Self::Conflict,
            QuestionError::Invalid(_) => Self::BadRequest,
            QuestionError::TooMany(wait) => Self::TooMany(seconds(wait)),
            QuestionError::Db(error) => Self::Database(error),
        }
    }
}

impl From<AccountError> for Fault {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::NotFound => Self::NotFound,
            AccountError::NotSignedIn(error) => error.into(),
            AccountError::Changed => Self::Conflict,
            AccountError::Password(error) => error.into(),
            AccountError::Plan(error) => error.into(),
            AccountError::Db(error) => Self::Database(error),
            AccountError::Secret(error) => Self::Secret(error),
        }
    }
}

impl From<GuideError> for Fault {
    fn from(error: GuideError) -> Self {
        match error {
            GuideError::NotFound => Self::NotFound,
            GuideError::NotSignedIn(error) => error.into(),
            GuideError::TooMany(wait) => Self::TooMany(seconds(wait)),
            GuideError::Plan(error) => error.into(),
            GuideError::Db(error) => Self::Database(error),
        }
    }
}

impl From<NoticeError> for Fault {
    fn from(error: NoticeError) -> Self {
        match error {
            NoticeError::NotFound => Self::NotFound,
            NoticeError::NotSignedIn(error) => error.into(),
            NoticeError::Invalid(_) => Self::BadRequest,
            NoticeError::Changed => Self::Conflict,
            NoticeError::TooMany(wait) => Self::TooMany(seconds(wait)),
            NoticeError::Account(error) => error.into(),
            NoticeError::Db(error) => Self::Database(error),
        }
    }
}

impl IntoResponse for Fault {
    /// A bare answer that carries the fault; `fault_page` turns it into a page.
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
