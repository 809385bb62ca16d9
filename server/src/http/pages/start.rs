//! The questions before a plan. Each form goes to its own page by GET; a right
//! answer sends on to the next question, a wrong one comes back (422).

use app::pages::start::SENT;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use domain::input::{self, ErrorCode, FieldError};
use leptos::prelude::AnyView;
use portal::draft::StartQuestion;
use portal::form::Form;

use crate::http::query::Query;
use crate::http::render::Page;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use crate::http::visitor::Visitor;

/// The answers that travel in the address, in the order of the questions.
const ANSWERS: [(&str, &str); 3] = [
    ("opening", "/start/opening"),
    ("prefecture", "/start/prefecture"),
    ("kind", "/start/kind"),
];

/// No answer of a form is longer; more is cut before it is echoed.
const KEPT_CHARACTERS: usize = 100;

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/start", Allowed::Anyone, designation),
        Route::get("/start/opening", Allowed::Anyone, opening),
        Route::get("/start/prefecture", Allowed::Anyone, prefecture),
        Route::get("/start/kind", Allowed::Anyone, kind),
    ]
}

/// The address with these answers; those not given are left out.
fn address(path: &str, answers: &[(&'static str, String)]) -> String {
    let answers: Vec<_> = answers
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .collect();
    match serde_urlencoded::to_string(&answers) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

/// The first question that has no answer yet, or the plan.
pub(super) fn next_address(query: &Query, answered: &[(&'static str, String)]) -> String {
    let value = |name: &str| {
        answered
            .iter()
            .find(|(key, _)| *key == name)
            .map_or_else(|| query.get(name).to_owned(), |(_, value)| value.clone())
    };
    let answers = ANSWERS.map(|(name, _)| (name, value(name)));
    let missing = ANSWERS
        .iter()
        .zip(&answers)
        .find(|(_, (_, value))| value.is_empty());
    address(missing.map_or("/plan", |((_, path), _)| path), &answers)
}

/// The other answers, to travel along in the form.
fn others(query: &Query, asked: &[&str]) -> Vec<(&'static str, String)> {
    ANSWERS
        .map(|(name, _)| (name, kept(query.get(name))))
        .into_iter()
        .filter(|(name, value)| !asked.contains(name) && !value.is_empty())
        .collect()
}

fn kept(value: &str) -> String {
    value.chars().take(KEPT_CHARACTERS).collect()
}

async fn show(
    state: &AppState,
    visitor: &Visitor,
    title: &str,
    question: StartQuestion,
    page: fn(StartQuestion) -> AnyView,
) -> Response {
    Page::new(state, visitor, title)
        .with_errors(question.form.has_errors())
        .render(move || page(question.clone()))
        .await
}

async fn designation(State(state): State<AppState>, visitor: Visitor, query: Query) -> Response {
    let given = query.get("designation");
    let mut form = Form::default().keep("designation", kept(given));
    if query.sent(SENT).is_some() {
        let parse = |id: &str| match id {
            "new" => Some(false),
            "retroactive" => Some(true),
            _ => None,
        };
        match input::choice("designation", given, parse, ErrorCode::Choice) {
            Ok(true) => return Redirect::to("/out-of-scope").into_response(),
            // The next question is asked even where the address answers it:
            // who starts again wants to see it.
            Ok(false) => {
                return Redirect::to(&address("/start/opening", &others(&query, &[])))
                    .into_response();
            }
            Err(error) => form = form.with_errors([error]),
        }
    }
    let question = StartQuestion {
        form,
        answers: others(&query, &[]),
        back: "/".to_owned(),
    };
    show(
        &state,
        &visitor,
        "start-designation-title",
        question,
        app::pages::start::designation,
    )
    .await
}

async fn opening(State(state): State<AppState>, visitor: Visitor, query: Query) -> Response {
    let known = input::request_opening("opening", query.get("opening"));
    // Coming back: the month of the address fills the two fields.
    let (year, month) = match (query.sent("year"), query.sent("month"), known) {
        (None, None, Ok(known)) => (known.year().to_string(), known.month().to_string()),
        (year, month, _) => (
            kept(year.unwrap_or_default()),
            kept(month.unwrap_or_default()),
        ),
    };
    let mut form = Form::default()
        .keep("year", year.clone())
        .keep("month", month.clone());
    if query.sent(SENT).is_some() {
        match input::opening_month("year", &year, "month", &month) {
            Ok(opening) => {
                let answered = [("opening", opening.to_string())];
                return Redirect::to(&next_address(&query, &answered)).into_response();
            }
            Err(errors) => form = form.with_errors(errors),
        }
    } else if query.sent("opening").is_some()
        && let Err(error) = known
    {
        // Sent here by an address whose month is wrong.
        form = form.with_errors([FieldError::new("year", error.code)]);
    }
    let answers = others(&query, &["opening"]);
    let back = address(
        "/start",
        &[("designation", "new".to_owned())]
            .into_iter()
            .chain(others(&query, &[]))
            .collect::<Vec<_>>(),
    );
    let question = StartQuestion {
        form,
        answers,
        back,
    };
    show(
        &state,
        &visitor,
        "start-opening-title",
        question,
        app::pages::start::opening,
    )
    .await
}

async fn prefecture(State(state): State<AppState>, visitor: Visitor, query: Query) -> Response {
    if let Some(earlier) = unanswered_before(&query, "prefecture") {
        return earlier;
    }
    let given = query.get("prefecture");
    let mut form = Form::default().keep("prefecture", kept(given));
    if query.sent(SENT).is_some() {
        match input::prefecture("prefecture", given) {
            Ok(prefecture) => {
                let answered = [("prefecture", prefecture.code())];
                return Redirect::to(&next_address(&query, &answered)).into_response();
            }
            Err(error) => form = form.with_errors([error]),
        }
    }
    let back = address("/start/opening", &others(&query, &[]));
    let question = StartQuestion {
        form,
        answers: others(&query, &["prefecture"]),
        back,
    };
    show(
        &state,
        &visitor,
        "start-prefecture-title",
        question,
        app::pages::start::prefecture,
    )
    .await
}

async fn kind(State(state): State<AppState>, visitor: Visitor, query: Query) -> Response {
    if let Some(earlier) = unanswered_before(&query, "kind") {
        return earlier;
    }
    let given = query.get("kind");
    let mut form = Form::default().keep("kind", kept(given));
    if query.sent(SENT).is_some() {
        match input::kind_choice("kind", given) {
            Ok(choice) => {
                let answered = [("kind", choice.as_str().to_owned())];
                return Redirect::to(&next_address(&query, &answered)).into_response();
            }
            Err(error) => form = form.with_errors([error]),
        }
    }
    let back = address("/start/prefecture", &others(&query, &[]));
    let question = StartQuestion {
        form,
        answers: others(&query, &["kind"]),
        back,
    };
    show(
        &state,
        &visitor,
        "start-kind-title",
        question,
        app::pages::start::kind,
    )
    .await
}

/// Whoever opens a question without the earlier answers is asked for them.
fn unanswered_before(query: &Query, question: &str) -> Option<Response> {
    let earlier = ANSWERS.iter().take_while(|(name, _)| *name != question);
    let (_, path) = earlier
        .into_iter()
        .find(|(name, _)| query.get(name).is_empty())?;
    Some(Redirect::to(&address(path, &others(query, &[]))).into_response())
}
