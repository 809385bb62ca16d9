//! The pages of faults, and of whatever the router itself refuses.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::http::error::Stem;
use crate::http::render::Page;
use crate::http::state::AppState;
use crate::http::visitor::{self, Visitor};

/// Turns faults, and whatever the router itself refuses, into pages in the
/// visitor's language. JSON endpoints answer for themselves and never get here.
pub async fn show(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let visitor = response.extensions_mut().remove::<Visitor>();
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
    let is_known = visitor.is_some();
    let visitor = match visitor {
        Some(visitor) => visitor,
        None => visitor::of_request(&state, &asked).await,
    };
    if status == StatusCode::UNAUTHORIZED && asked.method == Method::GET {
        let next = serde_urlencoded::to_string([("next", &visitor.here)]).unwrap_or_default();
        return Redirect::to(&format!("/sign-in?{next}")).into_response();
    }
    let retry_after = response.headers().get(header::RETRY_AFTER).cloned();
    let cookies = response.headers().get_all(header::SET_COOKIE);
    let mut page = page(&state, &visitor, status, stem).await;
    for cookie in cookies {
        page.headers_mut()
            .append(header::SET_COOKIE, cookie.clone());
    }
    if !is_known {
        visitor::keep_choice(&state, &asked, &mut page);
    }
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

/// The page of a fault.
async fn page(
    state: &AppState,
    visitor: &Visitor,
    status: StatusCode,
    stem: &'static str,
) -> Response {
    Page::new(state, visitor, &format!("{stem}-title"))
        .status(status)
        .render(move || app::pages::fault::page(stem))
        .await
}
