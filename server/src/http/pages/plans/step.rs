//! A step: its page, recording it, taking the record back.

use app::i18n::{text, text_with};
use app::portal::plans::StepView;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::step::StepId;

use super::{on, to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::plans::step::{self, Sent, StepForm};
use crate::usecase::plans::{Actor, look};

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans/{id}/steps/{step}", Allowed::Applicant, show),
        Route::post("/plans/{id}/steps/{step}", Allowed::Applicant, record),
        Route::post(
            "/plans/{id}/steps/{step}/take-back",
            Allowed::Applicant,
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
    let view = look::step(&state, &Actor::of(&visitor)?, &id, parse(&step)?).await?;
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
    let sent = step::record(&state, &Actor::of(&visitor)?, &id, parse(&step)?, form).await?;
    after(&state, &visitor, &id, &step, sent).await
}

async fn take_back(
    State(state): State<AppState>,
    visitor: Visitor,
    Path((id, step)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Fault> {
    let sent = step::take_back(
        &state,
        &Actor::of(&visitor)?,
        &id,
        parse(&step)?,
        version(&fields),
    )
    .await?;
    after(&state, &visitor, &id, &step, sent).await
}

async fn after(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    step: &str,
    sent: Sent<StepView>,
) -> Result<Response, Fault> {
    Ok(match sent {
        Sent::Saved => to(id, &format!("/steps/{}", parse(step)?.number())),
        Sent::Again(view) => page(state, visitor, *view).await,
    })
}

async fn page(state: &AppState, visitor: &Visitor, view: StepView) -> Response {
    let name = text(visitor.lang, &format!("step-{}", view.step.as_str()));
    let number = i64::from(view.step.number());
    let title = text_with(
        visitor.lang,
        "step-page-title",
        &app::args!(number = number, name = name),
    );
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::titled(state, visitor, title)
        .with_errors(wrong)
        .render(move || app::pages::plans::step::page(view.clone()))
        .await
}
