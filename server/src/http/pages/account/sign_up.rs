//! `/sign-up`: the form, "we have sent a mail to …", and sending it again.

use app::portal::account::{MailWanted, SignUpView};
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::answer::{
    count_link_mail, draft_fields, draft_view, email_field, go, local_path, new_password,
    session_draft, wait, way_on,
};
use super::sign_in::sent_to;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::account::sign_up as acts;

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
    let asked = draft_fields(|name| query.value(name))
        .as_ref()
        .and_then(draft_view);
    let view = SignUpView {
        way_on: way_on(&state, &visitor, query.value("next")).await?,
        draft: asked.or_else(|| session_draft(&visitor)),
        ..SignUpView::default()
    };
    Ok(Page::new(&state, &visitor, "sign-up-title")
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
    let address = email.as_ref().map(|e| e.key()).unwrap_or_default();
    let weak = new_password("password", &fields, &address).await?;
    let email = match (email, weak) {
        (Ok(email), None) => email,
        (email, weak) => {
            let view = SignUpView {
                form: form.with_errors(email.err().into_iter().chain(weak)),
                way_on: way_on(&state, &visitor, fields.get("next")).await?,
                draft: draft.as_ref().and_then(draft_view),
            };
            return Ok(Page::new(&state, &visitor, "sign-up-title")
                .with_errors(true)
                .render(move || app::pages::account::sign_up::page(view.clone()))
                .await);
        }
    };
    if let Err(time) = count_link_mail(&state, &visitor, &email) {
        return Ok(wait(&state, &visitor, time).await);
    }
    let next = local_path(fields.get("next"));
    let token = acts::sign_up(
        &state,
        &visitor,
        &email,
        fields.get("password"),
        draft,
        next,
    )
    .await?;
    Ok(go(&state, token.as_ref(), "/sign-up/sent"))
}

async fn sent(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    // Only what this browser itself has signed up with can be sent again.
    let address = visitor
        .data
        .pending_email
        .clone()
        .filter(|_| visitor.data.pending_link.is_some());
    sent_to(&state, &visitor, MailWanted::SignUp, address).await
}

async fn resend(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let address = visitor.data.pending_email.as_deref().unwrap_or_default();
    // Nothing to send again: the page says so.
    let Ok(email) = domain::input::email("email", address) else {
        return Ok(go(&state, None, "/sign-up/sent"));
    };
    if let Err(time) = count_link_mail(&state, &visitor, &email) {
        return Ok(wait(&state, &visitor, time).await);
    }
    match acts::resend(&state, &visitor).await {
        Ok(()) | Err(Fault::NotFound) => Ok(go(&state, None, "/sign-up/sent")),
        Err(fault) => Err(fault),
    }
}
