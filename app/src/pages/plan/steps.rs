//! The seven steps on their line of dates.

use domain::schedule::ScheduledStep;
use domain::step::StepId;
use leptos::prelude::*;

use super::{done, notes};
use crate::components::{Dot, Rail, RailStation, RailStop, StopMark, stations};
use crate::page::use_page;
use crate::t;
use locales::bureau;
use portal::draft::DraftView;

/// The line, with the sentence that nothing is filed here.
pub(super) fn section(plan: &DraftView) -> AnyView {
    let done = done(plan.already);
    let mut line = vec![health_centre()];
    line.extend(stations(&plan.schedule, |step| {
        stop(plan, step, done.contains(&step.id))
    }));
    let application = notes::application(plan);
    // The application goes with the request: its own day stands there.
    let with_request = line.iter_mut().find(|station| {
        let number = StepId::NumberRequest.number();
        station.stops.iter().any(|stop| stop.number == number)
    });
    if let Some(station) = with_request {
        let deadline = station.note.take();
        station.note = Some(view! { {deadline}<br />{application} }.into_any());
    }
    view! {
        <section aria-labelledby="plan-steps">
            <h2 id="plan-steps">{t!("plan-steps-title")}</h2>
            <p class="small">{t!("plan-steps-text")}</p>
            <Rail stations=line />
        </section>
    }
    .into_any()
}

/// What comes before the application, and has no day.
fn health_centre() -> RailStation {
    RailStation {
        dot: Dot::Rest,
        head: Some(t!("plan-before-title").into_any()),
        meta: Some(t!("change-public-health-centre").into_any()),
        stops: Vec::new(),
        note: None,
    }
}

fn stop(plan: &DraftView, step: &ScheduledStep<'_>, is_done: bool) -> RailStop {
    let of_bureau = bureau(use_page().lang, plan.schedule.bureau);
    let mut meta = vec![t!(
        format!("plan-step-{}", step.id.as_str()),
        bureau = of_bureau
    )];
    if step.due.is_none() {
        meta.insert(0, t!("plan-step-at-once"));
    }
    if plan.asked.is_pair() {
        meta.extend(of_a_pair(step.id).iter().map(|id| t!(id)));
    }
    if step.not_used.is_some() {
        meta.push(t!("plan-step-not-used"));
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
