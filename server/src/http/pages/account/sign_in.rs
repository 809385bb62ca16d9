//! `/sign-in` by password or by a link, `/reset`, `/sign-out`.

use app::components::Form;
use app::portal::account::{AskForLinkView, MailSentView, MailWanted, SignInView};
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::input::{ErrorCode, FieldError};

use super::answer::{count_link_mail, email_field, go, local_path, session_draft, wait, way_on};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::mail::outbox::held;
use crate::state::AppState;
use crate::usecase::account::{Attempt, change, reset, sign_in as acts};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/sign-in", Allowed::Anyone, show),
        Route::post("/sign-in", Allowed::Anyone, sign_in),
        Route::get("/sign-in/link", Allowed::Anyone, show_link),
        Route::post("/sign-in/link", Allowed::Anyone, send_link),
        Route::get("/sign-in/sent", Allowed::Anyone, link_sent),
        Route::get("/reset", Allowed::Anyone, show_reset),
        Route::post("/reset", Allowed::Anyone, send_reset),
        Route::get("/reset/sent", Allowed::Anyone, reset_sent),
        Route::post("/sign-out", Allowed::Anyone, sign_out),
    ]
}

async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    if visitor.account.is_some() {
        let next = local_path(query.value("next"));
        return Ok(Redirect::to(next.as_deref().unwrap_or("/account")).into_response());
    }
    let view = SignInView {
        way_on: way_on(&state, &visitor, query.value("next")).await?,
        draft: session_draft(&visitor),
        ..SignInView::default()
    };
    Ok(page(&state, &visitor, view).await)
}

async fn page(state: &AppState, visitor: &Visitor, view: SignInView) -> Response {
    Page::new(state, visitor, "sign-in-title")
        .with_errors(view.form.has_errors())
        .render(move || app::pages::account::sign_in::page(view.clone()))
        .await
}

async fn sign_in(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let way_on = way_on(&state, &visitor, fields.get("next")).await?;
    let next = way_on.as_ref().map(|way| way.next.clone());
    let (form, email) = email_field(&fields);
    let again = |errors: Vec<FieldError>| SignInView {
        form: form.with_errors(errors),
        way_on: way_on.clone(),
        draft: session_draft(&visitor),
    };
    let missing = fields
        .get("password")
        .is_empty()
        .then_some(FieldError::new("password", ErrorCode::Required));
    let email = match (email, missing) {
        (Ok(email), None) => email,
        (email, missing) => {
            let errors = email.err().into_iter().chain(missing).collect();
            return Ok(page(&state, &visitor, again(errors)).await);
        }
    };
    if let Err(time) = state.limits.sign_in.check(&visitor.address.to_string()) {
        return Ok(wait(&state, &visitor, time).await);
    }
    match acts::with_password(&state, &visitor, &email, fields.get("password")).await? {
        Attempt::Done(entered) => Ok(go(&state, Some(&entered.token), &entered.onward(next))),
        Attempt::Refused => {
            let refused = vec![FieldError::new("email", ErrorCode::SignIn)];
            Ok(page(&state, &visitor, again(refused)).await)
        }
        Attempt::Wait(time) => Ok(wait(&state, &visitor, time).await),
    }
}

async fn show_link(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    show_ask(&state, &visitor, &query, MailWanted::SignInLink).await
}

async fn show_reset(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    show_ask(&state, &visitor, &query, MailWanted::Reset).await
}

async fn show_ask(
    state: &AppState,
    visitor: &Visitor,
    query: &Query,
    wanted: MailWanted,
) -> Result<Response, Fault> {
    let view = AskForLinkView {
        wanted,
        way_on: way_on(state, visitor, query.value("next")).await?,
        form: Form::default(),
    };
    Ok(ask(state, visitor, view).await)
}

async fn ask(state: &AppState, visitor: &Visitor, view: AskForLinkView) -> Response {
    Page::new(state, visitor, &format!("{}-title", view.wanted.stem()))
        .with_errors(view.form.has_errors())
        .render(move || app::pages::account::ask_for_link::page(view.clone()))
        .await
}

async fn send_link(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    send(state, visitor, fields, MailWanted::SignInLink).await
}

async fn send_reset(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    send(state, visitor, fields, MailWanted::Reset).await
}

/// Always "we have sent a mail to …", whether or not there is an account.
async fn send(
    state: AppState,
    visitor: Visitor,
    fields: Fields,
    wanted: MailWanted,
) -> Result<Response, Fault> {
    let (form, email) = email_field(&fields);
    let email = match email {
        Ok(email) => email,
        Err(error) => {
            let view = AskForLinkView {
                wanted,
                way_on: way_on(&state, &visitor, fields.get("next")).await?,
                form: form.with_errors([error]),
            };
            return Ok(ask(&state, &visitor, view).await);
        }
    };
    if let Err(time) = count_link_mail(&state, &visitor, &email) {
        return Ok(wait(&state, &visitor, time).await);
    }
    let next = local_path(fields.get("next"));
    let (token, sent) = match wanted {
        MailWanted::Reset => (
            reset::send_link(&state, &visitor, &email, next).await?,
            "/reset/sent",
        ),
        _ => (
            acts::send_link(&state, &visitor, &email, next).await?,
            "/sign-in/sent",
        ),
    };
    Ok(go(&state, token.as_ref(), sent))
}

async fn link_sent(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    sent(&state, &visitor, MailWanted::SignInLink).await
}

async fn reset_sent(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    sent(&state, &visitor, MailWanted::Reset).await
}

pub(super) async fn sent(
    state: &AppState,
    visitor: &Visitor,
    wanted: MailWanted,
) -> Result<Response, Fault> {
    let address = visitor.data.pending_email.clone();
    sent_to(state, visitor, wanted, address).await
}

/// "We have sent a mail to …", or that it will be sent once mail leaves again.
pub(super) async fn sent_to(
    state: &AppState,
    visitor: &Visitor,
    wanted: MailWanted,
    address: Option<String>,
) -> Result<Response, Fault> {
    let is_held = held::is_held(state.db.read()).await?;
    let title = if is_held {
        "mail-held-title"
    } else {
        "mail-sent-title"
    };
    let view = MailSentView {
        wanted,
        address,
        is_held,
        draft: session_draft(visitor),
    };
    Ok(Page::new(state, visitor, title)
        .render(move || app::pages::account::mail_sent::page(view.clone()))
        .await)
}

async fn sign_out(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let token = change::sign_out(&state, &visitor, false).await?;
    Ok(go(&state, token.as_ref(), "/"))
}
