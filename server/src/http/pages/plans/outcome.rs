//! What came of the designation: made, not made, taken back; the report.

use app::pages::plans as pages;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::account::Act;
use portal::form::Form;
use portal::plans::{NoDesignationView, ReadyView};

use super::{ON, again, day_of, keep_day, to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::plans::look;
use office::usecase::plans::outcome::{self, DesignatedForm, NoDesignationForm};
use office::usecase::plans::ticks;

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans/{id}/ready", Allowed::May(Act::KeepPlans), ready),
        Route::post("/plans/{id}/ticks", Allowed::May(Act::KeepPlans), tick),
        Route::post(
            "/plans/{id}/designated",
            Allowed::May(Act::KeepPlans),
            designated,
        ),
        Route::get(
            "/plans/{id}/no-designation",
            Allowed::May(Act::KeepPlans),
            ask,
        ),
        Route::post(
            "/plans/{id}/no-designation",
            Allowed::May(Act::KeepPlans),
            no_designation,
        ),
        Route::post(
            "/plans/{id}/outcome/take-back",
            Allowed::May(Act::KeepPlans),
            take_back,
        ),
        Route::get("/plans/{id}/report", Allowed::May(Act::KeepPlans), report),
        Route::post(
            "/plans/{id}/report",
            Allowed::May(Act::KeepPlans),
            whole_report,
        ),
    ]
}

async fn ready(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = look::ready(&state, &visitor.actor()?, &id).await?;
    Ok(ready_page(&state, &visitor, view).await)
}

/// Saves the list of the last mile.
async fn tick(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let actor = visitor.actor()?;
    let ticked: Vec<String> = fields
        .pairs()
        .filter(|(name, _)| *name == "tick")
        .map(|(_, value)| value.to_owned())
        .collect();
    let error = match ticks::save(&state, &actor, &id, version(&fields), &ticked).await {
        Ok(()) => return Ok(to(&id, "/ready")),
        Err(error) => error,
    };
    let (_, notice) = again(error)?;
    let view = look::ready(&state, &actor, &id).await?;
    Ok(ready_page(&state, &visitor, ReadyView { notice, ..view }).await)
}

async fn ready_page(state: &AppState, visitor: &Visitor, view: ReadyView) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, locales::id!("kept-ready-title"))
        .with_errors(wrong)
        .render(move || pages::ready::page(view.clone()))
        .await
}

async fn designated(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let form = DesignatedForm {
        version: version(&fields),
        on: day_of(&fields, ON),
    };
    let actor = visitor.actor()?;
    let error = match outcome::record_designated(&state, &actor, &id, &form).await {
        Ok(()) => return Ok(to(&id, "/ready")),
        Err(error) => error,
    };
    let (errors, notice) = again(error)?;
    let view = look::ready(&state, &actor, &id).await?;
    let view = ReadyView {
        form: keep_day(Form::default(), ON, form.on).with_errors(errors),
        notice,
        ..view
    };
    Ok(ready_page(&state, &visitor, view).await)
}

async fn ask(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = outcome::ask(&state, &visitor.actor()?, &id).await?;
    Ok(no_designation_page(&state, &visitor, view).await)
}

async fn no_designation(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let form = NoDesignationForm {
        version: version(&fields),
        reason: fields.get("reason").to_owned(),
        on: day_of(&fields, ON),
    };
    let actor = visitor.actor()?;
    let error = match outcome::record_no_designation(&state, &actor, &id, &form).await {
        Ok(()) => return Ok(to(&id, "/report")),
        Err(error) => error,
    };
    let (errors, notice) = again(error)?;
    let view = outcome::ask(&state, &actor, &id).await?;
    let typed = Form::default().keep("reason", form.reason);
    let view = NoDesignationView {
        form: keep_day(typed, ON, form.on).with_errors(errors),
        notice,
        ..view
    };
    Ok(no_designation_page(&state, &visitor, view).await)
}

async fn no_designation_page(
    state: &AppState,
    visitor: &Visitor,
    view: NoDesignationView,
) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, locales::id!("no-designation-title"))
        .with_errors(wrong)
        .render(move || pages::no_designation::page(view.clone()))
        .await
}

async fn take_back(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    outcome::take_back(&state, &visitor.actor()?, &id, version(&fields)).await?;
    Ok(to(&id, ""))
}

async fn report(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    report_page(&state, &visitor, &id, false).await
}

async fn whole_report(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    report_page(&state, &visitor, &id, true).await
}

async fn report_page(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    reveal: bool,
) -> Result<Response, Fault> {
    let view = outcome::report(state, &visitor.actor()?, id, reveal).await?;
    Ok(Page::new(state, visitor, locales::id!("report-title"))
        .render(move || pages::report::page(view.clone()))
        .await)
}
