//! The list, a plan, its name, history, letter watch and end.

use app::pages::plans as pages;
use app::portal::plans::{CodeKind, PlanFormView};
use app::portal::schedule::Asked;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::PlanLimit;
use domain::bureau::Prefecture;
use domain::input::KindChoice;
use domain::month::YearMonth;
use domain::short_link::ShortLink;

use super::{to, version};
use crate::auth::session::DraftPlan;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::plans::step::Sent;
use crate::usecase::plans::{self, Actor, OwnedPlan, codes, label, letter, look, remove};

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans", Allowed::Applicant, list),
        Route::post("/plans", Allowed::Applicant, keep),
        Route::get("/p/{link}", Allowed::Applicant, short),
        Route::get("/plans/{id}", Allowed::Applicant, plan),
        Route::get("/plans/{id}/history", Allowed::Applicant, history),
        Route::get("/plans/{id}/letter", Allowed::Applicant, show_letter),
        Route::post("/plans/{id}/letter", Allowed::Applicant, letter_not_yet),
        Route::get("/plans/{id}/name", Allowed::Applicant, ask_name),
        Route::post("/plans/{id}/name", Allowed::Applicant, name),
        Route::get("/plans/{id}/remove", Allowed::Applicant, ask_remove),
        Route::post("/plans/{id}/remove", Allowed::Applicant, do_remove),
        Route::post("/plans/{id}/code/{kind}", Allowed::Applicant, show_code),
    ]
}

async fn list(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let view = look::list(&state, &Actor::of(&visitor)?).await?;
    Ok(Page::new(&state, &visitor, "plans-title")
        .render(move || pages::list::page(view.clone()))
        .await)
}

/// Keeps the plan of the form (opening, prefecture, kind) for who is signed in.
async fn keep(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let draft = DraftPlan {
        opening: fields.get("opening").to_owned(),
        prefecture: fields.get("prefecture").to_owned(),
        kind: fields.get("kind").to_owned(),
    };
    let transaction = state.db.begin().await?;
    let account = visitor.signed_in()?;
    let ids = match plans::keep(&transaction, account, &draft, visitor.instant()).await {
        Ok(ids) => ids,
        Err(Fault::PlansFull(limit)) => {
            transaction.rollback().await?;
            return no_room(&state, &visitor, limit, &draft).await;
        }
        Err(fault) => return Err(fault),
    };
    Actor::of(&visitor)?.say(&transaction, "plans-kept").await?;
    transaction.commit().await?;
    Ok(match ids.as_slice() {
        [only] => to(&only.to_string(), ""),
        _ => Redirect::to("/plans").into_response(),
    })
}

fn asked(draft: &DraftPlan) -> Option<Asked> {
    Some(Asked {
        opening: YearMonth::parse(&draft.opening)?,
        prefecture: Prefecture::parse(&draft.prefecture)?,
        choice: KindChoice::parse(&draft.kind)?,
    })
}

/// Why it is not kept, and what was asked for.
async fn no_room(
    state: &AppState,
    visitor: &Visitor,
    limit: PlanLimit,
    draft: &DraftPlan,
) -> Result<Response, Fault> {
    let asked = asked(draft).ok_or(Fault::BadRequest)?;
    let (status, stem) = Fault::PlansFull(limit).kind();
    Ok(Page::new(state, visitor, &format!("{stem}-title"))
        .status(status)
        .render(move || pages::full::page(limit, asked))
        .await)
}

async fn plan(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = look::plan(&state, &Actor::of(&visitor)?, &id).await?;
    Ok(Page::new(&state, &visitor, "kept-plan-title")
        .render(move || pages::plan::page(view.clone()))
        .await)
}

/// From the link on the printed sheet to the plan.
async fn short(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(link): Path<String>,
) -> Result<Response, Fault> {
    let link = ShortLink::parse(&link).ok_or(Fault::NotFound)?;
    let actor = Actor::of(&visitor)?;
    let id = OwnedPlan::by_short_link(state.db.read(), &actor, link).await?;
    Ok(to(&id.to_string(), ""))
}

async fn history(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = look::history(&state, &Actor::of(&visitor)?, &id).await?;
    Ok(Page::new(&state, &visitor, "kept-history-title")
        .render(move || pages::history::page(view.clone()))
        .await)
}

async fn show_letter(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = letter::waiting(&state, &Actor::of(&visitor)?, &id).await?;
    Ok(Page::new(&state, &visitor, "kept-letter-title")
        .render(move || pages::letter::page(view.clone()))
        .await)
}

async fn letter_not_yet(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    letter::not_yet(&state, &Actor::of(&visitor)?, &id, version(&fields)).await?;
    Ok(to(&id, "/letter"))
}

async fn ask_name(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = label::ask(&state, &Actor::of(&visitor)?, &id).await?;
    Ok(name_page(&state, &visitor, view).await)
}

async fn name(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let actor = Actor::of(&visitor)?;
    Ok(
        match label::rename(&state, &actor, &id, version(&fields), fields.get("label")).await? {
            Sent::Saved => to(&id, ""),
            Sent::Again(view) => name_page(&state, &visitor, *view).await,
        },
    )
}

async fn name_page(state: &AppState, visitor: &Visitor, view: PlanFormView) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, "kept-name-title")
        .with_errors(wrong)
        .render(move || pages::name::page(view.clone()))
        .await
}

async fn ask_remove(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = remove::ask(&state, &Actor::of(&visitor)?, &id).await?;
    Ok(Page::new(&state, &visitor, "kept-remove-title")
        .render(move || pages::remove::page(view.clone()))
        .await)
}

async fn do_remove(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    remove::remove(&state, &Actor::of(&visitor)?, &id, version(&fields)).await?;
    Ok(Redirect::to("/plans").into_response())
}

/// A POST, so that no history, proxy or neighbour's glance at the address bar
/// brings it back.
async fn show_code(
    State(state): State<AppState>,
    visitor: Visitor,
    Path((id, kind)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let kind = CodeKind::parse(&kind).ok_or(Fault::NotFound)?;
    let view = codes::reveal(&state, &Actor::of(&visitor)?, &id, kind).await?;
    Ok(Page::new(&state, &visitor, "kept-code-title")
        .render(move || pages::code::page(view.clone()))
        .await)
}
