//! What these pages' answers have in common: the cookies, the way on, a form
//! that is held, and reading the fields.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::extract::cookie::Cookie;
use domain::account::PasswordFault;
use domain::input::{self, Email, ErrorCode, FieldError};
use domain::schedule::PlanRequest;
use leptos::prelude::AnyView;
use portal::account::{Goal, WayOn};
use portal::form::{Form, Hold};

use crate::http::cookie;
use crate::http::error::{BUSY_SECONDS, Fault};
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::auth::device::Device;
use office::auth::password::{self, Queue};
use office::secrets::Token;
use office::usecase::account::link_mail::Asked;
use office::usecase::account::{AccountError, Attempt, Entered, is_question};
use office::usecase::guide::hand_over;

/// 303 to an address, with the cookie of a new session if there is one.
pub(super) fn go(state: &AppState, token: Option<&Token>, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    if let Some(token) = token {
        set_cookie(
            &mut response,
            &cookie::session(state.config.is_https(), token),
        );
    }
    response
}

/// 303 for somebody who has just signed in here: the session, and by what the
/// browser is known from now on.
pub(super) fn go_in(state: &AppState, entered: &Entered, to: &str) -> Response {
    go_known(state, &entered.token, &entered.device, to)
}

/// The same for somebody who was signed in before.
pub(super) fn go_known(state: &AppState, token: &Token, device: &Device, to: &str) -> Response {
    let mut response = go(state, Some(token), to);
    set_cookie(
        &mut response,
        &cookie::device(state.config.is_https(), device),
    );
    response
}

fn set_cookie(response: &mut Response, cookie: &Cookie<'_>) {
    // Tokens are base64url, marks hexadecimal: always a header.
    if let Ok(cookie) = cookie.to_string().parse() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// 303 to "we have sent a mail", or that the last one is the one to use.
pub(super) fn go_sent(state: &AppState, asked: &Asked, to: &str) -> Response {
    let to = if asked.is_enough {
        format!("{to}?enough=yes")
    } else {
        to.to_owned()
    };
    go(state, asked.token.as_ref(), &to)
}

/// How an attempt ended, for the form it was made with.
pub(super) enum Tried<T> {
    /// It was right.
    Done(T),
    /// It was not.
    Refused,
    /// It was not tried: the form comes back as it is.
    Held(Hold),
}

/// Having to wait is no fault of the form: what was typed is kept.
pub(super) fn tried<T>(attempt: Result<Attempt<T>, AccountError>) -> Result<Tried<T>, Fault> {
    match attempt {
        Ok(Attempt::Done(done)) => Ok(Tried::Done(done)),
        Ok(Attempt::Refused) => Ok(Tried::Refused),
        Ok(Attempt::Wait(time)) => Ok(Tried::Held(waiting(time))),
        Err(error) => match error.into() {
            Fault::Busy => Ok(Tried::Held(BUSY)),
            fault => Err(fault),
        },
    }
}

/// The same for what cannot be refused.
pub(super) fn done<T>(act: Result<T, impl Into<Fault>>) -> Result<Result<T, Hold>, Fault> {
    match act {
        Ok(done) => Ok(Ok(done)),
        Err(error) => match error.into() {
            Fault::Busy => Ok(Err(BUSY)),
            fault => Err(fault),
        },
    }
}

const BUSY: Hold = Hold::Busy(BUSY_SECONDS);

/// Too many attempts.
pub(in crate::http::pages) fn waiting(wait: Duration) -> Hold {
    let seconds = u64::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u64::MAX);
    Hold::Wait(seconds.max(1))
}

/// A form's page: 422 where something is wrong with it, 429 or 503 and how long
/// to wait where it was held.
pub(in crate::http::pages) async fn form_page<F>(page: Page, form: &Form, view: F) -> Response
where
    F: Fn() -> AnyView + Clone + Send + Sync + 'static,
{
    let page = page.with_errors(form.has_errors());
    let Some(hold) = form.hold() else {
        return page.render(view).await;
    };
    let status = match hold {
        Hold::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        Hold::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
    };
    let mut response = page.status(status).render(view).await;
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(hold.seconds()));
    response
}

/// "Please wait" where there is no form to keep.
pub(super) async fn wait(state: &AppState, visitor: &Visitor, wait: Duration) -> Response {
    let form = Form::default().held(waiting(wait));
    let page = Page::new(state, visitor, locales::id!("wait-title"));
    let shown = form.clone();
    form_page(page, &form, move || {
        app::pages::account::wait::page(shown.clone())
    })
    .await
}

/// A path of this site from a form, and nothing else: never another site.
pub(in crate::http::pages) fn local_path(next: &str) -> Option<String> {
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
            .is_some_and(|(_, query)| !Query::parse(query).get("body").trim().is_empty());
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
        input::email("email", typed),
    )
}

/// What is wrong with a password to be chosen that can be told for nothing.
pub(super) fn too_short_or_long(field: &'static str, fields: &Fields) -> Option<FieldError> {
    let typed = fields.get(field);
    if typed.is_empty() {
        return Some(FieldError::new(field, ErrorCode::Required));
    }
    let fault = password::check_length(typed).err()?;
    Some(FieldError::new(field, ErrorCode::Password(fault)))
}

/// A password to be chosen; `address` must not be (in) it.
pub(super) async fn new_password(
    state: &AppState,
    queue: Queue,
    field: &'static str,
    fields: &Fields,
    address: &str,
) -> Result<Option<FieldError>, Fault> {
    if let Some(error) = too_short_or_long(field, fields) {
        return Ok(Some(error));
    }
    let checked: Result<(), PasswordFault> = state
        .passwords
        .check(queue, fields.get(field), address)
        .await?;
    Ok(checked
        .err()
        .map(|fault| FieldError::new(field, ErrorCode::Password(fault))))
}

/// The plan that a form or query carries along: whole and sensible, or none.
pub(super) fn draft_fields<'a>(get: impl Fn(&'static str) -> &'a str) -> Option<PlanRequest> {
    input::plan_request(get("opening"), get("prefecture"), get("kind")).ok()
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
