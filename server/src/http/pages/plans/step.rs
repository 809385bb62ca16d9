//! A step: its page, recording it, taking the record back.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::account::Act;
use domain::step::StepId;
use locales::{text, text_with};
use portal::plans::{APPLICATION_PART, StepView};

use super::{ON, again, day_of, keep_day, to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::plans::PlanError;
use office::usecase::plans::application::{self, ApplicationForm};
use office::usecase::plans::look;
use office::usecase::plans::step::{self, StepForm};
use office::usecase::plans::told::{self, ToldForm};
use portal::form::Form;

/// Names of the fields of the application's day, of the day that was told, and of
/// the day on which it was heard.
const APPLIED: [&str; 3] = ["applied_year", "applied_month", "applied_day"];
const TOLD: [&str; 3] = ["told_year", "told_month", "told_day"];
const HEARD: [&str; 3] = ["heard_year", "heard_month", "heard_day"];

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
        Route::post(
            "/plans/{id}/application",
            Allowed::May(Act::KeepPlans),
            record_application,
        ),
        Route::post(
            "/plans/{id}/application/take-back",
            Allowed::May(Act::KeepPlans),
            take_back_application,
        ),
        Route::post(
            "/plans/{id}/told",
            Allowed::May(Act::KeepPlans),
            record_told,
        ),
        Route::post(
            "/plans/{id}/told/take-back",
            Allowed::May(Act::KeepPlans),
            take_back_told,
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
        on: day_of(&fields, ON),
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
        form: keep_day(typed, ON, form.on).with_errors(errors),
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

/// Back to a part of the page of step 4.
fn to_step_four(id: &str, part: &str) -> Response {
    let number = StepId::NumberRequest.number();
    to(id, &format!("/steps/{number}#{part}"))
}

/// The page of step 4 again, with what was typed in one of its other forms.
async fn step_four_again(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    error: PlanError,
    typed: impl FnOnce(Form) -> Form,
) -> Result<Response, Fault> {
    let (errors, notice) = again(error)?;
    let view = look::step(state, &visitor.actor()?, id, StepId::NumberRequest).await?;
    let form = typed(view.form.clone()).with_errors(errors);
    let view = StepView {
        form,
        notice,
        ..view
    };
    Ok(page(state, visitor, view).await)
}

async fn record_application(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let form = ApplicationForm {
        version: version(&fields),
        choice: fields.get("application").to_owned(),
        on: day_of(&fields, APPLIED),
    };
    match application::record(&state, &visitor.actor()?, &id, &form).await {
        Ok(()) => Ok(to_step_four(&id, APPLICATION_PART)),
        Err(error) => {
            step_four_again(&state, &visitor, &id, error, |typed| {
                keep_day(typed.keep("application", form.choice), APPLIED, form.on)
            })
            .await
        }
    }
}

async fn take_back_application(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    match application::take_back(&state, &visitor.actor()?, &id, version(&fields)).await {
        Ok(()) => Ok(to_step_four(&id, APPLICATION_PART)),
        Err(error) => step_four_again(&state, &visitor, &id, error, |form| form).await,
    }
}

async fn record_told(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let form = ToldForm {
        version: version(&fields),
        act: fields.get("act").to_owned(),
        date: day_of(&fields, TOLD),
        heard: day_of(&fields, HEARD),
        who: fields.get("who").to_owned(),
    };
    match told::record(&state, &visitor.actor()?, &id, &form).await {
        Ok(()) => Ok(to_step_four(&id, "told")),
        Err(error) => {
            step_four_again(&state, &visitor, &id, error, |typed| {
                let typed = typed.keep("act", form.act).keep("who", form.who);
                keep_day(keep_day(typed, TOLD, form.date), HEARD, form.heard)
            })
            .await
        }
    }
}

async fn take_back_told(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let actor = visitor.actor()?;
    match told::take_back(&state, &actor, &id, fields.get("act"), version(&fields)).await {
        Ok(()) => Ok(to_step_four(&id, "told")),
        Err(error) => step_four_again(&state, &visitor, &id, error, |form| form).await,
    }
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
