//! The list, a plan, its name, history, letter watch and end.

use app::pages::plans as pages;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::{Act, PlanLimit};
use domain::schedule::PlanRequest;
use domain::short_link::ShortLink;
use portal::form::Form;
use portal::plans::{CodeKind, PlanFormView};

use super::{again, to, version};
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::plans::{self, PlanError, codes, label, letter, look, remove};

/// Routes of this file.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/plans", Allowed::May(Act::KeepPlans), list),
        Route::post("/plans", Allowed::May(Act::KeepPlans), keep),
        Route::get("/p/{link}", Allowed::May(Act::KeepPlans), short),
        Route::get("/plans/{id}", Allowed::May(Act::KeepPlans), plan),
        Route::get("/plans/{id}/history", Allowed::May(Act::KeepPlans), history),
        Route::get("/plans/{id}/mails", Allowed::May(Act::KeepPlans), mails),
        Route::get(
            "/plans/{id}/letter",
            Allowed::May(Act::KeepPlans),
            show_letter,
        ),
        Route::post(
            "/plans/{id}/letter",
            Allowed::May(Act::KeepPlans),
            letter_not_yet,
        ),
        Route::get("/plans/{id}/name", Allowed::May(Act::KeepPlans), ask_name),
        Route::post("/plans/{id}/name", Allowed::May(Act::KeepPlans), name),
        Route::get(
            "/plans/{id}/remove",
            Allowed::May(Act::KeepPlans),
            ask_remove,
        ),
        Route::post(
            "/plans/{id}/remove",
            Allowed::May(Act::KeepPlans),
            do_remove,
        ),
        Route::post(
            "/plans/{id}/code/{kind}",
            Allowed::May(Act::KeepPlans),
            show_code,
        ),
    ]
}

async fn list(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let view = look::list(&state, &visitor.actor()?).await?;
    Ok(Page::new(&state, &visitor, locales::id!("plans-title"))
        .render(move || pages::list::page(view.clone()))
        .await)
}

/// Keeps the plan of the form (opening, prefecture, kind) for who is signed in.
async fn keep(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let asked = PlanRequest::parse(
        fields.get("opening"),
        fields.get("prefecture"),
        fields.get("kind"),
    )
    .ok_or(Fault::BadRequest)?;
    let ids = match plans::keep(&state, &visitor.actor()?, asked).await {
        Ok(ids) => ids,
        Err(PlanError::Full(limit)) => return Ok(no_room(&state, &visitor, limit, asked).await),
        Err(error) => return Err(error.into()),
    };
    Ok(match ids.as_slice() {
        [only] => to(&only.to_string(), ""),
        _ => Redirect::to("/plans").into_response(),
    })
}

/// Why it is not kept, and what was asked for.
async fn no_room(
    state: &AppState,
    visitor: &Visitor,
    limit: PlanLimit,
    asked: PlanRequest,
) -> Response {
    let (status, stem) = Fault::PlansFull(limit).kind();
    Page::new(state, visitor, &format!("{stem}-title"))
        .status(status)
        .render(move || pages::full::page(limit, asked))
        .await
}

async fn plan(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = look::plan(&state, &visitor.actor()?, &id).await?;
    Ok(Page::new(&state, &visitor, locales::id!("kept-plan-title"))
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
    let id = plans::by_short_link(&state, &visitor.actor()?, link).await?;
    Ok(to(&id.to_string(), ""))
}

async fn history(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = look::history(&state, &visitor.actor()?, &id).await?;
    Ok(
        Page::new(&state, &visitor, locales::id!("kept-history-title"))
            .render(move || pages::history::page(view.clone()))
            .await,
    )
}

async fn mails(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = plans::mails::look(&state, &visitor.actor()?, &id).await?;
    Ok(
        Page::new(&state, &visitor, locales::id!("plan-mails-title"))
            .render(move || app::pages::plan_mails::page(view.clone()))
            .await,
    )
}

async fn show_letter(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = letter::waiting(&state, &visitor.actor()?, &id).await?;
    Ok(
        Page::new(&state, &visitor, locales::id!("kept-letter-title"))
            .render(move || pages::letter::page(view.clone()))
            .await,
    )
}

async fn letter_not_yet(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    letter::not_yet(&state, &visitor.actor()?, &id, version(&fields)).await?;
    Ok(to(&id, "/letter"))
}

async fn ask_name(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = label::ask(&state, &visitor.actor()?, &id).await?;
    Ok(name_page(&state, &visitor, view).await)
}

async fn name(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let (actor, typed) = (visitor.actor()?, fields.get("label"));
    let error = match label::rename(&state, &actor, &id, version(&fields), typed).await {
        Ok(()) => return Ok(to(&id, "")),
        Err(error) => error,
    };
    let (errors, notice) = again(error)?;
    let view = label::ask(&state, &actor, &id).await?;
    let view = PlanFormView {
        form: Form::default().keep("label", typed).with_errors(errors),
        notice,
        ..view
    };
    Ok(name_page(&state, &visitor, view).await)
}

async fn name_page(state: &AppState, visitor: &Visitor, view: PlanFormView) -> Response {
    let wrong = view.form.has_errors() || view.notice.is_some();
    Page::new(state, visitor, locales::id!("kept-name-title"))
        .with_errors(wrong)
        .render(move || pages::name::page(view.clone()))
        .await
}

async fn ask_remove(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = label::ask(&state, &visitor.actor()?, &id).await?;
    Ok(
        Page::new(&state, &visitor, locales::id!("kept-remove-title"))
            .render(move || pages::remove::page(view.clone()))
            .await,
    )
}

async fn do_remove(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    remove::remove(&state, &visitor.actor()?, &id, version(&fields)).await?;
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
    let view = codes::reveal(&state, &visitor.actor()?, &id, kind).await?;
    Ok(Page::new(&state, &visitor, locales::id!("kept-code-title"))
        .render(move || pages::code::page(view.clone()))
        .await)
}
