//! `GET /api/v1/plan`: a plan for somebody who has done nothing yet.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::calendar::{Calendar, japan_date};
use domain::input::{self, ErrorCode, FieldError};
use domain::rulebook::Rulebook;
use domain::schedule::{
    Alternative, PlanDate, PlanRequest, PlannedDate, Schedule, ScheduledStep, schedule,
};
use jiff::civil::Date;
use locales::Lang;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::problem::{Problem, ProblemError, ProblemKind, language, problem};
use super::source::SourceJson;
use crate::http::query::Query;
use crate::http::route::{Allowed, Route};
use crate::http::state::AppState;

const PARAMETERS: [&str; 4] = ["opening", "prefecture", "kind", "today"];

/// Routes of this file.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::get("/api/v1/plan", Allowed::Anyone, plan)]
}

/// What can be asked; any other parameter is refused.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code)] // the document's shape; `read` reads the values
pub struct PlanQuery {
    /// The month of opening (診療開始月), `YYYY-MM`.
    #[param(example = "2027-04", pattern = r"^\d{4}-\d{2}$")]
    opening: String,
    /// The prefecture, `01`–`47`.
    #[param(example = "13", pattern = r"^\d{2}$")]
    prefecture: String,
    /// `medical`, `dental` or `pharmacy`.
    #[param(example = "medical")]
    kind: String,
    /// The day for which the verdict holds, `YYYY-MM-DD`; Japan's today by default.
    #[param(example = "2026-11-22", required = false)]
    today: Option<String>,
}

/// A plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Plan)]
pub struct PlanJson {
    #[schema(example = "2027-04")]
    opening: String,
    #[schema(example = "13")]
    prefecture: String,
    /// The regional bureau in charge (地方厚生（支）局).
    #[schema(example = "kantoshinetsu")]
    bureau: &'static str,
    /// `medical`, `dental` or `pharmacy`.
    kind: &'static str,
    #[schema(format = Date)]
    today: String,
    /// `past`, `returned`, `individual_handling`, `card_reader_late`, `tight` or `on_time`.
    verdict: &'static str,
    /// The first month at or after `opening` that is on time or tight.
    earliest_opening: Option<String>,
    /// The same if the card reader is at hand: on time, tight or card_reader_late, with
    /// `number_request_due` today or later.
    earliest_with_reader: Option<String>,
    /// In which order the bureau takes the steps: `notice` or `number_first`.
    practice: &'static str,
    /// Where that stands; null for `notice`.
    practice_source: Option<PracticeSourceJson>,
    /// A note on the application itself: never a plan date, no part of the verdict.
    designation_application: ApplicationJson,
    /// Always six.
    dates: Vec<DateJson>,
    /// Always seven.
    steps: Vec<StepJson>,
}

/// Where a practice is said.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PracticeSource)]
pub struct PracticeSourceJson {
    #[serde(flatten)]
    source: SourceJson,
    /// Whether it is settled; until then it is not confirmed.
    settled: bool,
}

/// The designation application.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DesignationApplication)]
pub struct ApplicationJson {
    /// The day; null where no page gives one.
    #[schema(format = Date)]
    date: Option<String>,
    /// `office_rule`, `bureau_rule` or `unknown`.
    basis: &'static str,
    /// `unconfirmed` or `projected`; null where there is no day.
    certainty: Option<&'static str>,
    source: Option<SourceJson>,
}

/// A step that the practice does not have.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NotUsed)]
pub struct NotUsedJson {
    source: SourceJson,
}

/// A date with its basis and source; for `opening` they are null.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlannedDate)]
pub struct DateJson {
    /// `card_reader_request`, `card_reader_latest`, `number_request_due`, `reply_dispatch`,
    /// `submission_due` or `opening`.
    id: &'static str,
    #[schema(format = Date)]
    date: String,
    /// The day before rolling.
    #[schema(format = Date)]
    nominal: Option<String>,
    /// `official`, `projected` or `unconfirmed`.
    certainty: Option<&'static str>,
    /// `published_row`, `office_rule`, `bureau_rule`, `notice_rule` or `precaution`.
    basis: Option<&'static str>,
    source: Option<SourceJson>,
    /// The dates that other bases give, where they differ.
    instead_of: Vec<AlternativeJson>,
}

/// The date that another basis gives.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Alternative)]
pub struct AlternativeJson {
    #[schema(format = Date)]
    date: String,
    /// `published_row`, `office_rule`, `bureau_rule`, `notice_rule` or `precaution`.
    basis: &'static str,
    source: SourceJson,
}

/// One of the seven steps.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Step)]
pub struct StepJson {
    /// 1–7, as in the notice.
    number: u8,
    id: &'static str,
    /// `implementing_body` or `bureau`.
    to: &'static str,
    /// From when it can be done; null: at any time.
    #[schema(format = Date)]
    start: Option<String>,
    /// By when; null: at once, when it applies.
    #[schema(format = Date)]
    due: Option<String>,
    /// Numbers of the steps it needs.
    after: Vec<u8>,
    /// That the bureau's practice does not have it; else null.
    not_used: Option<NotUsedJson>,
}

/// A plan worked back from the opening month.
#[utoipa::path(
    get,
    path = "/api/v1/plan",
    params(PlanQuery),
    responses(
        (status = 200, description = "The plan", body = PlanJson),
        (status = 400, description = "A parameter is missing, wrong, unknown or repeated", body = Problem,
         content_type = "application/problem+json"),
    )
)]
pub async fn plan(State(state): State<AppState>, query: Query, headers: HeaderMap) -> Response {
    let lang = language(&headers);
    match read(&query, lang, japan_date(state.clock.now())) {
        Ok((request, today)) => {
            let plan = schedule(Rulebook::embedded(), Calendar::official(), request, today);
            let mut response = Json(PlanJson::new(lang, &plan)).into_response();
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_LANGUAGE,
                HeaderValue::from_static(lang.as_str()),
            );
            headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(errors) => problem(
            lang,
            StatusCode::BAD_REQUEST,
            ProblemKind::InvalidRequest,
            errors,
        ),
    }
}

fn read(query: &Query, lang: Lang, today: Date) -> Result<(PlanRequest, Date), Vec<ProblemError>> {
    let mut seen = BTreeSet::new();
    // A repeated parameter is as unreadable as an unknown one.
    let strangers = query
        .pairs()
        .map(|(name, _)| name)
        .filter(|name| !PARAMETERS.contains(name) || !seen.insert(*name));
    let mut errors: Vec<ProblemError> = strangers
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|name| ProblemError::new(lang, name, ErrorCode::UnknownField))
        .collect();
    let opening = input::request_opening("opening", query.get("opening"));
    let prefecture = input::prefecture("prefecture", query.get("prefecture"));
    let kind = input::kind("kind", query.get("kind"));
    let today = query
        .sent("today")
        .map_or(Ok(today), |day| input::request_today("today", day));
    let wrong: [Option<FieldError>; 4] = [opening.err(), prefecture.err(), kind.err(), today.err()];
    errors.extend(
        wrong
            .into_iter()
            .flatten()
            .map(|wrong| ProblemError::of(lang, wrong)),
    );
    match (opening, prefecture, kind, today) {
        (Ok(opening), Ok(prefecture), Ok(kind), Ok(today)) if errors.is_empty() => Ok((
            PlanRequest {
                opening,
                prefecture,
                kinds: domain::kind::Kinds::One(kind),
            },
            today,
        )),
        _ => Err(errors),
    }
}

impl PlanJson {
    fn new(lang: Lang, plan: &Schedule) -> Self {
        Self {
            opening: plan.request.opening.to_string(),
            prefecture: plan.request.prefecture.code(),
            bureau: plan.bureau.as_str(),
            kind: plan.request.kind().as_str(),
            today: plan.today.to_string(),
            verdict: plan.verdict.as_str(),
            earliest_opening: plan.earliest.by_notice.map(|month| month.to_string()),
            earliest_with_reader: plan.earliest.with_reader.map(|month| month.to_string()),
            practice: plan.practice().as_str(),
            practice_source: plan.practice_row.as_ref().map(|row| PracticeSourceJson {
                source: SourceJson::new(lang, &row.source),
                settled: row.settled,
            }),
            designation_application: ApplicationJson::new(
                lang,
                plan.designation_application.as_ref(),
            ),
            dates: plan
                .dates()
                .iter()
                .map(|date| DateJson::new(lang, date))
                .collect(),
            steps: plan
                .steps()
                .iter()
                .map(|step| StepJson::new(lang, step))
                .collect(),
        }
    }
}

impl DateJson {
    fn new(lang: Lang, date: &PlanDate<'_>) -> Self {
        let planned = date.planned();
        Self {
            id: date.id().as_str(),
            date: date.date().to_string(),
            nominal: planned.and_then(|p| p.nominal()).map(|day| day.to_string()),
            certainty: planned.map(|p| p.certainty().as_str()),
            basis: planned.map(|p| p.basis().as_str()),
            source: planned.map(|p| SourceJson::new(lang, p.source())),
            instead_of: planned
                .map_or(&[][..], PlannedDate::instead_of)
                .iter()
                .map(|other| AlternativeJson::new(lang, other))
                .collect(),
        }
    }
}

impl AlternativeJson {
    fn new(lang: Lang, other: &Alternative) -> Self {
        Self {
            date: other.date.to_string(),
            basis: other.basis.as_str(),
            source: SourceJson::new(lang, &other.source),
        }
    }
}

impl ApplicationJson {
    fn new(lang: Lang, planned: Option<&PlannedDate>) -> Self {
        Self {
            date: planned.map(|p| p.date().to_string()),
            basis: planned.map_or("unknown", |p| p.basis().as_str()),
            certainty: planned.map(|p| p.certainty().as_str()),
            source: planned.map(|p| SourceJson::new(lang, p.source())),
        }
    }
}

impl StepJson {
    fn new(lang: Lang, step: &ScheduledStep<'_>) -> Self {
        let day = |planned: Option<&PlannedDate>| planned.map(|p| p.date().to_string());
        Self {
            number: step.number,
            id: step.id.as_str(),
            to: step.to.as_str(),
            start: day(step.start),
            due: day(step.due),
            after: step.after.iter().map(|needed| needed.number()).collect(),
            not_used: step.not_used.map(|row| NotUsedJson {
                source: SourceJson::new(lang, &row.source),
            }),
        }
    }
}
