//! Moving the opening month: asked, shown before and after, confirmed.

use app::portal::plans::OpeningView;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::{to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::plans::step::Sent;
use crate::usecase::plans::{Actor, opening};

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans/{id}/opening", Allowed::Applicant, preview),
        Route::post("/plans/{id}/opening", Allowed::Applicant, confirm),
    ]
}

async fn preview(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let query = query.unwrap_or_default();
    let fields = Fields::parse(query.as_bytes());
    let was_sent = query
        .split('&')
        .any(|part| part.starts_with("year=") || part.starts_with("month="));
    let typed = was_sent.then(|| {
        (
            fields.get("year").to_owned(),
            fields.get("month").to_owned(),
        )
    });
    let view = opening::preview(&state, &Actor::of(&visitor)?, &id, typed).await?;
    Ok(page(&state, &visitor, view).await)
}

async fn confirm(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let actor = Actor::of(&visitor)?;
    Ok(
        match opening::confirm(&state, &actor, &id, version(&fields), fields.get("opening")).await?
        {
            Sent::Saved => to(&id, ""),
            Sent::Again(view) => page(&state, &visitor, *view).await,
        },
    )
}

async fn page(state: &AppState, visitor: &Visitor, view: OpeningView) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, "kept-opening-title")
        .with_errors(wrong)
        .render(move || app::pages::plans::opening::page(view.clone()))
        .await
}
