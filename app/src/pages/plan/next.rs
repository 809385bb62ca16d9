//! How it stands and the one thing to do next. What a day and an answer make of
//! a plan is decided by [`Turn`]; here are its words and its button.

use domain::already::{Already, Turn};
use domain::bureau_page::BureauPage;
use domain::contacts::Contacts;
use domain::schedule::{ScheduledStep, Verdict};
use domain::step::{Party, StepId};
use leptos::prelude::*;

use super::act::{self, Offer};
use crate::components::{
    BureauLink, BureauWhen, DueDate, HelpDeskHours, NextBox, OfficePhone, PortalLink, StateLine,
    Tone, phone_address, step_words,
};
use crate::page::use_page;
use crate::t;
use locales::{day, month};
use portal::draft::DraftView;

/// How it stands, in a line; a late plan's question says it where nothing was
/// answered yet.
pub(super) fn state(plan: &DraftView) -> Option<AnyView> {
    let turn = plan.turn();
    if turn.depends_on_answer() && plan.already.is_none() {
        return None;
    }
    let tone = match turn {
        Turn::Begin(Verdict::OnTime) => Tone::Success,
        Turn::AwaitLetter | Turn::Present => Tone::Info,
        Turn::Begin(_) | Turn::BringRequest | Turn::MissLetter | Turn::PresentToday => {
            Tone::Warning
        }
        Turn::AskBureau | Turn::Returned | Turn::CallHelpDesk | Turn::Past => Tone::Error,
    };
    let (words, more) = match turn {
        Turn::Begin(verdict) => (
            t!(format!("verdict-{}-title", verdict.as_str())),
            begin_more(plan, verdict),
        ),
        Turn::Past | Turn::Returned | Turn::CallHelpDesk => {
            let id = verdict_of(turn);
            (
                t!(format!("verdict-{id}-title")),
                t!(format!("verdict-{id}-text")),
            )
        }
        _ => {
            let id = id_of(turn);
            (t!(format!("turn-{id}-title")), turn_more(plan, turn))
        }
    };
    Some(view! { <StateLine tone words more=Some(more) /> }.into_any())
}

/// In good time the days that are left say most; else what is late and why.
fn begin_more(plan: &DraftView, verdict: Verdict) -> String {
    let lang = use_page().lang;
    let opening = plan.schedule.opening_day();
    if verdict == Verdict::OnTime {
        let days = i64::from((opening - plan.schedule.today).get_days());
        return t!(
            "plan-days-to-opening",
            date = day(lang, opening),
            days = days
        );
    }
    t!(format!("verdict-{}-text", verdict.as_str()))
}

fn turn_more(plan: &DraftView, turn: Turn) -> String {
    let lang = use_page().lang;
    let schedule = &plan.schedule;
    let date = match turn {
        Turn::AskBureau => schedule.number_request_due.last_day(),
        Turn::MissLetter => schedule.reply_dispatch.date(),
        Turn::BringRequest => schedule.number_request_due.date(),
        _ => schedule.submission_due.date(),
    };
    t!(format!("turn-{}-text", id_of(turn)), date = day(lang, date))
}

/// The word of a turn in the messages.
const fn id_of(turn: Turn) -> &'static str {
    match turn {
        Turn::Begin(_) => "begin",
        Turn::BringRequest => "bring-request",
        Turn::AskBureau => "ask-bureau",
        Turn::Returned => "returned",
        Turn::AwaitLetter => "await-letter",
        Turn::MissLetter => "miss-letter",
        Turn::Present => "present",
        Turn::PresentToday => "present-today",
        Turn::CallHelpDesk => "call-help-desk",
        Turn::Past => "past",
    }
}

/// The verdict that a late turn comes from.
const fn verdict_of(turn: Turn) -> &'static str {
    match turn {
        Turn::Returned => Verdict::Returned.as_str(),
        Turn::CallHelpDesk => Verdict::IndividualHandling.as_str(),
        _ => Verdict::Past.as_str(),
    }
}

/// The box.
pub(super) fn next_box(plan: &DraftView) -> AnyView {
    let turn = plan.turn();
    let eyebrow = if turn.depends_on_answer() && plan.already.is_none() {
        t!("plan-next-not-yet")
    } else {
        t!("plan-next-title")
    };
    let step = first_step(plan);
    let task = match (turn, &step) {
        (Turn::Begin(_), Some(step)) => t!(format!("plan-do-{}", step.id.as_str())),
        _ => t!(format!("turn-{}-do", id_of(turn))),
    };
    let button = button(plan, turn);
    let door = matches!(turn, Turn::Begin(_))
        .then(|| door(plan, step.as_ref()?))
        .flatten();
    view! {
        <NextBox id="plan-next" eyebrow task due=due(plan, turn) place=place(plan, turn, step.as_ref())>
            {button}
            {door}
        </NextBox>
    }
    .into_any()
}

/// Where the first step is done, below the button: with what is known of the
/// address it is longer than a line.
fn door(plan: &DraftView, step: &ScheduledStep<'_>) -> Option<AnyView> {
    let link = match step.to {
        Party::Bureau => view! { <BureauLink bureau=plan.schedule.bureau /> }.into_any(),
        // The portal wants an account first.
        Party::ImplementingBody if step.id == StepId::CardReader => return None,
        Party::ImplementingBody => view! { <PortalLink /> }.into_any(),
    };
    Some(view! { <div class="next-where">{link}</div> }.into_any())
}

/// The step that is due first and still in use.
fn first_step(plan: &DraftView) -> Option<ScheduledStep<'_>> {
    plan.schedule
        .steps()
        .into_iter()
        .filter(|step| step.not_used.is_none())
        .filter_map(|step| Some((step.due?.last_day(), step)))
        .min_by_key(|(last_day, step)| (*last_day, step.number))
        .map(|(_, step)| step)
}

/// By when.
fn due(plan: &DraftView, turn: Turn) -> Option<AnyView> {
    let schedule = &plan.schedule;
    match turn {
        Turn::Begin(_) => {
            let due = first_step(plan)?.due?.clone();
            let aim = locales::aim_ahead(use_page().lang, &due, schedule.today)
                .map(|words| view! { <span class="small next-aim">{words}</span> });
            Some(view! { <DueDate planned=due />{aim} }.into_any())
        }
        Turn::AskBureau | Turn::Returned | Turn::MissLetter => {
            Some(view! { <BureauWhen /> }.into_any())
        }
        Turn::BringRequest | Turn::PresentToday => {
            Some(view! { <strong>{t!("plan-within-today")}</strong> }.into_any())
        }
        Turn::AwaitLetter => {
            Some(view! { <DueDate planned=schedule.reply_dispatch.clone() /> }.into_any())
        }
        Turn::Present => {
            Some(view! { <DueDate planned=schedule.submission_due.clone() /> }.into_any())
        }
        Turn::CallHelpDesk => Some(view! { <strong><HelpDeskHours /></strong> }.into_any()),
        Turn::Past => None,
    }
}

/// Where, and what one has to know for it.
fn place(plan: &DraftView, turn: Turn, step: Option<&ScheduledStep<'_>>) -> Option<AnyView> {
    let lang = use_page().lang;
    let small = |words: String| view! { <p class="small">{words}</p> }.into_any();
    match turn {
        Turn::Begin(_) => {
            let step = step?;
            let what = step_words(&plan.schedule, step.id);
            Some(small(what))
        }
        Turn::AwaitLetter => {
            let date = day(lang, plan.schedule.submission_due.date());
            let application = (plan.already == Some(Already::Request))
                .then(|| small(t!("turn-await-letter-application")));
            Some(
                view! { {small(t!("turn-await-letter-then", date = date))}{application} }
                    .into_any(),
            )
        }
        Turn::MissLetter => {
            let date = day(lang, plan.schedule.submission_due.date());
            Some(small(t!("turn-await-letter-then", date = date)))
        }
        Turn::BringRequest => Some(small(t!("turn-bring-request-how"))),
        Turn::Present => Some(
            view! { {small(t!("turn-present-how"))}<p class="next-where"><PortalLink /></p> }
                .into_any(),
        ),
        Turn::PresentToday => Some(small(t!("turn-present-how"))),
        Turn::AskBureau | Turn::Returned | Turn::CallHelpDesk | Turn::Past => None,
    }
}

/// The page's one button, and what it does not say itself.
fn button(plan: &DraftView, turn: Turn) -> Option<AnyView> {
    match turn {
        _ if !turn.is_pressing() => act::keep(plan.asked, Offer::Button),
        Turn::CallHelpDesk => {
            let phone = Contacts::embedded().help_desk_phone.value.clone();
            let call = phone_address(&phone);
            Some(
                view! {
                    <a class="button" href=call>{t!("plan-call", phone = phone)}</a>
                    <p class="small">{t!("turn-call-help-desk-how")}</p>
                }
                .into_any(),
            )
        }
        Turn::PresentToday => Some(view! { <PortalLink class="button" /> }.into_any()),
        Turn::Past => Some(past_button(plan)),
        // The notice gives no phone numbers of offices.
        _ => {
            let page = BureauPage::of(plan.schedule.bureau).url.clone();
            let opening = day(use_page().lang, plan.schedule.opening_day());
            let means = turn.depends_on_answer().then(
                || view! { <p class="small">{t!("turn-returned-means", date = opening)}</p> },
            );
            Some(
                view! {
                    <a class="button" href=page rel="external noreferrer">{t!("plan-bureau-page")}</a>
                    <OfficePhone prefecture=plan.asked.prefecture />
                    {means}
                }
                .into_any(),
            )
        }
    }
}

/// Another month: the first one that works, or the question.
fn past_button(plan: &DraftView) -> AnyView {
    match plan.schedule.earliest.by_notice {
        Some(earliest) => {
            let words = t!("plan-earliest", month = month(use_page().lang, earliest));
            let href = format!("/plan?{}", plan.asked.opening_in(earliest).query());
            view! { <a class="button" href=href>{words}</a> }.into_any()
        }
        None => {
            let href = format!("/start/opening?{}", plan.asked.query());
            view! { <a class="button" href=href>{t!("plan-choose-month")}</a> }.into_any()
        }
    }
}
