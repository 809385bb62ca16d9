//! Form 1 (別紙１): questions, check your answers, the cover sheet.

use app::pages::plans::form1 as pages;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use domain::account::Act;
use domain::kind::Kind;
use portal::plan_form1::Form1View;

use super::{again, to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::plans::{form1, typed_again};

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans/{id}/form1", Allowed::May(Act::KeepPlans), ask),
        Route::post("/plans/{id}/form1", Allowed::May(Act::KeepPlans), save),
        Route::get(
            "/plans/{id}/form1/check",
            Allowed::May(Act::KeepPlans),
            check,
        ),
        Route::post("/plans/{id}/form1/pdf", Allowed::May(Act::KeepPlans), print),
        Route::get(
            "/plans/{id}/form1/cover",
            Allowed::May(Act::KeepPlans),
            cover,
        ),
    ]
}

async fn ask(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = form1::ask(&state, &visitor.actor()?, &id).await?;
    Ok(page(&state, &visitor, view).await)
}

async fn save(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let actor = visitor.actor()?;
    let error = match form1::save(&state, &actor, &id, version(&fields), &fields).await {
        Ok(()) => return Ok(to(&id, "/form1/check")),
        Err(error) => error,
    };
    let (errors, notice) = again(error)?;
    let view = form1::ask(&state, &actor, &id).await?;
    let view = Form1View {
        form: typed_again(&fields).with_errors(errors),
        notice,
        ..view
    };
    Ok(page(&state, &visitor, view).await)
}

async fn page(state: &AppState, visitor: &Visitor, view: Form1View) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, locales::id!("form1-title"))
        .with_errors(wrong)
        .render(move || pages::ask(view.clone()))
        .await
}

async fn check(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let Some(view) = form1::check(&state, &visitor.actor()?, &id).await? else {
        return Ok(to(&id, "/form1"));
    };
    Ok(
        Page::new(&state, &visitor, locales::id!("form1-check-title"))
            .render(move || pages::check(view.clone()))
            .await,
    )
}

/// The PDF, as a file: it holds a 仮コード, so nobody on the way keeps it.
async fn print(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let Some((kind, pdf)) = form1::print(&state, &visitor.actor()?, &id).await? else {
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
    let view = form1::cover(&state, &visitor.actor()?, &id).await?;
    Ok(Page::new(&state, &visitor, locales::id!("cover-title"))
        .render(move || pages::cover(view.clone()))
        .await)
}
