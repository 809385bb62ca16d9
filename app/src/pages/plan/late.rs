//! A late plan asks first what is already done: whoever has handed the request in
//! is not late at all. The four answers are addresses; no account is needed.

use domain::already::{Already, Turn};
use domain::month::YearMonth;
use leptos::prelude::*;

use super::answer;
use crate::components::{Notice, Tone};
use crate::page::use_page;
use crate::t;
use locales::{day, month};
use portal::draft::DraftView;

/// The question, until it is answered.
pub(super) fn question(plan: &DraftView) -> Option<AnyView> {
    if plan.already.is_some() || !plan.turn().depends_on_answer() {
        return None;
    }
    let (schedule, lang) = (&plan.schedule, use_page().lang);
    let why = match plan.turn() {
        Turn::CallHelpDesk => t!(
            "late-submission-over",
            date = day(lang, schedule.submission_due.date())
        ),
        Turn::Returned => t!(
            "late-deadline-over",
            date = day(lang, schedule.number_request_due.date())
        ),
        _ => t!(
            "late-safe-day-over",
            date = day(lang, schedule.number_request_due.last_day())
        ),
    };
    let answers = Already::ALL
        .map(|already| {
            let href = format!("/plan?{}", plan.query_after(Some(already)));
            view! { <li><a class="button button-secondary" href=href>{answer(already)}</a></li> }
        })
        .collect_view();
    Some(
        view! {
            <Notice tone=Tone::Error id="plan-late" heading=t!("late-question")>
                <p class="small">{why}</p>
                <ul class="choice">{answers}</ul>
            </Notice>
        }
        .into_any(),
    )
}

/// Below the box: what a late plan does not decide, who helps after the 15th, the
/// answer that was given, and the first month that still works.
pub(super) fn remarks(plan: &DraftView) -> AnyView {
    let turn = plan.turn();
    let is_late = turn.depends_on_answer();
    let designation = is_late.then(|| {
        view! {
            <p class="late-remark">{t!("late-designation")}</p>
            <p class="late-remark">{t!("late-individual")}</p>
        }
    });
    let given = plan.already.map(|already| {
        let change = format!("/plan?{}", plan.query_after(None));
        view! {
            <p class="late-remark small">
                {t!("late-answer", answer = answer(already))}" "<a href=change>{t!("late-answer-change")}</a>
            </p>
        }
    });
    // Whoever has handed it in has this month, and needs no other.
    let is_open = matches!(plan.already, None | Some(Already::Nothing));
    let earliest = (is_open && turn != Turn::Past)
        .then(|| earliest(plan))
        .flatten();
    view! { {designation}{given}{earliest} }.into_any()
}

/// The months that still work, each under its own condition; not this one.
fn earliest(plan: &DraftView) -> Option<AnyView> {
    let earliest = plan.schedule.earliest;
    let link = |month: Option<YearMonth>, id: &'static str| {
        let there = month.filter(|there| *there != plan.asked.opening)?;
        let words = t!(id, month = month_name(there));
        let address = format!("/plan?{}", plan.asked.opening_in(there).query());
        Some(view! { <li><a href=address>{words}</a></li> })
    };
    let with_reader = link(earliest.safe, "earliest-with-reader-link")
        .filter(|_| earliest.safe != earliest.by_notice);
    let by_notice = link(earliest.by_notice, "earliest-by-notice-link");
    (with_reader.is_some() || by_notice.is_some())
        .then(|| view! { <ul class="text-links no-print">{with_reader}{by_notice}</ul> }.into_any())
}

fn month_name(there: YearMonth) -> String {
    month(use_page().lang, there)
}
