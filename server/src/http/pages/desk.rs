//! `/desk`: the bureau's staff.

use app::components::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::Act;

use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::mail::undelivered;
use crate::usecase::questions::act::{self, Move};
use crate::usecase::questions::desk;

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk", Allowed::Staff, queue),
        Route::get("/desk/questions/{id}", Allowed::Staff, look),
        Route::post("/desk/questions/{id}/claim", Allowed::Staff, claim),
        Route::post("/desk/questions/{id}/release", Allowed::Staff, release),
        Route::post("/desk/questions/{id}/answer", Allowed::Staff, answer),
        Route::post("/desk/questions/{id}/close", Allowed::Staff, close),
        Route::get("/desk/mails", Allowed::May(Act::ManageMail), mails),
        Route::post(
            "/desk/mails/{mail}",
            Allowed::May(Act::ManageMail),
            queue_anew,
        ),
    ]
}

async fn queue(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let view = desk::queue(&state, &visitor).await?;
    let bureau = app::i18n::bureau(visitor.lang, view.bureau);
    let title = app::i18n::text_with(visitor.lang, "desk-title", &app::args!(bureau = bureau));
    Ok(Page::titled(&state, &visitor, title)
        .render(move || app::pages::desk::page(view.clone()))
        .await)
}

async fn mails(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let view = undelivered::list(&state, &visitor).await?;
    Ok(Page::new(&state, &visitor, "undelivered-title")
        .render(move || app::pages::undelivered::page(view.clone()))
        .await)
}

async fn queue_anew(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(mail): Path<String>,
) -> Result<Response, Fault> {
    undelivered::queue_anew(&state, &visitor, &mail).await?;
    Ok(Redirect::to("/desk/mails").into_response())
}

async fn look(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    show(&state, &visitor, &id, Form::default()).await
}

async fn show(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    form: Form,
) -> Result<Response, Fault> {
    let has_errors = form.has_errors();
    let view = desk::look(state, visitor, id, form).await?;
    Ok(Page::new(state, visitor, "nav-desk")
        .with_errors(has_errors)
        .render(move || app::pages::desk_question::page(view.clone()))
        .await)
}

async fn claim(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    moved(&state, &visitor, &id, Move::Claim).await
}

async fn release(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    moved(&state, &visitor, &id, Move::Release).await
}

async fn close(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    moved(&state, &visitor, &id, Move::Close).await
}

async fn moved(state: &AppState, visitor: &Visitor, id: &str, to: Move) -> Result<Response, Fault> {
    act::act(state, visitor, id, to).await?;
    Ok(back(id))
}

async fn answer(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    match act::answer(&state, &visitor, &id, fields.get("answer")).await? {
        Ok(()) => Ok(back(&id)),
        Err(form) => show(&state, &visitor, &id, form).await,
    }
}

fn back(id: &str) -> Response {
    Redirect::to(&format!("/desk/questions/{id}")).into_response()
}
