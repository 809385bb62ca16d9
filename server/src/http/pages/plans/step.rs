//! A step: its page, recording it, taking the record back.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::account::Act;
use domain::step::StepId;
use locales::{text, text_with};
use portal::plans::StepView;

use super::{again, on, to, version, with_day};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::plans::look;
use office::usecase::plans::step::{self, StepForm};
use portal::form::Form;

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get(
            "/plans/{id}/steps/{step}",
            Allowed::May(Act::KeepPlans),
            show,
        ),
        Route::post(
            "/plans/{id}/steps/{step}",
            Allowed::May(Act::KeepPlans),
            record,
        ),
        Route::post(
            "/plans/{id}/steps/{step}/take-back",
            Allowed::May(Act::KeepPlans),
            take_back,
        ),
    ]
}

fn parse(step: &str) -> Result<StepId, Fault> {
    step.parse()
        .ok()
        .and_then(StepId::from_number)
        .ok_or(Fault::NotFound)
}

async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let view = look::step(&state, &visitor.actor()?, &id, parse(&step)?).await?;
    Ok(page(&state, &visitor, view).await)
}

async fn record(
    State(state): State<AppState>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Fault> {
    let form = StepForm {
        version: version(&fields),
        choice: fields.get("choice").to_owned(),
        on: on(&fields),
        code: fields.get("code").to_owned(),
        note: fields.get("note").to_owned(),
    };
    let (actor, number) = (visitor.actor()?, parse(&step)?);
    let error = match step::record(&state, &actor, &id, number, &form).await {
        Ok(()) => return Ok(to(&id, &format!("/steps/{}", number.number()))),
        Err(error) => error,
    };
    let (errors, notice) = again(error)?;
    let view = look::step(&state, &actor, &id, number).await?;
    // The owner's own typing, in the answer to their own request.
    let typed = Form::default()
        .keep("choice", form.choice)
        .keep("code", form.code)
        .keep("note", form.note);
    let view = StepView {
        form: with_day(typed, form.on).with_errors(errors),
        notice,
        ..view
    };
    Ok(page(&state, &visitor, view).await)
}

async fn take_back(
    State(state): State<AppState>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Fault> {
    let (actor, number) = (visitor.actor()?, parse(&step)?);
    let error = match step::take_back(&state, &actor, &id, number, version(&fields)).await {
        Ok(()) => return Ok(to(&id, &format!("/steps/{}", number.number()))),
        Err(error) => error,
    };
    let (_, notice) = again(error)?;
    let view = look::step(&state, &actor, &id, number).await?;
    Ok(page(&state, &visitor, StepView { notice, ..view }).await)
}

async fn page(state: &AppState, visitor: &Visitor, view: StepView) -> Response {
    let name = text(visitor.lang, &format!("step-{}", view.step.as_str()));
    let number = i64::from(view.step.number());
    let title = text_with(
        visitor.lang,
        locales::id!("step-page-title"),
        &locales::args!(number = number, name = name),
    );
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::titled(state, visitor, title)
        .with_errors(wrong)
        .render(move || app::pages::plans::step::page(view.clone()))
        .await
}
