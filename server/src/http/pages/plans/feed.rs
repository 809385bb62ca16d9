//! The calendar feed: its page, making and revoking its address.

use app::pages::plans as pages;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use domain::account::Act;
use portal::plans::FeedView;

use super::{to, version};
use crate::http::calendar::CalendarFile;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::plans::feed;

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/feed/{file}", Allowed::Anyone, file),
        Route::get("/plans/{id}/calendar", Allowed::May(Act::KeepPlans), show),
        Route::post("/plans/{id}/calendar", Allowed::May(Act::KeepPlans), make),
        Route::post(
            "/plans/{id}/calendar/revoke",
            Allowed::May(Act::KeepPlans),
            revoke,
        ),
    ]
}

async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = feed::look(&state, &visitor.actor()?, &id).await?;
    Ok(page(&state, &visitor, view).await)
}

/// Answers with the page itself: the address is shown this once.
async fn make(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let view = feed::make(&state, &visitor.actor()?, &id, version(&fields)).await?;
    Ok(page(&state, &visitor, view).await)
}

async fn revoke(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    feed::revoke(&state, &visitor.actor()?, &id, version(&fields)).await?;
    Ok(to(&id, "/calendar"))
}

async fn page(state: &AppState, visitor: &Visitor, view: FeedView) -> Response {
    Page::new(state, visitor, locales::id!("feed-title"))
        .render(move || pages::feed::page(view.clone()))
        .await
}

/// The feed itself: whoever has the secret address reads it, as calendars do.
async fn file(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(file): Path<String>,
) -> Result<Response, Fault> {
    let token = file.strip_suffix(".ics").ok_or(Fault::NotFound)?;
    let kept = feed::calendar(&state, token, visitor.today()).await?;
    let calendar = CalendarFile::of_kept(&kept, &state.config.public_url());
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-cache"),
    ];
    Ok((headers, calendar.render()).into_response())
}
