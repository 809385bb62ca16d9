//! `/ask`, `/questions`, `/questions/{id}`.

use app::components::Form;
use app::portal::questions::AskView;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::questions::ask::{self, About, Asked};
use crate::usecase::questions::{read, reply};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/ask", Allowed::Applicant, ask_page),
        Route::post("/ask", Allowed::Applicant, send),
        Route::get("/questions", Allowed::Applicant, list),
        Route::get("/questions/{id}", Allowed::Applicant, thread),
        Route::post("/questions/{id}", Allowed::Applicant, write),
        Route::post("/questions/{id}/close", Allowed::Applicant, close),
    ]
}

async fn ask_page(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let about = About {
        plan: query.value("plan"),
        prefecture: query.value("prefecture"),
        with_guide: true,
    };
    let prepared = Form::default().keep("body", query.value("body"));
    let view = ask::look(&state, &visitor, &about, prepared).await?;
    Ok(asking(&state, &visitor, view).await)
}

async fn send(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let about = About {
        plan: fields.get("plan"),
        prefecture: fields.get("prefecture"),
        with_guide: fields.get("with_guide") == "yes",
    };
    match ask::ask(&state, &visitor, &about, fields.get("body")).await? {
        Asked::Done(id) => Ok(Redirect::to(&format!("/questions/{id}")).into_response()),
        Asked::Again(view) => Ok(asking(&state, &visitor, *view).await),
    }
}

async fn asking(state: &AppState, visitor: &Visitor, view: AskView) -> Response {
    let has_errors = match &view {
        AskView::Choose { form, .. } | AskView::Write { form, .. } => form.has_errors(),
        AskView::ConfirmFirst { .. } | AskView::Nobody { .. } => false,
    };
    Page::new(state, visitor, "ask-title")
        .with_errors(has_errors)
        .render(move || app::pages::ask::page(view.clone()))
        .await
}

async fn list(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let rows = read::list(&state, &visitor).await?;
    Ok(Page::new(&state, &visitor, "questions-title")
        .render(move || app::pages::questions::list(rows.clone()))
        .await)
}

async fn thread(
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
    let view = read::thread(state, visitor, id, form).await?;
    let bureau = app::i18n::bureau(visitor.lang, view.bureau);
    let title = app::i18n::text_with(visitor.lang, "question-title", &app::args!(bureau = bureau));
    Ok(Page::titled(state, visitor, title)
        .with_errors(has_errors)
        .render(move || app::pages::questions::thread(view.clone()))
        .await)
}

async fn write(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    match reply::reply(&state, &visitor, &id, fields.get("body")).await? {
        Ok(()) => Ok(to(&id)),
        Err(form) => show(&state, &visitor, &id, form).await,
    }
}

async fn close(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    reply::close(&state, &visitor, &id).await?;
    Ok(to(&id))
}

fn to(id: &str) -> Response {
    Redirect::to(&format!("/questions/{id}")).into_response()
}
