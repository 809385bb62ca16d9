//! The public pages: questions before a plan, plans for somebody who has done
//! nothing yet, the rules.

use domain::already::Already;
use domain::calendar::Calendar;
use domain::input::{ErrorCode, FieldError};
use domain::month::YearMonth;
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, schedule};
use jiff::civil::{Date, date};

use super::{Sample, Samples, TODAY, missing, request, request_of};
use crate::draft::{DraftPage, DraftView, SourcesView, StartQuestion};
use crate::form::Form;

fn draft(asked: PlanRequest, today: Date) -> DraftView {
    let rulebook = Rulebook::embedded();
    DraftView {
        asked,
        already: None,
        schedule: schedule(rulebook, Calendar::official(), asked, today),
        changes: Rulebook::changes_for(asked.prefecture, asked.kinds)
            .cloned()
            .collect(),
        holidays_certain_until: Calendar::official().certain_until(),
    }
}

/// The same plan when something is said to be done.
fn after(already: Already, today: Date) -> DraftView {
    DraftView {
        already: Some(already),
        ..draft(request(), today)
    }
}

pub(super) fn months(today: Date) -> Vec<YearMonth> {
    let now = YearMonth::of(today).unwrap_or(YearMonth::FIRST);
    (0..36).filter_map(|n| now.plus_months(n)).collect()
}

impl Samples for DraftView {
    fn samples() -> Vec<Sample<Self>> {
        vec![
            Sample::new(
                "on-time",
                draft(request_of("2027-06", 13, "medical"), TODAY),
            ),
            Sample::new("reader-soon", draft(request(), TODAY)),
            Sample::new("reader-late", draft(request(), date(2027, 1, 12))),
            Sample::new("asks-bureau", draft(request(), date(2027, 3, 1))),
            Sample::new("brings-request", draft(request(), date(2027, 1, 29))),
            Sample::new("answer-nothing", after(Already::Nothing, date(2027, 3, 1))),
            Sample::new("answer-request", after(Already::Request, date(2027, 3, 1))),
            Sample::new(
                "answer-application",
                after(Already::Application, date(2027, 3, 11)),
            ),
            Sample::new("answer-number", after(Already::Number, date(2027, 3, 12))),
            Sample::new("presents-today", after(Already::Number, date(2027, 3, 15))),
            Sample::new(
                "returned",
                draft(request_of("2027-04", 38, "both"), date(2027, 2, 20)),
            ),
            Sample::new("too-late", draft(request(), date(2027, 3, 25))),
            Sample::new("month-begun", draft(request(), date(2027, 4, 5))),
            Sample::new("twins", draft(request_of("2027-06", 27, "both"), TODAY)),
            Sample::new(
                "pharmacy-unconfirmed",
                draft(request_of("2027-06", 38, "pharmacy"), TODAY),
            ),
            Sample::new(
                "published",
                draft(request_of("2021-05", 13, "medical"), date(2020, 11, 20)),
            ),
            Sample::new(
                "far-ahead",
                draft(request_of("2029-04", 1, "dental"), TODAY),
            ),
        ]
    }
}

impl Samples for DraftPage {
    fn samples() -> Vec<Sample<Self>> {
        let mut samples: Vec<Sample<Self>> = DraftView::samples()
            .into_iter()
            .map(|Sample { state, view }| {
                let asked = view.asked;
                let page = Self {
                    form: Form::default()
                        .keep("opening", asked.opening.to_string())
                        .keep("prefecture", asked.prefecture.code())
                        .keep("kind", asked.kinds.as_str())
                        .keep("done", view.already.map_or("", Already::as_str)),
                    months: months(view.schedule.today),
                    plan: Some(view),
                };
                Sample::new(state, page)
            })
            .collect();
        samples.push(Sample::new(
            "errors",
            Self {
                form: Form::default()
                    .keep("opening", "2027-13")
                    .with_errors([FieldError::new("opening", ErrorCode::OpeningMonth)])
                    .with_errors(missing(&["prefecture", "kind"])),
                months: months(TODAY),
                plan: None,
            },
        ));
        samples
    }
}

/// The questions before a plan, by name: `designation`, `opening`, `prefecture`,
/// `kind`; each without an answer and with an error.
#[must_use]
pub fn start_questions() -> Vec<(&'static str, Vec<Sample<StartQuestion>>)> {
    let fields: [(&'static str, &[&'static str]); 4] = [
        ("designation", &["designation"]),
        ("opening", &["year", "month"]),
        ("prefecture", &["prefecture"]),
        ("kind", &["kind"]),
    ];
    let of = |name: &str, form| StartQuestion {
        form,
        answers: [("designation", "new"), ("kind", "medical")]
            .into_iter()
            .filter(|(answered, _)| *answered != name)
            .map(|(answered, value)| (answered, value.to_owned()))
            .collect(),
        back: "/start?designation=new".to_owned(),
    };
    fields
        .into_iter()
        .map(|(name, fields)| {
            let wrong = Form::default().with_errors(missing(fields));
            let samples = vec![
                Sample::new("empty", of(name, Form::default())),
                Sample::new("errors", of(name, wrong)),
            ];
            (name, samples)
        })
        .collect()
}

impl Samples for SourcesView {
    fn samples() -> Vec<Sample<Self>> {
        let rulebook = Rulebook::embedded();
        let mut rules = rulebook.rules().to_vec();
        rules.sort_by_key(|rule| (rule.scope.bureau(), rule.deadline));
        let view = Self {
            rules,
            published: rulebook
                .published_rows()
                .iter()
                .map(|row| (row.opening, row.reply_dispatch, row.submission_due))
                .collect(),
            changes: Rulebook::changes().to_vec(),
            holidays_certain_until: Calendar::official().certain_until(),
        };
        vec![Sample::new("all", view)]
    }
}
