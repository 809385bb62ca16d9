//! Errors of the JSON interface: RFC 9457 problem documents.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::input::{ErrorCode, FieldError};
use locales::{Lang, error, text};
use serde::Serialize;
use utoipa::ToSchema;

/// A problem document.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// What kind of problem; stable.
    #[serde(rename = "type")]
    #[schema(example = "urn:tsukihajime:problem:invalid-request")]
    kind: &'static str,
    /// The kind in words.
    title: String,
    /// The HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What to do about it.
    detail: String,
    /// What is wrong with which field.
    errors: Vec<ProblemError>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemError {
    /// The parameter's name.
    #[schema(example = "opening")]
    pub field: String,
    /// A closed code.
    #[schema(example = "opening-month")]
    pub code: &'static str,
    /// The code in words.
    pub message: String,
}

impl ProblemError {
    /// An error of a field, in words.
    #[must_use]
    pub fn new(lang: Lang, field: impl Into<String>, code: ErrorCode) -> Self {
        let field = field.into();
        let message = error(lang, &field, code);
        Self {
            field,
            code: code.as_str(),
            message,
        }
    }

    /// The errors of a parsed field.
    #[must_use]
    pub fn of(lang: Lang, wrong: FieldError) -> Self {
        Self::new(lang, wrong.field, wrong.code)
    }
}

/// The language that `Accept-Language` asks for; cookies do not reach the
/// interface.
#[must_use]
pub fn language(headers: &HeaderMap) -> Lang {
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| Lang::accepted(value.to_str().ok()?))
        .unwrap_or_default()
}

/// The one place that builds a problem document. `stem` gives the messages
/// `<stem>-title` and `<stem>-detail`, and the last part of the type.
#[must_use]
pub fn problem(
    lang: Lang,
    status: StatusCode,
    stem: ProblemKind,
    errors: Vec<ProblemError>,
) -> Response {
    let problem = Problem {
        kind: stem.urn(),
        title: text(lang, &format!("{}-title", stem.message())),
        status: status.as_u16(),
        detail: text(lang, &format!("{}-detail", stem.message())),
        errors,
    };
    let mut response = (status, axum::Json(problem)).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(lang.as_str()),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The kinds of problems there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A parameter is missing, wrong or unknown.
    InvalidRequest,
    /// The body is no JSON object.
    NotJson,
    /// Too many requests from this address.
    TooMany,
}

impl ProblemKind {
    const fn urn(self) -> &'static str {
        match self {
            Self::InvalidRequest => "urn:tsukihajime:problem:invalid-request",
            Self::NotJson => "urn:tsukihajime:problem:not-json",
            Self::TooMany => "urn:tsukihajime:problem:too-many-requests",
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::InvalidRequest => "problem-invalid-request",
            Self::NotJson => "problem-not-json",
            Self::TooMany => "problem-too-many",
        }
    }
}
