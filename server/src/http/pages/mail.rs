//! `/account/mail`, `/unsubscribe`.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::Act;
use portal::form::Form;
use portal::mail::{MailPreferenceView, UnsubscribeView};

use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::notices::{NoticeError, preference, unsubscribe};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/account/mail", Allowed::May(Act::UseAccount), show),
        Route::post("/account/mail", Allowed::May(Act::UseAccount), save),
        Route::get("/unsubscribe", Allowed::Anyone, ask),
        Route::post("/unsubscribe", Allowed::Anyone, stop),
    ]
}

async fn show(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    page(&state, &visitor, Form::default()).await
}

async fn save(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    match preference::save(&state, &visitor, fields.get("preference")).await {
        Ok(()) => Ok(Redirect::to("/account/mail").into_response()),
        Err(NoticeError::Invalid(errors)) => {
            page(&state, &visitor, Form::default().with_errors(errors)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(state: &AppState, visitor: &Visitor, form: Form) -> Result<Response, Fault> {
    let has_errors = form.has_errors();
    let view = MailPreferenceView {
        form,
        ..preference::look(visitor)?
    };
    Ok(
        Page::new(state, visitor, locales::id!("mail-preference-title"))
            .with_errors(has_errors)
            .render(move || app::pages::mail_preference::page(view.clone()))
            .await,
    )
}

async fn ask(State(state): State<AppState>, visitor: Visitor, query: Query) -> Response {
    let (account, signature) = (query.get("account"), query.get("signature"));
    let view = match unsubscribe::account_of(&state, account, signature) {
        Some(_) => UnsubscribeView::Ask {
            action: visitor.here.clone(),
        },
        None => UnsubscribeView::Invalid,
    };
    answer(&state, &visitor, view).await
}

/// From the page's button, or in one click from a mail program (RFC 8058): the
/// signature in the address is all it needs, no session and no cookie.
async fn stop(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let (account, signature) = (query.get("account"), query.get("signature"));
    let Some(account) = unsubscribe::account_of(&state, account, signature) else {
        return Ok(answer(&state, &visitor, UnsubscribeView::Invalid).await);
    };
    unsubscribe::stop(&state, account).await?;
    Ok(answer(&state, &visitor, UnsubscribeView::Done).await)
}

async fn answer(state: &AppState, visitor: &Visitor, view: UnsubscribeView) -> Response {
    let status = match view {
        UnsubscribeView::Invalid => axum::http::StatusCode::NOT_FOUND,
        _ => axum::http::StatusCode::OK,
    };
    Page::new(state, visitor, locales::id!("unsubscribe-title"))
        .status(status)
        .render(move || app::pages::unsubscribe::page(view.clone()))
        .await
}
