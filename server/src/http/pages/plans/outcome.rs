//! What came of the designation: made, not made, taken back; the report.

use app::pages::plans as pages;
use app::portal::plans::{NoDesignationView, ReadyView};
use axum::extract::{Path, State};
use axum::response::Response;

use super::{on, to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::plans::outcome::{self, DesignatedForm, NoDesignationForm};
use crate::usecase::plans::step::Sent;
use crate::usecase::plans::{Actor, look};

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans/{id}/ready", Allowed::Applicant, ready),
        Route::post("/plans/{id}/designated", Allowed::Applicant, designated),
        Route::get("/plans/{id}/no-designation", Allowed::Applicant, ask),
        Route::post(
            "/plans/{id}/no-designation",
            Allowed::Applicant,
            no_designation,
        ),
        Route::post(
            "/plans/{id}/outcome/take-back",
            Allowed::Applicant,
            take_back,
        ),
        Route::get("/plans/{id}/report", Allowed::Applicant, report),
        Route::post("/plans/{id}/report", Allowed::Applicant, whole_report),
    ]
}

async fn ready(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = look::ready(&state, &Actor::of(&visitor)?, &id).await?;
    Ok(ready_page(&state, &visitor, view).await)
}

async fn ready_page(state: &AppState, visitor: &Visitor, view: ReadyView) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, "kept-ready-title")
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
        on: on(&fields),
    };
    let sent = outcome::record_designated(&state, &Actor::of(&visitor)?, &id, form).await?;
    Ok(match sent {
        Sent::Saved => to(&id, "/ready"),
        Sent::Again(view) => ready_page(&state, &visitor, *view).await,
    })
}

async fn ask(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = outcome::ask(&state, &Actor::of(&visitor)?, &id).await?;
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
        on: on(&fields),
    };
    let sent = outcome::record_no_designation(&state, &Actor::of(&visitor)?, &id, form).await?;
    Ok(match sent {
        Sent::Saved => to(&id, "/report"),
        Sent::Again(view) => no_designation_page(&state, &visitor, *view).await,
    })
}

async fn no_designation_page(
    state: &AppState,
    visitor: &Visitor,
    view: NoDesignationView,
) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, "no-designation-title")
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
    outcome::take_back(&state, &Actor::of(&visitor)?, &id, version(&fields)).await?;
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
    let view = outcome::report(state, &Actor::of(visitor)?, id, reveal).await?;
    Ok(Page::new(state, visitor, "report-title")
        .render(move || pages::report::page(view.clone()))
        .await)
}
