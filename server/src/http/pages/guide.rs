//! `/guide`: the conversation, the guided flow, the hand-over; and what was
//! asked without an answer.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::account::Act;
use domain::input::FieldError;
use domain::step::StepId;
use guide::TopicId;
use portal::form::Form;
use portal::guide::{GuidePage, Where};

use crate::http::cookie;
use crate::http::error::Fault;
use crate::http::form::Fields;
use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;
use office::secrets::Token;
use office::usecase::guide::about::{About, Hints, about};
use office::usecase::guide::answer::{self, Turned, fragment};
use office::usecase::guide::conversation::KeptTurn;
use office::usecase::guide::question_text::{harmless, question_text};
use office::usecase::guide::{conversation, unanswered, whereabouts};

/// The island's header: the turn alone, not the page around it.
const PART: &str = "x-part";

/// What people ask first.
const FIRST_TOPICS: [&str; 6] = [
    "procedure.overview",
    "procedure.schedule",
    "provisional_code.what",
    "submission.deadline",
    "bureau.deadline",
    "contact.which",
];

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/guide", Allowed::Anyone, talk),
        Route::post("/guide", Allowed::Anyone, send),
        Route::post("/guide/hand-over", Allowed::Anyone, hand_over),
        Route::post("/guide/helpful", Allowed::Anyone, helpful),
        Route::post("/guide/forget", Allowed::Anyone, forget),
        Route::get("/guide/where", Allowed::Anyone, flow),
        Route::get(
            "/desk/unanswered",
            Allowed::May(Act::SeeQueue),
            unanswered_list,
        ),
    ]
}

fn in_query(query: &Query) -> Hints<'_> {
    Hints {
        plan: query.get("plan"),
        opening: query.get("opening"),
        prefecture: query.get("prefecture"),
        kind: query.get("kind"),
        topic: query.get("topic"),
    }
}

/// A form's `topic` is what was chosen, not where the asker came from.
fn in_form(fields: &Fields) -> Hints<'_> {
    Hints {
        plan: fields.get("plan"),
        opening: fields.get("opening"),
        prefecture: fields.get("prefecture"),
        kind: fields.get("kind"),
        topic: "",
    }
}

async fn talk(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let about = about(&state, &visitor, in_query(&query)).await?;
    Ok(show(&state, &visitor, about, Form::default()).await)
}

async fn show(state: &AppState, visitor: &Visitor, about: About, form: Form) -> Response {
    let guide = state.guide.current();
    let suggestions = match about.topic.as_ref().and_then(|topic| guide.topic(topic)) {
        Some(topic) => std::iter::once(topic.id.clone())
            .chain(topic.follow_ups.iter().cloned())
            .collect(),
        None => FIRST_TOPICS
            .iter()
            .filter_map(|id| TopicId::parse(id))
            .filter(|id| guide.topic(id).is_some())
            .collect(),
    };
    let has_errors = form.has_errors();
    let view = GuidePage {
        turns: about
            .turns
            .iter()
            .map(|turn| turn.shown(&guide, &about.given))
            .collect(),
        given: about.given,
        plan: about.plan,
        other_plans: about.other_plans,
        context: about.context,
        suggestions,
        suggestions_are_for_a_page: about.topic.is_some(),
        months: whereabouts::months(visitor.today()),
        form,
        is_kept: visitor.account.is_some(),
    };
    Page::new(state, visitor, locales::id!("guide-page-title"))
        .with_errors(has_errors)
        .render(move || app::pages::guide::page(view.clone()))
        .await
}

async fn send(
    State(state): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Fault> {
    let about = about(&state, &visitor, in_form(&fields)).await?;
    let asked = match answer::read(
        &state.guide.current(),
        fields.get("topic"),
        fields.get("question"),
    ) {
        Ok(asked) => asked,
        Err(error) => return Ok(again(&state, &visitor, about, &fields, error).await),
    };
    let turn = answer::ask(&state, &visitor, &about, &asked).await?;
    // The island puts the turn into the page itself.
    let response = if headers.contains_key(PART) {
        turn_alone(&state, &visitor, &about, &turn.turn).await
    } else {
        let address = format!(
            "{}#{}",
            about.given.address("/guide"),
            fragment(turn.turn.id)
        );
        Redirect::to(&address).into_response()
    };
    Ok(with_session(&state, turn, response))
}

async fn turn_alone(
    state: &AppState,
    visitor: &Visitor,
    about: &About,
    turn: &KeptTurn,
) -> Response {
    let shown = turn.shown(&state.guide.current(), &about.given);
    Page::new(state, visitor, locales::id!("guide-page-title"))
        .render_part(move || app::pages::guide::turn(shown.clone()))
        .await
}

/// The question is kept in its field, whatever is wrong with it.
async fn again(
    state: &AppState,
    visitor: &Visitor,
    about: About,
    fields: &Fields,
    error: FieldError,
) -> Response {
    let form = Form::default()
        .keep("question", harmless(fields.get("question")))
        .with_errors([error]);
    show(state, visitor, about, form).await
}

/// On to the bureau, with what was typed so far. Nothing is sent yet: the asker
/// sees it first.
async fn hand_over(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let about = about(&state, &visitor, in_form(&fields)).await?;
    let on = Redirect::to(&ask_address(&about)).into_response();
    if domain::input::is_blank(fields.get("question")) {
        return Ok(on);
    }
    match question_text("question", fields.get("question")) {
        Ok(text) => {
            let turn = answer::for_person(&state, &visitor, &about, text).await?;
            Ok(with_session(&state, turn, on))
        }
        Err(error) => Ok(again(&state, &visitor, about, &fields, error).await),
    }
}

/// The plan, or the prefecture as far as it is known: the bureau follows from it.
fn ask_address(about: &About) -> String {
    match (&about.given.plan, about.context.prefecture) {
        (Some(plan), _) => format!("/ask?plan={plan}"),
        (None, Some(prefecture)) => format!("/ask?prefecture={}", prefecture.code()),
        (None, None) => "/ask".to_owned(),
    }
}

async fn helpful(
    State(state): State<AppState>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Fault> {
    let is_helpful = match fields.get("helpful") {
        "yes" => true,
        "no" => false,
        _ => return Err(Fault::BadRequest),
    };
    let about = about(&state, &visitor, in_form(&fields)).await?;
    let turn = fields.get("turn");
    conversation::rate(&state, &visitor, turn, is_helpful).await?;
    let rated = about.turns.iter().find(|kept| kept.id.to_string() == turn);
    if let Some(kept) = rated.filter(|_| headers.contains_key(PART)) {
        let kept = KeptTurn {
            helpful: Some(is_helpful),
            ..kept.clone()
        };
        return Ok(turn_alone(&state, &visitor, &about, &kept).await);
    }
    Ok(Redirect::to(&format!("{}#turn-{turn}", about.given.address("/guide"))).into_response())
}

async fn forget(
    State(state): State<AppState>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Fault> {
    let about = about(&state, &visitor, in_form(&fields)).await?;
    conversation::forget(&state, &visitor, about.plan_id()).await?;
    Ok(Redirect::to(&about.given.address("/guide")).into_response())
}

async fn flow(
    State(state): State<AppState>,
    visitor: Visitor,
    query: Query,
) -> Result<Response, Fault> {
    let mut about = about(&state, &visitor, in_query(&query)).await?;
    if about.plan.is_none() {
        // The flow asks for itself: Back and "once more" must not find answers
        // from the conversation.
        about.context = about.given.context;
    }
    let view: Where =
        whereabouts::look(&state, &visitor, &about, StepId::parse(query.get("stage")));
    Ok(
        Page::new(&state, &visitor, app::pages::guide_where::title(&view))
            .render(move || app::pages::guide_where::page(view.clone()))
            .await,
    )
}

async fn unanswered_list(
    State(state): State<AppState>,
    visitor: Visitor,
) -> Result<Response, Fault> {
    let view = unanswered::list(&state, &visitor.actor()?).await?;
    Ok(
        Page::new(&state, &visitor, locales::id!("unanswered-title"))
            .render(move || app::pages::unanswered::page(view.clone()))
            .await,
    )
}

/// The cookie of a session that began with the first question.
fn with_session(state: &AppState, turn: Turned, mut response: Response) -> Response {
    if let Some(cookie) = turn
        .token
        .as_ref()
        .and_then(|token| session_cookie(state, token))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn session_cookie(state: &AppState, token: &Token) -> Option<HeaderValue> {
    cookie::session(state.config.is_https(), token)
        .to_string()
        .parse()
        .ok()
}
