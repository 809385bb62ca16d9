//! The seven steps on their line of dates.

use domain::already::Already;
use domain::schedule::ScheduledStep;
use domain::step::StepId;
use leptos::prelude::*;

use super::done;
use crate::components::{
    ApplicationStop, Rail, RailStop, StopMark, insert_application, not_used_words, stations,
    step_words,
};
use crate::t;
use portal::draft::DraftView;

/// The line, with the sentence that nothing is filed here.
pub(super) fn section(plan: &DraftView) -> AnyView {
    let done = done(plan.already);
    let mut line = stations(&plan.schedule, |step| {
        stop(plan, step, done.contains(&step.id))
    });
    insert_application(
        &mut line,
        &plan.schedule,
        ApplicationStop {
            mark: if plan.already.is_some_and(Already::has_applied) {
                StopMark::Done
            } else {
                StopMark::Open
            },
            href: None,
            more: vec![t!("application-first")],
            is_public: true,
        },
    );
    view! {
        <section aria-labelledby="plan-steps">
            <h2 id="plan-steps">{t!("plan-steps-title")}</h2>
            <p class="small">{t!("plan-steps-text")}</p>
            <Rail stations=line />
        </section>
    }
    .into_any()
}

fn stop(plan: &DraftView, step: &ScheduledStep<'_>, is_done: bool) -> RailStop {
    let mut meta = vec![step_words(&plan.schedule, step.id)];
    if step.due.is_none() {
        meta.insert(0, t!("plan-step-at-once"));
    }
    if plan.asked.is_pair() {
        meta.extend(of_a_pair(step.id).iter().map(|id| t!(id)));
    }
    if let Some(row) = step.not_used {
        meta = vec![not_used_words(row)];
    }
    let mark = if is_done {
        StopMark::Done
    } else if step.due.is_none() || step.not_used.is_some() {
        StopMark::NotNeeded
    } else {
        StopMark::Open
    };
    RailStop {
        number: step.number,
        name: t!(format!("step-{}", step.id.as_str())),
        mark,
        href: None,
        meta,
    }
}

/// How often medical and dental side by side do it, and what differs.
const fn of_a_pair(step: StepId) -> &'static [&'static str] {
    match step {
        StepId::Account => &["plan-step-twice", "plan-step-twin-account"],
        // Nothing that we have says whether one reader serves both.
        StepId::CardReader => &["plan-step-twin-reader"],
        StepId::NumberRequest => &["plan-step-twice", "plan-step-twin-form"],
        StepId::NonDesignationReport => &["plan-step-twin-report"],
        _ => &["plan-step-twice"],
    }
}
