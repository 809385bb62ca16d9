//! The seven steps with date, addressee, basis and source.

use domain::schedule::ScheduledStep;
use domain::step::{Party, StepId};
use leptos::prelude::*;

use crate::components::{BasisLine, DueDate, FullDate, SourceNote};
use crate::page::use_page;
use crate::t;
use locales::aim_ahead;
use locales::bureau;
use portal::draft::DraftView;

/// The list, with the sentence that nothing is filed here.
pub(super) fn section(plan: &DraftView) -> AnyView {
    let items = plan
        .schedule
        .steps()
        .iter()
        .map(|step| row(plan, step))
        .collect_view();
    view! {
        <section aria-labelledby="plan-steps">
            <h2 id="plan-steps">{t!("plan-steps-title")}</h2>
            <p>{t!("plan-steps-text")}</p>
            <ol class="step-list">{items}</ol>
        </section>
    }
    .into_any()
}

fn row(plan: &DraftView, step: &ScheduledStep<'_>) -> AnyView {
    let to = match step.to {
        // By its own name.
        Party::Bureau => bureau(use_page().lang, plan.schedule.bureau),
        body @ Party::ImplementingBody => t!(format!("party-{}", body.as_str())),
    };
    let times = plan
        .asked
        .is_pair()
        .then(|| view! { <span class="tag tag-waiting">{t!(times(step.id))}</span> });
    view! {
        <li>
            <div class="step-row step-dated">
                <span class="step-number" aria-hidden="true">{step.number}</span>
                <div class="step-words">
                    <span class="step-name">
                        <span class="visually-hidden">{t!("step-number-words", number = i64::from(step.number))}</span>
                        {t!(format!("step-{}", step.id.as_str()))}
                    </span>
                    " "{times}
                    <span class="step-meta">{t!(format!("plan-step-{}", step.id.as_str()))}</span>
                    <span class="step-meta step-aside">{t!("plan-step-to", party = to)}</span>
                    {after(step)}
                    {not_used(step)}
                </div>
                <div class="step-when">{when(step)}</div>
            </div>
        </li>
    }
    .into_any()
}

/// How often medical and dental side by side do it.
const fn times(step: StepId) -> &'static str {
    match step {
        // Nothing that we have says whether one reader serves both.
        StepId::CardReader => "plan-step-twin-reader",
        StepId::NonDesignationReport => "plan-step-twin-report",
        _ => "plan-step-twice",
    }
}

/// From when, by when, and on what that rests.
fn when(step: &ScheduledStep<'_>) -> AnyView {
    let Some(due) = step.due else {
        return view! {
            <span class="step-meta"><strong>{t!("plan-step-at-once")}</strong></span>
            <span class="step-meta"><SourceNote source=step.id.source() short=true /></span>
        }
        .into_any();
    };
    let start = step.start.map(|start| {
        view! { <span class="step-meta">{t!("plan-step-start")}" "<FullDate date=start.date() /></span> }
    });
    let page = use_page();
    let aim = aim_ahead(page.lang, due, page.today)
        .map(|words| view! { <span class="step-meta">{words}</span> });
    view! {
        <span class="step-meta"><DueDate planned=due.clone() /></span>
        {start}
        {aim}
        <span class="step-meta"><BasisLine planned=due.clone() /></span>
    }
    .into_any()
}

/// What has to be done before.
fn after(step: &ScheduledStep<'_>) -> Option<AnyView> {
    let names: Vec<String> = step
        .after
        .iter()
        .map(|needed| t!("step-number-words", number = i64::from(needed.number())))
        .collect();
    (!names.is_empty())
        .then(|| view! { <span class="step-meta step-aside">{t!("plan-step-after", steps = names.join(&t!("list-separator")))}</span> }.into_any())
}

/// A note that this bureau's practice no longer has the step.
fn not_used(step: &ScheduledStep<'_>) -> Option<AnyView> {
    let entry = step.not_used?;
    Some(
        view! { <span class="step-meta">{t!("plan-step-not-used")}" "<SourceNote source=entry.source.clone() /></span> }
            .into_any(),
    )
}
