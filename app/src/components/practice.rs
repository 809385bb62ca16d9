//! In which order the bureau takes the steps, in words: one place for plans, step
//! pages, the sheet and the guide. What is not settled is said so.

use domain::rulebook::PracticeRow;
use domain::schedule::Schedule;
use domain::step::StepId;
use leptos::prelude::*;

use super::SourceNote;
use crate::page::use_page;
use crate::t;
use locales::{bureau, plain_date};

/// What a step is, in a sentence, as this bureau's practice has it.
#[must_use]
pub fn step_words(schedule: &Schedule, step: StepId) -> String {
    if is_by_number(schedule, step) {
        return t!("plan-step-account-by-number");
    }
    t!(
        format!("plan-step-{}", step.as_str()),
        bureau = bureau(use_page().lang, schedule.bureau)
    )
}

/// Whether the step is the account, made with the 受付番号.
#[must_use]
pub fn is_by_number(schedule: &Schedule, step: StepId) -> bool {
    step == StepId::Account && schedule.practice().needs_number(step)
}

/// 「厚生局のページ（2024年2月29日）によれば不要です（未確認）」
#[must_use]
pub fn not_used_words(row: &PracticeRow) -> String {
    let date = plain_date(use_page().lang, row.source.edition());
    if row.settled {
        t!("step-not-used-settled", date = date)
    } else {
        t!("step-not-used-unsettled", date = date)
    }
}

/// Which order holds here, with its page; where the notice's does, that elsewhere
/// the number comes first, and to ask.
#[component]
pub fn PracticeNote(
    /// Where, and for which month.
    schedule: Schedule,
) -> impl IntoView {
    match schedule.practice_row {
        Some(row) => {
            let words = t!(
                "practice-number-first",
                bureau = bureau(use_page().lang, row.bureau)
            );
            view! { <p>{words}" "<SourceNote source=row.source /></p> }.into_any()
        }
        None => view! { <p>{t!("practice-elsewhere")}</p> }.into_any(),
    }
}
