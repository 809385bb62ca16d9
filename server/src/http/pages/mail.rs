//! `/account/mail`, `/unsubscribe`.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::Act;
use portal::form::Form;
use portal::mail::{MailPreferenceView, UnsubscribeView};

use super::account::answer::{form_page, waiting};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::notices::preference::Choices;
use office::usecase::notices::{NoticeError, preference, reader, unsubscribe};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/account/mail", Allowed::May(Act::UseAccount), show),
        Route::post("/account/mail", Allowed::May(Act::UseAccount), save),
        Route::post(
            "/account/mail/reader",
            Allowed::May(Act::KeepPlans),
            ask_reader,
        ),
        Route::post(
            "/account/mail/reader/remove",
            Allowed::May(Act::KeepPlans),
            remove_reader,
        ),
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
    let typed = Choices {
        preference: fields.get("preference"),
        lang: fields.sent("lang"),
        weekly: fields.get("weekly") == "yes",
    };
    match preference::save(&state, &visitor, typed).await {
        Ok(()) => Ok(Redirect::to("/account/mail").into_response()),
        Err(NoticeError::Invalid(errors)) => {
            // The boxes stay as they were ticked.
            let form = Form::default()
                .keep("preference", fields.get("preference"))
                .keep("lang", fields.get("lang"))
                .keep("weekly", fields.get("weekly"))
                .with_errors(errors);
            page(&state, &visitor, form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Asks somebody whether they want copies.
async fn ask_reader(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    // What no address is so long as is not worth sending back.
    let typed: String = fields.get("reader").chars().take(1_000).collect();
    let form = Form::default().keep("reader", typed);
    match reader::ask(&state, &visitor, fields.get("reader")).await {
        Ok(()) => Ok(Redirect::to("/account/mail").into_response()),
        Err(NoticeError::Invalid(errors)) => page(&state, &visitor, form.with_errors(errors)).await,
        Err(NoticeError::TooMany(time)) => page(&state, &visitor, form.held(waiting(time))).await,
        Err(error) => Err(error.into()),
    }
}

async fn remove_reader(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    reader::take_away(&state, &visitor).await?;
    Ok(Redirect::to("/account/mail").into_response())
}

async fn page(state: &AppState, visitor: &Visitor, form: Form) -> Result<Response, Fault> {
    let mut view = MailPreferenceView {
        form,
        ..preference::look(state, visitor).await?
    };
    view.take_typed();
    let page = Page::new(state, visitor, locales::id!("mail-preference-title"));
    let form = view.form.clone();
    Ok(form_page(page, &form, move || {
        app::pages::mail_preference::page(view.clone())
    })
    .await)
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
