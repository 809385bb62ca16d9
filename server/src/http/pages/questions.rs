//! `/ask`, `/questions`, `/questions/{id}`.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::Act;
use portal::form::Form;
use portal::questions::{AskView, ThreadView};

use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::questions::open::{self, AskOutcome, Subject};
use office::usecase::questions::{QuestionError, read, reply};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/ask", Allowed::May(Act::AskQuestion), ask_page),
        Route::post("/ask", Allowed::May(Act::AskQuestion), send),
        Route::get("/questions", Allowed::May(Act::AskQuestion), list),
        Route::get("/questions/{id}", Allowed::May(Act::AskQuestion), thread),
        Route::post("/questions/{id}", Allowed::May(Act::AskQuestion), write),
        Route::post(
            "/questions/{id}/close",
            Allowed::May(Act::AskQuestion),
            close,
        ),
    ]
}

async fn ask_page(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let subject = Subject {
        plan: query.get("plan"),
        prefecture: query.get("prefecture"),
        with_guide: true,
    };
    let prepared = Form::default().keep("body", query.get("body"));
    let view = open::look(&state, &visitor, subject, prepared).await?;
    Ok(asking(&state, &visitor, view).await)
}

async fn send(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let subject = Subject {
        plan: fields.get("plan"),
        prefecture: fields.get("prefecture"),
        with_guide: fields.get("with_guide") == "yes",
    };
    let typed = fields.get("body");
    let form = match open::ask(&state, &visitor, subject, typed).await {
        Ok(AskOutcome::Done(id)) => {
            return Ok(Redirect::to(&format!("/questions/{id}")).into_response());
        }
        Ok(AskOutcome::NotYet) => Form::default(),
        Err(QuestionError::Invalid(errors)) => {
            Form::default().keep("body", typed).with_errors(errors)
        }
        Err(error) => return Err(error.into()),
    };
    let view = open::look(&state, &visitor, subject, form).await?;
    Ok(asking(&state, &visitor, view).await)
}

async fn asking(state: &AppState, visitor: &Visitor, view: AskView) -> Response {
    let has_errors = match &view {
        AskView::Choose { form, .. } | AskView::Write { form, .. } => form.has_errors(),
        AskView::ConfirmFirst { .. } | AskView::Nobody { .. } => false,
    };
    Page::new(state, visitor, locales::id!("ask-title"))
        .with_errors(has_errors)
        .render(move || app::pages::ask::page(view.clone()))
        .await
}

async fn list(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let view = read::list(&state, &visitor.actor()?).await?;
    Ok(Page::new(&state, &visitor, locales::id!("questions-title"))
        .render(move || app::pages::questions::list(view.clone()))
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
    let view = ThreadView {
        form,
        ..read::look(state, &visitor.actor()?, id).await?
    };
    let bureau = locales::bureau(visitor.lang, view.bureau);
    let title = locales::text_with(
        visitor.lang,
        locales::id!("question-title"),
        &locales::args!(bureau = bureau),
    );
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
    let typed = fields.get("body");
    match reply::reply(&state, &visitor.actor()?, &id, typed).await {
        Ok(()) => Ok(to(&id)),
        Err(QuestionError::Invalid(errors)) => {
            let form = Form::default().keep("body", typed).with_errors(errors);
            show(&state, &visitor, &id, form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn close(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    reply::close(&state, &visitor.actor()?, &id).await?;
    Ok(to(&id))
}

fn to(id: &str) -> Response {
    Redirect::to(&format!("/questions/{id}")).into_response()
}
