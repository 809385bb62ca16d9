//! `/sign-up`: the form, "we have sent a mail to …", and sending it again.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::input::{Email, FieldError};
use portal::account::{MailWanted, SignUpView};
use portal::form::Hold;

use super::answer::{
    done, draft_fields, email_field, form_page, go, go_sent, local_path, new_password,
    too_short_or_long, wait, waiting, way_on,
};
use super::sign_in::sent as mail_sent;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::auth::password::Queue;
use office::usecase::account::AccountError;
use office::usecase::account::link_mail::{self, Asked, To};
use office::usecase::account::sign_up::{self as acts, SignUp};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/sign-up", Allowed::Anyone, show),
        Route::post("/sign-up", Allowed::Anyone, sign_up),
        Route::get("/sign-up/sent", Allowed::Anyone, sent),
        Route::post("/sign-up/resend", Allowed::Anyone, resend),
    ]
}

async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    if visitor.account.is_some() {
        return Ok(Redirect::to("/account").into_response());
    }
    let view = SignUpView {
        way_on: way_on(&state, &visitor, query.get("next")).await?,
        draft: draft_fields(|name| query.get(name)).or(visitor.data.draft_plan),
        ..SignUpView::default()
    };
    Ok(Page::new(&state, &visitor, locales::id!("sign-up-title"))
        .render(move || app::pages::account::sign_up::page(view.clone()))
        .await)
}

async fn sign_up(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    if visitor.account.is_some() {
        return Ok(Redirect::to("/account").into_response());
    }
    let draft = draft_fields(|name| fields.get(name));
    let (form, email) = email_field(&fields);
    // What costs nothing first.
    let form = match (email, too_short_or_long("password", &fields)) {
        (Ok(email), None) => match try_sign_up(&state, &visitor, &fields, &email).await? {
            Ok(asked) => return Ok(go_sent(&state, &asked, "/sign-up/sent")),
            Err(Obstacle::Wrong(error)) => form.with_errors([error]),
            Err(Obstacle::Held(hold)) => form.held(hold),
        },
        (email, weak) => form.with_errors(email.err().into_iter().chain(weak)),
    };
    let view = SignUpView {
        form: form.clone(),
        way_on: way_on(&state, &visitor, fields.get("next")).await?,
        draft,
    };
    let page = Page::new(&state, &visitor, locales::id!("sign-up-title"));
    let view = move || app::pages::account::sign_up::page(view.clone());
    Ok(form_page(page, &form, view).await)
}

/// Why nobody was signed up.
enum Obstacle {
    /// The password is too common.
    Wrong(FieldError),
    /// Not now.
    Held(Hold),
}

/// Limits go before what takes a core's time.
async fn try_sign_up(
    state: &AppState,
    visitor: &Visitor,
    fields: &Fields,
    email: &Email,
) -> Result<Result<Asked, Obstacle>, Fault> {
    if let Err(time) = state.limits.sign_in.check(&visitor.network) {
        return Ok(Err(Obstacle::Held(waiting(time))));
    }
    let ticket = match link_mail::ticket(state, visitor, email, To::Anybody).await? {
        Ok(ticket) => ticket,
        Err(time) => return Ok(Err(Obstacle::Held(waiting(time)))),
    };
    let queue = Queue::Strangers;
    let checked = new_password(state, queue, "password", fields, &email.key()).await;
    match done(checked)? {
        Ok(None) => {}
        Ok(Some(weak)) => return Ok(Err(Obstacle::Wrong(weak))),
        Err(hold) => return Ok(Err(Obstacle::Held(hold))),
    }
    let sign_up = SignUp {
        email,
        password: fields.get("password"),
        draft: draft_fields(|name| fields.get(name)),
        next: local_path(fields.get("next")),
    };
    let signed_up = acts::sign_up(state, visitor, &ticket, sign_up).await;
    Ok(done(signed_up)?.map_err(Obstacle::Held))
}

async fn sent(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    mail_sent(&state, &visitor, &query, MailWanted::SignUp).await
}

async fn resend(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let address = visitor.data.pending_email.as_deref().unwrap_or_default();
    // Nothing to send again: the page says so.
    let Ok(email) = domain::input::email("email", address) else {
        return Ok(go(&state, None, "/sign-up/sent"));
    };
    let ticket = match link_mail::ticket(&state, &visitor, &email, To::Anybody).await? {
        Ok(ticket) => ticket,
        Err(time) => return Ok(wait(&state, &visitor, time).await),
    };
    match acts::resend(&state, &visitor, &ticket).await {
        Ok(asked) => Ok(go_sent(&state, &asked, "/sign-up/sent")),
        Err(AccountError::NotFound) => Ok(go(&state, None, "/sign-up/sent")),
        Err(error) => Err(error.into()),
    }
}
