//! The plan: page, the part that the island fetches, the calendar file.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::already::Already;
use domain::input::{self, ErrorCode, FieldError};
use domain::schedule::PlanRequest;
use locales::{month, prefecture, text, text_with};
use portal::draft::DraftPage;
use portal::form::Form;

use super::start::next_address;
use crate::http::calendar::{CalendarFile, events};
use crate::http::error::Fault;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::draft;

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plan", Allowed::Anyone, plan),
        Route::get("/plan/part", Allowed::Anyone, part),
        Route::get("/plan.ics", Allowed::Anyone, calendar),
    ]
}

/// What the address asks for, with what is said to be done already; or what is
/// wrong with it.
fn read(query: &Query) -> Result<(PlanRequest, Option<Already>), Vec<FieldError>> {
    let asked = input::plan_request(
        query.get("opening"),
        query.get("prefecture"),
        query.get("kind"),
    );
    match (asked, already(query.get("done"))) {
        (Ok(asked), Ok(already)) => Ok((asked, already)),
        (asked, already) => Err(asked
            .err()
            .into_iter()
            .flatten()
            .chain(already.err())
            .collect()),
    }
}

/// The answer of a late plan; nothing said is no mistake.
fn already(said: &str) -> Result<Option<Already>, FieldError> {
    if said.is_empty() {
        return Ok(None);
    }
    input::choice("done", said, Already::parse, ErrorCode::Choice).map(Some)
}

async fn plan(State(state): State<AppState>, visitor: Visitor, query: Query) -> Response {
    if ["opening", "prefecture", "kind"]
        .iter()
        .any(|name| query.get(name).is_empty())
    {
        // Not wrong, only not answered yet.
        return Redirect::to(&next_address(&query, &[])).into_response();
    }
    let asked = read(&query);
    let errors = asked.as_ref().err().cloned().unwrap_or_default();
    let wrong = !errors.is_empty();
    let asked = asked.ok();
    let form = Form::default()
        .keep("opening", query.get("opening"))
        .keep("prefecture", query.get("prefecture"))
        .keep("kind", query.get("kind"))
        .keep("done", query.get("done"))
        .with_errors(errors);
    let page = DraftPage {
        form,
        months: draft::months(asked.map(|(asked, _)| asked.opening), visitor.today()),
        plan: asked.map(|(asked, already)| draft::plan(asked, already, visitor.today())),
    };
    Page::new(&state, &visitor, locales::id!("plan-title"))
        .with_errors(wrong)
        .render(move || app::pages::plan::page(page))
        .await
}

async fn part(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let (asked, already) = read(&query).map_err(|_| Fault::BadRequest)?;
    let plan = draft::plan(asked, already, visitor.today());
    Ok(Page::new(&state, &visitor, locales::id!("plan-title"))
        .render_part(move || app::pages::plan::fetched(plan))
        .await)
}

async fn calendar(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let (asked, already) = read(&query).map_err(|_| Fault::BadRequest)?;
    let plan = draft::plan(asked, already, visitor.today());
    let lang = visitor.lang;
    let name = locales::args!(
        month = month(lang, asked.opening),
        prefecture = prefecture(lang, asked.prefecture),
        kind = text(lang, &format!("kind-{}", asked.kinds.as_str())),
    );
    let file = CalendarFile {
        key: format!(
            "plan-{}-{}-{}",
            asked.opening,
            asked.prefecture,
            asked.kinds.as_str()
        ),
        name: text_with(lang, locales::id!("plan-heading"), &name),
        url: Some(format!(
            "{}/plan?{}",
            state.config.public_url(),
            plan.query()
        )),
        sequence: 0,
        made: visitor.now,
        events: events(lang, &plan.schedule),
    };
    let mut response = file.render().into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/calendar; charset=utf-8"),
    );
    let attachment = format!(
        "attachment; filename=\"tsukihajime-{}-{}.ics\"",
        asked.opening, asked.prefecture
    );
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::try_from(attachment)
            .unwrap_or_else(|_| HeaderValue::from_static("attachment")),
    );
    Ok(response)
}
