//! The plan on one sheet of A4: what a founder pins above the desk. Hidden on
//! screen; on paper it stands alone (`frontend/styles/40-sheet.css`). It holds
//! no code and no secret: a sheet lies about.

use domain::contacts::Contacts;
use domain::office::Office;
use domain::progress::StepState;
use domain::schedule::{Certainty, PlannedDate, Schedule, ScheduledStep};
use domain::step::{Party, StepId};
use leptos::prelude::*;

use super::planned_date::around;
use super::{CertaintyTag, FullDate, LastConfirmed, basis_name, is_by_number, not_used_words};
use crate::page::use_page;
use crate::t;
use locales::{aim_ahead, deadline_text};
use locales::{bureau, full_date, office, plain_date};

/// The sheet.
#[component]
pub fn PlanSheet(
    /// What the plan is for.
    heading: String,
    /// The same in a line, where the heading is a name of its owner's.
    line: Option<String>,
    /// The dates.
    schedule: Schedule,
    /// What is recorded; empty before there is a kept plan.
    states: Vec<(StepId, StepState)>,
    /// Whether the designation application is handed in.
    #[prop(optional)]
    applied: bool,
    /// The kinds whose steps at the bureau are done once each: more than one
    /// for medical and dental side by side.
    kinds: Vec<String>,
    /// The address of this plan, as it is typed.
    link: String,
    /// What stands above the address.
    link_title: String,
) -> impl IntoView {
    let today = use_page().today;
    let rows = schedule
        .steps()
        .iter()
        .map(|step| {
            let state = states
                .iter()
                .find(|(id, _)| *id == step.id)
                .map(|(_, state)| state);
            // The letter lies between what is handed in and what is presented.
            let letter =
                (step.id == StepId::NumberPresentation).then(|| letter(&schedule, &states));
            let application =
                (step.id == StepId::NumberRequest).then(|| application(&schedule, applied, &kinds));
            view! { {letter}{row(&schedule, step, state, &kinds)}{application} }
        })
        .collect_view();
    view! {
        <section class="plan-sheet">
            <header class="sheet-head">
                <p class="sheet-site">{t!("site-name")}" — "{t!("sheet-title")}</p>
                <p class="sheet-printed">{t!("sheet-printed", date = plain_date(use_page().lang, today))}</p>
            </header>
            <p class="sheet-heading">{heading}</p>
            <p class="sheet-opening">
                {line.map(|line| view! { <span>{line}</span> })}
                <span>{t!("sheet-opening")}" "<strong><FullDate date=schedule.opening_day() /></strong></span>
                <span>{t!("plan-bureau", bureau = bureau(use_page().lang, schedule.bureau))}</span>
            </p>
            <table class="sheet-steps">
                <thead>
                    <tr>
                        <th scope="col">{t!("sheet-column-done")}</th>
                        <th scope="col">{t!("sheet-column-step")}</th>
                        <th scope="col">{t!("sheet-column-when")}</th>
                        <th scope="col">{t!("sheet-column-where")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <ul class="sheet-marks">
                <li>{t!("sheet-marks")}</li>
                <li>{t!("sheet-late")}</li>
                <li>{t!("sheet-files-nothing")}</li>
            </ul>
            <div class="sheet-contacts">{help_desk()}{bureau_desk(&schedule)}</div>
            <div class="sheet-foot">
                <div class="sheet-memo">{t!("sheet-memo")}</div>
                <p class="sheet-link">{link_title}<br /><strong>{link}</strong></p>
            </div>
        </section>
    }
}

fn row(
    schedule: &Schedule,
    step: &ScheduledStep<'_>,
    state: Option<&StepState>,
    kinds: &[String],
) -> AnyView {
    let lang = use_page().lang;
    let place = match step.to {
        Party::Bureau => bureau(lang, schedule.bureau),
        Party::ImplementingBody => t!("sheet-portal"),
    };
    let when = match (step.due, step.not_used) {
        (Some(due), _) => date(due, state.is_some_and(StepState::is_settled)),
        (None, Some(row)) => not_used_words(row).into_any(),
        (None, None) => t!("plan-step-at-once").into_any(),
    };
    let words = if is_by_number(schedule, step.id) {
        t!("sheet-step-account-by-number")
    } else {
        t!(format!("sheet-step-{}", step.id.as_str()))
    };
    view! {
        <tr>
            <td class="sheet-box-cell">{boxes(step.id, state, kinds)}</td>
            <td>
                <span class="sheet-step">{step.number.to_string()}" "{t!(format!("step-{}", step.id.as_str()))}</span>
                <span class="sheet-small">{words}</span>
                {state.and_then(|state| recorded(step.id, state)).map(|words| view! { <span class="sheet-recorded">{words}</span> })}
            </td>
            <td>{when}</td>
            <td>{place}</td>
        </tr>
    }
    .into_any()
}

/// The second act of step 4, with a day of its own.
fn application(schedule: &Schedule, applied: bool, kinds: &[String]) -> AnyView {
    let when = match &schedule.designation_application {
        Some(due) => date(due, applied),
        None => view! { <CertaintyTag certainty=Certainty::Unconfirmed /> }.into_any(),
    };
    let box_of = |kind: Option<&String>| {
        view! { <span class="sheet-kind"><span class=box_class(applied)></span>{kind.cloned()}</span> }
    };
    let boxes = if kinds.len() > 1 {
        kinds
            .iter()
            .map(|kind| box_of(Some(kind)))
            .collect_view()
            .into_any()
    } else {
        view! { <span class=box_class(applied)></span> }.into_any()
    };
    view! {
        <tr>
            <td class="sheet-box-cell">{boxes}</td>
            <td>
                <span class="sheet-step">{t!("application-name")}</span>
                <span class="sheet-small">{t!("sheet-application")}</span>
            </td>
            <td>{when}</td>
            <td>{bureau(use_page().lang, schedule.bureau)}</td>
        </tr>
    }
    .into_any()
}

/// The bureau's answer comes by post: nothing to do, something to tick.
fn letter(schedule: &Schedule, states: &[(StepId, StepState)]) -> AnyView {
    let has_come = states
        .iter()
        .any(|(id, state)| *id == StepId::NumberRequest && matches!(state, StepState::Done { .. }));
    view! {
        <tr class="sheet-letter">
            <td class="sheet-box-cell"><span class=box_class(has_come)></span></td>
            <td>
                <span class="sheet-step">{t!("sheet-letter")}</span>
                <span class="sheet-small">{t!("sheet-letter-text")}</span>
            </td>
            <td>{date(&schedule.reply_dispatch, has_come)}</td>
            <td>{bureau(use_page().lang, schedule.bureau)}</td>
        </tr>
    }
    .into_any()
}

/// One box, or one a kind where the step is done once each.
fn boxes(step: StepId, state: Option<&StepState>, kinds: &[String]) -> AnyView {
    let is_done = matches!(state, Some(StepState::Done { .. }));
    if kinds.len() > 1 && step.is_once_a_kind() {
        return kinds
            .iter()
            .map(|kind| view! { <span class="sheet-kind"><span class=box_class(is_done)></span>{kind.clone()}</span> })
            .collect_view()
            .into_any();
    }
    view! { <span class=box_class(is_done)></span> }.into_any()
}

const fn box_class(is_done: bool) -> &'static str {
    if is_done {
        "sheet-box sheet-ticked"
    } else {
        "sheet-box"
    }
}

/// The last day with its mark, the bureau's deadline or the day to aim at, and
/// what it rests on.
fn date(planned: &PlannedDate, is_settled: bool) -> AnyView {
    let page = use_page();
    let lang = page.lang;
    let (before, after) = around(planned.id());
    let aim = aim_ahead(lang, planned, page.today)
        .filter(|_| !is_settled)
        .map(|_| t!("sheet-aim", date = locales::day(lang, planned.aim())));
    let small = deadline_text(lang, planned)
        .or(aim)
        .map(|words| view! { <span class="sheet-small">{words}</span> });
    let certainty = (!planned.is_rule_of_thumb())
        .then(|| view! { " "<CertaintyTag certainty=planned.certainty() /> });
    let basis = t!(
        "sheet-basis",
        basis = basis_name(planned.basis()),
        clause = planned.source().clause().to_owned()
    );
    view! {
        <span class="sheet-date">{before}<strong>{full_date(lang, planned.last_day())}</strong>{after}</span>
        {certainty}
        {small}
        <span class="sheet-small">{basis}</span>
    }
    .into_any()
}

/// What is recorded, where it is more than the tick tells.
fn recorded(step: StepId, state: &StepState) -> Option<String> {
    let lang = use_page().lang;
    match state {
        // Its own line says when it is needed at all.
        StepState::NotNeeded if step == StepId::NonDesignationReport => None,
        StepState::Done { on } => Some(t!("step-done-on", date = locales::day(lang, *on))),
        StepState::Returned { on } => Some(t!("step-returned-on", date = locales::day(lang, *on))),
        StepState::WaitingFor(_)
        | StepState::NotNeeded
        | StepState::NotUsed
        | StepState::Missed => Some(t!(format!("step-state-{}", state.as_str()))),
        StepState::ToDo | StepState::CannotStart { .. } => None,
    }
}

fn help_desk() -> AnyView {
    let contacts = Contacts::embedded();
    view! {
        <div>
            <p class="sheet-step">{t!("contact-help-desk")}</p>
            <p class="sheet-phone">{contacts.help_desk_phone.value.clone()}" "<span class="sheet-small">{t!("contact-phone-free")}</span></p>
            <p>{t!("contact-hours-usual")}</p>
            <p>{contacts.help_desk_mail.value.clone()}</p>
            <p>{t!("sheet-portal")}"  "{without_scheme(&contacts.portal.value)}</p>
        </div>
    }
    .into_any()
}

fn bureau_desk(schedule: &Schedule) -> AnyView {
    let page = domain::bureau_page::BureauPage::of(schedule.bureau);
    view! {
        <div>
            <p class="sheet-step">{office(use_page().lang, Office::of(schedule.request.prefecture))}</p>
            <p>{t!("contact-bureau-for")}</p>
            <p>{without_scheme(&page.url)}</p>
            <p><LastConfirmed on=page.confirmed /></p>
            <p class="sheet-blank">{t!("contact-phone")}</p>
        </div>
    }
    .into_any()
}

/// An address as it is typed.
fn without_scheme(url: &str) -> String {
    url.trim_start_matches("https://")
        .trim_end_matches('/')
        .to_owned()
}
