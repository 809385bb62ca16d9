//! The guided flow: where are you now? Every answer is a link, so that four taps
//! are enough and Back works.

use domain::bureau::{BureauId, Prefecture};
use domain::month::YearMonth;
use domain::schedule::Schedule;
use domain::step::{Party, StepId};
use guide::Context;
use leptos::prelude::*;

use super::guide::person_button;
use crate::components::{
    BureauContact, DateExplained, HelpDesk, Linked, PracticeNote, SourceNotes,
};
use crate::page::use_page;
use crate::t;
use locales::{bureau, month, prefecture};
use portal::guide::{Found, Given, Where, topic_of_step};
use portal::guide_words::paragraphs;

/// Title id of each page.
#[must_use]
pub const fn title(view: &Where) -> &'static str {
    match view {
        Where::Stage(_) => "guide-where-title",
        Where::Month { .. } => "guide-where-month-title",
        Where::Place { .. } => "guide-where-place-title",
        Where::Found(_) => "guide-where-found-title",
    }
}

/// The page.
#[must_use]
pub fn page(view: Where) -> AnyView {
    let heading = t!(title(&view));
    match view {
        Where::Stage(given) => stage(heading, &given),
        Where::Month {
            step,
            given,
            months,
        } => opening(heading, step, &given, months),
        Where::Place { step, given } => place(heading, step, &given),
        Where::Found(found) => end(heading, *found),
    }
}

/// Which step comes next is asked as "what is done already".
fn stage(heading: String, given: &Given) -> AnyView {
    let items = StepId::ALL
        .into_iter()
        .map(|step| {
            let words = t!(format!("guide-where-{}", step.as_str()));
            view! { <li><a class="big-link" href=address(step, given)>{words}</a></li> }
        })
        .collect_view();
    view! {
        <a class="back-link" href=given.address("/guide")>{t!("guide-where-back")}</a>
        <h1>{heading}</h1>
        <p>{t!("guide-where-lead")}</p>
        <ul class="guide-stages">{items}</ul>
        {person(given)}
    }
    .into_any()
}

fn opening(heading: String, step: StepId, given: &Given, months: Vec<YearMonth>) -> AnyView {
    let lang = use_page().lang;
    let items = months
        .into_iter()
        .map(|opening| {
            let given = with(given, |context| context.opening = Some(opening));
            view! { <li><a class="chip" href=address(step, &given)>{month(lang, opening)}</a></li> }
        })
        .collect_view();
    view! {
        <a class="back-link" href=given.address("/guide/where")>{t!("guide-where-back-step")}</a>
        <h1>{heading}</h1>
        <p>{t!("guide-where-month-lead")}</p>
        <ul class="chip-row">{items}</ul>
        {person(given)}
    }
    .into_any()
}

fn place(heading: String, step: StepId, given: &Given) -> AnyView {
    let lang = use_page().lang;
    let groups = BureauId::ALL
        .into_iter()
        .map(|id| {
            let items = id
                .prefectures()
                .map(|place: Prefecture| {
                    let given = with(given, |context| context.prefecture = Some(place));
                    view! { <li><a class="chip" href=address(step, &given)>{prefecture(lang, place)}</a></li> }
                })
                .collect_view();
            view! { <h2>{bureau(lang, id)}</h2><ul class="chip-row">{items}</ul> }
        })
        .collect_view();
    let before = with(given, |context| context.opening = None);
    view! {
        <a class="back-link" href=address(step, &before)>{t!("guide-where-back-step")}</a>
        <h1>{heading}</h1>
        <p>{t!("guide-where-place-lead")}</p>
        <div class="guide-places">{groups}</div>
        {person(given)}
    }
    .into_any()
}

fn end(heading: String, found: Found) -> AnyView {
    let Found {
        step,
        schedule,
        answer,
        given,
        context,
    } = found;
    let page = use_page();
    let words = answer.as_ref().map(|answer| {
        let said = paragraphs(page.lang, page.register, answer)
            .into_iter()
            .map(|words| view! { <p><Linked words /></p> });
        let sources = answer.sources().iter().cloned().collect::<Vec<_>>();
        view! { <div class="guide-answer">{said.collect_view()}<SourceNotes sources /></div> }
    });
    let place = schedule
        .as_ref()
        .map(|schedule| schedule.request.prefecture);
    let asked = match step.to() {
        Party::Bureau => place.map(|prefecture| {
            view! { <BureauContact bureau=prefecture.bureau() prefecture /> }.into_any()
        }),
        Party::ImplementingBody => Some(view! { <HelpDesk /> }.into_any()),
    };
    let more = match &given.plan {
        Some(plan) => Some((
            format!("/plans/{plan}/steps/{}", step.number()),
            t!("guide-where-to-step"),
        )),
        None => plan_address(context).map(|address| (address, t!("guide-where-to-plan"))),
    };
    let other = Given {
        plan: given.plan.clone(),
        context: Context::default(),
    };
    let about = given.address("/guide");
    let joined = if about.contains('?') { '&' } else { '?' };
    let chat = format!("{about}{joined}topic={}", topic_of_step(step));
    let number = i64::from(step.number());
    view! {
        <a class="back-link no-print" href=other.address("/guide/where")>{t!("guide-where-again")}</a>
        <h1>{heading}</h1>
        <section class="next-thing">
            <h2>{t!("guide-where-step", number = number, name = t!(format!("step-{}", step.as_str())))}</h2>
            {dates(step, schedule.as_ref())}
            <p>{t!("guide-where-to", party = t!(format!("party-{}", step.to().as_str())))}</p>
        </section>
        {words}
        {schedule.map(|schedule| view! { <PracticeNote schedule /> })}
        <ul class="action-list no-print">
            {more.map(|(address, words)| view! { <li><a href=address>{words}</a></li> })}
            <li><a href=chat>{t!("guide-where-ask")}</a></li>
        </ul>
        {person(&given)}
        {asked}
    }
    .into_any()
}

/// Whoever finds nothing that fits asks a person.
fn person(given: &Given) -> Option<AnyView> {
    person_button(given, "button button-secondary").map(|button| {
        view! { <div class="guide-person no-print"><p>{t!("guide-where-person")}</p>{button}</div> }
            .into_any()
    })
}

fn dates(step: StepId, schedule: Option<&Schedule>) -> AnyView {
    let Some(schedule) = schedule else {
        return view! { <p>{t!("guide-where-at-once")}</p> }.into_any();
    };
    let scheduled = schedule
        .steps()
        .into_iter()
        .find(|scheduled| scheduled.id == step);
    let month = month(use_page().lang, schedule.request.opening);
    let start = scheduled
        .and_then(|s| s.start)
        .cloned()
        .map(|planned| view! { <DateExplained planned /> });
    let due = scheduled
        .and_then(|s| s.due)
        .cloned()
        .map(|planned| view! { <DateExplained planned /> });
    view! { <p>{t!("guide-where-opening", month = month)}</p>{start}{due} }.into_any()
}

/// The plan page needs all three.
fn plan_address(context: Context) -> Option<String> {
    let Context {
        opening: Some(opening),
        prefecture: Some(prefecture),
        kind,
    } = context
    else {
        return None;
    };
    let kind = kind
        .map(|kind| format!("&kind={}", kind.as_str()))
        .unwrap_or_default();
    let page = if kind.is_empty() {
        "/start/kind"
    } else {
        "/plan"
    };
    Some(format!(
        "{page}?opening={opening}&prefecture={}{kind}",
        prefecture.code()
    ))
}

fn with(given: &Given, change: impl FnOnce(&mut Context)) -> Given {
    let mut given = given.clone();
    change(&mut given.context);
    given
}

fn address(step: StepId, given: &Given) -> String {
    let address = given.address("/guide/where");
    let joined = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joined}stage={}", step.as_str())
}
