//! Moving the opening month: asked, shown before and after, confirmed.

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use domain::account::Act;
use domain::month::YearMonth;
use portal::plans::OpeningView;

use super::{again, to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::plans::opening;

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans/{id}/opening", Allowed::May(Act::KeepPlans), preview),
        Route::post("/plans/{id}/opening", Allowed::May(Act::KeepPlans), confirm),
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
    let view = opening::preview(&state, &visitor.actor()?, &id, typed).await?;
    Ok(page(&state, &visitor, view).await)
}

async fn confirm(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let to_month = YearMonth::parse(fields.get("opening")).ok_or(Fault::BadRequest)?;
    let actor = visitor.actor()?;
    let error = match opening::confirm(&state, &actor, &id, version(&fields), to_month).await {
        Ok(()) => return Ok(to(&id, "")),
        Err(error) => error,
    };
    let (_, notice) = again(error)?;
    let typed = (to_month.year().to_string(), to_month.month().to_string());
    let view = opening::preview(&state, &actor, &id, Some(typed)).await?;
    Ok(page(&state, &visitor, OpeningView { notice, ..view }).await)
}

async fn page(state: &AppState, visitor: &Visitor, view: OpeningView) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, locales::id!("kept-opening-title"))
        .with_errors(wrong)
        .render(move || app::pages::plans::opening::page(view.clone()))
        .await
}
