//! `/desk`: the bureau's staff.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::Act;
use portal::desk::DeskQuestionView;
use portal::form::Form;

use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::usecase::notices::undelivered;
use office::usecase::questions::act::{self, Move};
use office::usecase::questions::desk;
use office::usecase::questions::{self, QuestionError};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/desk", Allowed::May(Act::SeeQueue), queue),
        Route::get("/desk/questions/{id}", Allowed::May(Act::SeeQueue), look),
        Route::post(
            "/desk/questions/{id}/claim",
            Allowed::May(Act::AnswerQuestion),
            claim,
        ),
        Route::post(
            "/desk/questions/{id}/release",
            Allowed::May(Act::AnswerQuestion),
            release,
        ),
        Route::post(
            "/desk/questions/{id}/answer",
            Allowed::May(Act::AnswerQuestion),
            answer,
        ),
        Route::post(
            "/desk/questions/{id}/close",
            Allowed::May(Act::AnswerQuestion),
            close,
        ),
        Route::get("/desk/mails", Allowed::May(Act::SeeMail), mails),
        Route::get(
            "/desk/questions/{id}/mails",
            Allowed::May(Act::SeeQueue),
            plan_mails,
        ),
        Route::post(
            "/desk/mails/{mail}",
            Allowed::May(Act::ManageMail),
            queue_anew,
        ),
    ]
}

async fn queue(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let view = desk::queue(&state, &visitor.actor()?).await?;
    let bureau = locales::bureau(visitor.lang, view.bureau);
    let title = locales::text_with(
        visitor.lang,
        locales::id!("desk-title"),
        &locales::args!(bureau = bureau),
    );
    Ok(Page::titled(&state, &visitor, title)
        .render(move || app::pages::desk::page(view.clone()))
        .await)
}

async fn mails(State(state): State<AppState>, visitor: Visitor) -> Result<Response, Fault> {
    let view = undelivered::list(&state, &visitor.actor()?).await?;
    Ok(
        Page::new(&state, &visitor, locales::id!("undelivered-title"))
            .render(move || app::pages::undelivered::page(view.clone()))
            .await,
    )
}

/// The mails about the plan of a question.
async fn plan_mails(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let view = questions::mails::look(&state, &visitor.actor()?, &id).await?;
    Ok(
        Page::new(&state, &visitor, locales::id!("plan-mails-title"))
            .render(move || app::pages::plan_mails::page(view.clone()))
            .await,
    )
}

async fn queue_anew(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(mail): Path<String>,
) -> Result<Response, Fault> {
    undelivered::queue_anew(&state, &visitor.actor()?, &mail).await?;
    Ok(Redirect::to("/desk/mails").into_response())
}

async fn look(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    show(&state, &visitor, &id, Form::default()).await
}

async fn show(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    form: Form,
) -> Result<Response, Fault> {
    let has_errors = form.has_errors();
    let view = DeskQuestionView {
        form,
        ..desk::look(state, &visitor.actor()?, id).await?
    };
    Ok(Page::new(state, visitor, locales::id!("nav-desk"))
        .with_errors(has_errors)
        .render(move || app::pages::desk_question::page(view.clone()))
        .await)
}

async fn claim(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    moved(&state, &visitor, &id, Move::Claim).await
}

async fn release(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    moved(&state, &visitor, &id, Move::Release).await
}

async fn close(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    moved(&state, &visitor, &id, Move::Close).await
}

async fn moved(state: &AppState, visitor: &Visitor, id: &str, to: Move) -> Result<Response, Fault> {
    act::act(state, &visitor.actor()?, id, to).await?;
    Ok(back(id))
}

async fn answer(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let typed = fields.get("answer");
    match act::answer(&state, &visitor.actor()?, &id, typed).await {
        Ok(()) => Ok(back(&id)),
        Err(QuestionError::Invalid(errors)) => {
            let form = Form::default().keep("answer", typed).with_errors(errors);
            show(&state, &visitor, &id, form).await
        }
        Err(error) => Err(error.into()),
    }
}

fn back(id: &str) -> Response {
    Redirect::to(&format!("/desk/questions/{id}")).into_response()
}
