//! Form 1 (別紙１): questions, check your answers, the cover sheet.

use app::pages::plans::form1 as pages;
use app::portal::plan_form1::Form1View;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use domain::schedule::Kind;

use super::{to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::plans::step::Sent;
use crate::usecase::plans::{Actor, form1};

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans/{id}/form1", Allowed::Applicant, ask),
        Route::post("/plans/{id}/form1", Allowed::Applicant, save),
        Route::get("/plans/{id}/form1/check", Allowed::Applicant, check),
        Route::post("/plans/{id}/form1/pdf", Allowed::Applicant, print),
        Route::get("/plans/{id}/form1/cover", Allowed::Applicant, cover),
    ]
}

async fn ask(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = form1::ask(&state, &Actor::of(&visitor)?, &id).await?;
    Ok(page(&state, &visitor, view).await)
}

async fn save(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    Ok(
        match form1::save(
            &state,
            &Actor::of(&visitor)?,
            &id,
            version(&fields),
            &fields,
        )
        .await?
        {
            Sent::Saved => to(&id, "/form1/check"),
            Sent::Again(view) => page(&state, &visitor, *view).await,
        },
    )
}

async fn page(state: &AppState, visitor: &Visitor, view: Form1View) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, "form1-title")
        .with_errors(wrong)
        .render(move || pages::ask(view.clone()))
        .await
}

async fn check(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let Some(view) = form1::check(&state, &Actor::of(&visitor)?, &id).await? else {
        return Ok(to(&id, "/form1"));
    };
    Ok(Page::new(&state, &visitor, "form1-check-title")
        .render(move || pages::check(view.clone()))
        .await)
}

/// The PDF, as a file: it holds a 仮コード, so nobody on the way keeps it.
async fn print(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let Some((kind, pdf)) = form1::print(&state, &Actor::of(&visitor)?, &id).await? else {
        return Ok(to(&id, "/form1/check"));
    };
    // Twins have one each in the same folder.
    let attachment = match kind {
        Kind::Medical => "attachment; filename=\"form1-medical.pdf\"",
        Kind::Dental => "attachment; filename=\"form1-dental.pdf\"",
        Kind::Pharmacy => "attachment; filename=\"form1-pharmacy.pdf\"",
    };
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, attachment),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, pdf).into_response())
}

async fn cover(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = form1::cover(&state, &Actor::of(&visitor)?, &id).await?;
    Ok(Page::new(&state, &visitor, "cover-title")
        .render(move || pages::cover(view.clone()))
        .await)
}
