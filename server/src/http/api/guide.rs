//! `POST /api/v1/guide`: one question, one outcome; nothing is remembered.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::input::{self, ErrorCode, FieldError};
use domain::month::YearMonth;
use domain::register::Register;
use guide::{Answer, Context, Outcome, Question, TopicId, clarify_message};
use locales::Lang;
use portal::guide_words::{declined, name_among, paragraphs, topic_name, words};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::problem::{Problem, ProblemError, ProblemKind, language, problem};
use super::source::SourceJson;
use crate::http::client::Client;
use crate::http::query::Query;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;
use office::usecase::guide::question_text::{MAX_CHARACTERS, question_text};

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::post("/api/v1/guide", Allowed::Anyone, guide)]
}

/// A question.
#[derive(Deserialize, ToSchema)]
#[schema(as = GuideQuestion)]
#[allow(dead_code)] // the document's shape; `read` reads the values
pub struct QuestionJson {
    /// At most 500 characters, in Japanese or English.
    #[schema(max_length = 500, example = "仮コードを忘れたら？")]
    question: String,
    /// Language of the answer: `ja` (default) or `en`.
    #[schema(example = "ja")]
    locale: Option<String>,
    /// `standard` (default) or `easy` (やさしい日本語, Japanese only).
    register: Option<String>,
    /// What is known of the asker.
    context: Option<ContextJson>,
}

/// What is known of the asker; each part may be missing or null.
#[derive(Deserialize, ToSchema)]
#[schema(as = GuideContext)]
#[allow(dead_code)] // the document's shape
pub struct ContextJson {
    /// `01`–`47`.
    #[schema(example = "13")]
    prefecture: Option<String>,
    /// `medical`, `dental` or `pharmacy`.
    #[schema(example = "medical")]
    kind: Option<String>,
    /// The month of opening (診療開始月), `YYYY-MM`.
    #[schema(example = "2021-05")]
    opening: Option<String>,
}

/// What the guide does with a question.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuideAnswer)]
pub struct AnswerJson {
    /// `answer`, `clarify` or `escalate`.
    outcome: &'static str,
    /// The answer; above choices the question which is meant; or that this
    /// cannot be answered, and whom to ask.
    answer: String,
    /// What is answered: one topic, or two for a question of two parts.
    topics: Vec<String>,
    /// At least one for `answer`.
    sources: Vec<SourceJson>,
    /// Two to four for `clarify`.
    choices: Vec<ChoiceJson>,
    /// The id of the step it belongs to.
    #[schema(example = "number_request")]
    step: Option<&'static str>,
}

/// One of the topics that may be meant.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuideChoice)]
pub struct ChoiceJson {
    topic: String,
    label: String,
}

struct Asked {
    text: String,
    lang: Lang,
    register: Register,
    context: Context,
}

/// A question to the guide.
#[utoipa::path(
    post,
    path = "/api/v1/guide",
    request_body = QuestionJson,
    responses(
        (status = 200, description = "An answer with its sources, choices, or whom to ask instead", body = AnswerJson),
        (status = 400, description = "No JSON, or a value is missing, wrong or too long", body = Problem,
         content_type = "application/problem+json"),
        (status = 429, description = "Too many questions; see `Retry-After`", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub async fn guide(
    State(state): State<AppState>,
    Client(network): Client,
    query: Query,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let lang = language(&headers);
    if let Err(wait) = state.limits.guide.check(&network) {
        let mut response = problem(
            lang,
            StatusCode::TOO_MANY_REQUESTS,
            ProblemKind::TooMany,
            Vec::new(),
        );
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs() + 1));
        return response;
    }
    let refused = |kind, errors| problem(lang, StatusCode::BAD_REQUEST, kind, errors);
    let Ok(body) = body else {
        let too_long = ProblemError::new(lang, "question", ErrorCode::TooLong(MAX_CHARACTERS));
        return refused(ProblemKind::InvalidRequest, vec![too_long]);
    };
    let Ok(Value::Object(sent)) = serde_json::from_slice(&body) else {
        return refused(ProblemKind::NotJson, Vec::new());
    };
    match read(&query, &sent, lang) {
        Ok(asked) => {
            let question = Question {
                text: &asked.text,
                context: asked.context,
            };
            let outcome = state.guide.current().ask(&question, state.clock.now());
            let mut response =
                Json(AnswerJson::new(asked.lang, asked.register, &outcome)).into_response();
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_LANGUAGE,
                HeaderValue::from_static(asked.lang.as_str()),
            );
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(errors) => refused(ProblemKind::InvalidRequest, errors),
    }
}

/// A member that may be missing or null; anything but a string is wrong.
fn member<'a>(
    of: &'a Map<String, Value>,
    name: &'static str,
    field: &'static str,
) -> Result<Option<&'a str>, FieldError> {
    match of.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(FieldError::new(field, ErrorCode::Choice)),
    }
}

fn optional<T>(
    sent: Result<Option<&str>, FieldError>,
    parse: impl FnOnce(&str) -> Result<T, FieldError>,
) -> Result<Option<T>, FieldError> {
    sent?.map(parse).transpose()
}

fn read(query: &Query, sent: &Map<String, Value>, lang: Lang) -> Result<Asked, Vec<ProblemError>> {
    let mut errors: Vec<ProblemError> = query
        .pairs()
        .map(|(name, _)| ProblemError::new(lang, name, ErrorCode::UnknownField))
        .collect();
    let text = member(sent, "question", "question")
        .and_then(|text| question_text("question", text.unwrap_or_default()));
    let locale = optional(member(sent, "locale", "locale"), |tag| {
        input::choice("locale", tag, Lang::parse, ErrorCode::Choice)
    });
    let register = optional(member(sent, "register", "register"), |id| {
        input::choice("register", id, register, ErrorCode::Choice)
    });
    let nothing = Map::new();
    let about = match sent.get("context") {
        None | Some(Value::Null) => Ok(&nothing),
        Some(Value::Object(about)) => Ok(about),
        Some(_) => Err(FieldError::new("context", ErrorCode::Choice)),
    };
    let of = about.as_ref().copied().unwrap_or(&nothing);
    let prefecture = optional(member(of, "prefecture", "context.prefecture"), |id| {
        input::prefecture("context.prefecture", id)
    });
    let kind = optional(member(of, "kind", "context.kind"), |id| {
        input::kind("context.kind", id)
    });
    let opening: Result<Option<YearMonth>, FieldError> =
        optional(member(of, "opening", "context.opening"), |month| {
            input::request_opening("context.opening", month)
        });
    // Easy Japanese is Japanese.
    let fits = match (&locale, &register) {
        (Ok(Some(Lang::En)), Ok(Some(Register::Easy))) => {
            Err(FieldError::new("register", ErrorCode::Choice))
        }
        _ => Ok(()),
    };
    let wrong = [
        text.as_ref().err(),
        locale.as_ref().err(),
        register.as_ref().err(),
        about.as_ref().err(),
        prefecture.as_ref().err(),
        kind.as_ref().err(),
        opening.as_ref().err(),
        fits.as_ref().err(),
    ];
    errors.extend(
        wrong
            .into_iter()
            .flatten()
            .map(|wrong| ProblemError::of(lang, *wrong)),
    );
    match (text, locale, register, prefecture, kind, opening) {
        (Ok(text), Ok(locale), Ok(register), Ok(prefecture), Ok(kind), Ok(opening))
            if errors.is_empty() =>
        {
            Ok(Asked {
                text,
                lang: locale.unwrap_or_default(),
                register: register.unwrap_or_default(),
                context: Context {
                    prefecture,
                    kind,
                    opening,
                },
            })
        }
        _ => Err(errors),
    }
}

fn register(id: &str) -> Option<Register> {
    match id {
        "standard" => Some(Register::Standard),
        "easy" => Some(Register::Easy),
        _ => None,
    }
}

impl AnswerJson {
    fn new(lang: Lang, register: Register, outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Answer(answers) => Self::answered(lang, register, answers),
            Outcome::Clarify(choices) => Self {
                outcome: "clarify",
                answer: words(lang, register, &clarify_message()),
                topics: Vec::new(),
                sources: Vec::new(),
                choices: choices
                    .iter()
                    .map(|topic| ChoiceJson::new(lang, topic))
                    .collect(),
                step: None,
            },
            Outcome::Escalate { reason, .. } => Self {
                outcome: "escalate",
                answer: declined(lang, register, *reason),
                topics: Vec::new(),
                sources: Vec::new(),
                choices: Vec::new(),
                step: None,
            },
        }
    }

    fn answered(lang: Lang, register: Register, answers: &[Answer]) -> Self {
        let said: Vec<String> = answers
            .iter()
            .map(|answer| {
                let name = name_among(lang, register, answer, answers);
                let said = paragraphs(lang, register, answer);
                name.into_iter().chain(said).collect::<Vec<_>>().join("\n")
            })
            .collect();
        let mut sources = Vec::new();
        for source in answers.iter().flat_map(|answer| answer.sources().iter()) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        Self {
            outcome: "answer",
            answer: said.join("\n\n"),
            topics: answers
                .iter()
                .map(|answer| answer.topic().to_string())
                .collect(),
            sources: sources
                .into_iter()
                .map(|source| SourceJson::new(lang, source))
                .collect(),
            choices: Vec::new(),
            step: answers
                .iter()
                .find_map(|answer| answer.step())
                .map(|step| step.as_str()),
        }
    }
}

impl ChoiceJson {
    fn new(lang: Lang, topic: &TopicId) -> Self {
        Self {
            topic: topic.to_string(),
            label: topic_name(lang, Register::Standard, topic),
        }
    }
}
