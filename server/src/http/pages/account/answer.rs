//! What these pages' answers have in common: the cookie, the way on, "please
//! wait", and reading the fields.

use std::time::Duration;

use app::components::Form;
use app::portal::account::{Draft, Goal, WayOn};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::PasswordFault;
use domain::input::{Email, ErrorCode, FieldError};

use crate::auth::password;
use crate::auth::session::{self, DraftPlan};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::visitor::Visitor;
use crate::secrets::Token;
use crate::state::AppState;
use crate::usecase::account::is_question;
use crate::usecase::guide::hand_over;

/// 303 to an address, with the cookie of a new session if there is one.
pub(super) fn go(state: &AppState, token: Option<&Token>, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    if let Some(token) = token
        // Tokens are base64url: always a header.
        && let Ok(cookie) = session::cookie(state.config.is_https(), token).to_string().parse()
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// 429: how long to wait, in words and in the header.
pub(super) async fn wait(state: &AppState, visitor: &Visitor, wait: Duration) -> Response {
    let seconds = u64::try_from(wait.as_millis().div_ceil(1_000))
        .unwrap_or(u64::MAX)
        .max(1);
    let minutes = i64::try_from(seconds.div_ceil(60)).unwrap_or(i64::MAX);
    let mut response = Page::new(state, visitor, "wait-title")
        .status(StatusCode::TOO_MANY_REQUESTS)
        .render(move || app::pages::account::wait::page(minutes))
        .await;
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

/// Counts a mail with a link, by client and by the address it goes to; known
/// and unknown addresses count alike.
pub(super) fn count_link_mail(
    state: &AppState,
    visitor: &Visitor,
    email: &Email,
) -> Result<(), Duration> {
    state
        .limits
        .link_mails
        .check(&format!("client:{}", visitor.address))?;
    state
        .limits
        .link_mails
        .check(&format!("mail:{}", email.key()))
}

/// A path of this site from a form, and nothing else: never another site.
pub(super) fn local_path(next: &str) -> Option<String> {
    let is_local = next.starts_with('/')
        && !next.starts_with("//")
        && next.len() <= 2_000
        && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    is_local.then(|| next.to_owned())
}

/// The way on from a form or query, with why it needs an account. Whether a
/// question waits is looked up: nothing may be promised that is not there.
pub(super) async fn way_on(
    state: &AppState,
    visitor: &Visitor,
    next: &str,
) -> Result<Option<WayOn>, Fault> {
    let Some(next) = local_path(next) else {
        return Ok(None);
    };
    let goal = if is_question(&next) {
        let has_words = next
            .split_once('?')
            .is_some_and(|(_, query)| !Query::parse(query).value("body").trim().is_empty());
        let is_kept = has_words || hand_over::has_question(state, visitor).await?;
        Goal::Question { is_kept }
    } else {
        Goal::Page(page_name(&next))
    };
    // A path of ours is text: the encoding cannot fail.
    let query = serde_urlencoded::to_string([("next", &next)]).unwrap_or_default();
    Ok(Some(WayOn { next, query, goal }))
}

/// The tail of the id of what a page is called (`sign-in-page-…`).
fn page_name(path: &str) -> &'static str {
    let first = path.split(['/', '?']).nth(1).unwrap_or_default();
    ["plans", "questions", "desk", "account"]
        .into_iter()
        .find(|name| *name == first)
        .unwrap_or("other")
}

/// The `email` field, and a form that keeps it.
pub(super) fn email_field(fields: &Fields) -> (Form, Result<Email, FieldError>) {
    let typed = fields.get("email");
    // What no address is so long as is not worth sending back.
    let kept: String = typed.chars().take(1_000).collect();
    (
        Form::default().keep("email", kept),
        domain::input::email("email", typed),
    )
}

/// A password to be chosen; `address` must not be (in) it.
pub(super) async fn new_password(
    field: &'static str,
    fields: &Fields,
    address: &str,
) -> Result<Option<FieldError>, Fault> {
    let typed = fields.get(field);
    if typed.is_empty() {
        return Ok(Some(FieldError::new(field, ErrorCode::Required)));
    }
    let checked: Result<(), PasswordFault> = password::check(typed, address).await?;
    Ok(checked
        .err()
        .map(|fault| FieldError::new(field, ErrorCode::Password(fault))))
}

/// The draft plan in a form or query: whole and sensible, or none.
pub(super) fn draft_fields<'a>(get: impl Fn(&'static str) -> &'a str) -> Option<DraftPlan> {
    let draft = DraftPlan {
        opening: get("opening").to_owned(),
        prefecture: get("prefecture").to_owned(),
        kind: get("kind").to_owned(),
    };
    draft_view(&draft).map(|_| draft)
}

/// A draft plan in domain types.
pub(super) fn draft_view(draft: &DraftPlan) -> Option<Draft> {
    Some(Draft {
        opening: domain::input::request_opening("opening", &draft.opening).ok()?,
        prefecture: domain::input::prefecture("prefecture", &draft.prefecture).ok()?,
        kind: domain::input::kind_choice("kind", &draft.kind).ok()?,
    })
}

/// The draft plan that this browser's session keeps.
pub(super) fn session_draft(visitor: &Visitor) -> Option<Draft> {
    visitor.data.draft_plan.as_ref().and_then(draft_view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_nobody_is_sent_to_another_site() {
        for next in ["/plans", "/plans/1?a=b&c=%2F%2F", "/"] {
            assert_eq!(local_path(next).as_deref(), Some(next));
        }
        for next in [
            "",
            "plans",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nx: y",
            "/ a",
            "/\t/x",
        ] {
            assert_eq!(local_path(next), None, "{next:?}");
        }
    }

    #[test]
    fn half_a_draft_is_none() {
        let whole = Fields::parse(b"opening=2027-04&prefecture=13&kind=both");
        assert!(draft_fields(|name| whole.get(name)).is_some());
        let half = Fields::parse(b"opening=2027-04&prefecture=99&kind=both");
        assert!(draft_fields(|name| half.get(name)).is_none());
    }
}
