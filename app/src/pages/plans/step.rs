//! `/plans/{id}/steps/{step}`: what, why, where, what you need, by when, the
//! form, and the way back.

use domain::progress::StepState;
use domain::step::{Party, StepId};
use leptos::prelude::*;

use super::pieces::{
    BackToPlan, FilesNothing, NoticeBox, PostButton, Version, ask_path, step_name, step_names,
};
use super::step_facts::{self, Fact};
use crate::components::{
    Ahead, BureauContact, DateExplained, DayField, ErrorSummary, HelpDesk, Radios, SourceNote,
    SubmitButton, TextArea, TextField,
};
use crate::i18n::full_date;
use crate::page::use_page;
use crate::portal::plans::{CodeKind, StepChoice, StepView};
use crate::t;

/// The page.
#[must_use]
pub fn page(view: StepView) -> AnyView {
    let number = i64::from(view.step.number());
    let is_twin = view.twin.is_some();
    view! {
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=view.form.clone() />
        <h1>{t!("step-page-title", number = number, name = step_name(view.step))}</h1>
        {status(&view)}
        <FilesNothing />
        <h2>{t!("step-what-title")}</h2>
        <p>{t!(format!("step-{number}-what"))}</p>
        <h2>{t!("step-when-title")}</h2>
        {when(&view)}
        <h2>{t!("step-why-title")}</h2>
        {fact_list(view.step, step_facts::why(view.step))}
        <h2>{t!("step-need-title")}</h2>
        {needs(view.step)}
        <h2>{t!("step-how-title")}</h2>
        {fact_list(view.step, step_facts::facts(view.step, is_twin))}
        {reader(view.step)}
        {changes(&view)}
        <h2>{t!("step-where-title")}</h2>
        {place(&view)}
        {recording(&view)}
    }
    .into_any()
}

fn status(view: &StepView) -> AnyView {
    let lang = use_page().lang;
    let words = match &view.state {
        StepState::Done { on } => t!("step-done-on", date = full_date(lang, *on)),
        StepState::Returned { on } => t!("step-returned-on", date = full_date(lang, *on)),
        StepState::CannotStart { missing } => t!("step-waits-for", steps = step_names(missing)),
        state => t!(format!("step-state-{}", state.as_str())),
    };
    let left = view.open_days_to_submission.map(|days| {
        let due = full_date(lang, view.schedule.submission_due.date());
        view! { <p>{t!("open-days-left", date = due, days = i64::from(days))}</p> }
    });
    view! { <div class="banner"><p><strong>{words}</strong></p>{left}</div> }.into_any()
}

fn when(view: &StepView) -> AnyView {
    let step = view.schedule.step(view.step);
    let due = match step.due {
        Some(due) => {
            view! { <DateExplained planned=due.clone() ahead=Ahead::of(&view.state) /> }.into_any()
        }
        None => view! { <p>{t!("step-at-once")}</p> }.into_any(),
    };
    // The letter has come: its date is nothing to look out for any more.
    let ahead = if view.has_number {
        Ahead::Nothing
    } else {
        Ahead::Open
    };
    let start = step.start.map(|start| {
        view! { <p>{t!("step-start")}</p><DateExplained planned=start.clone() ahead /> }
    });
    let not_used = step.not_used.map(|entry| {
        view! { <div class="note"><p>{t!("step-not-used")}</p><SourceNote source=entry.source.clone() /></div> }
    });
    view! { {due}{start}{not_used} }.into_any()
}

fn fact_list(step: StepId, facts: Vec<Fact>) -> AnyView {
    let items = facts
        .into_iter()
        .map(|fact| {
            let words = t!(format!("step-{}-{}", step.number(), fact.id));
            view! { <li>{words}" "<SourceNote source=fact.source short=true /></li> }
        })
        .collect_view();
    view! { <ul class="sourced">{items}</ul> }.into_any()
}

fn needs(step: StepId) -> AnyView {
    let items = (1..=step_facts::needs(step))
        .map(|n| view! { <li>{t!(format!("step-{}-need-{n}", step.number()))}</li> })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

/// Two sentences of the notice that are not merged into one date.
fn reader(step: StepId) -> AnyView {
    if !matches!(step, StepId::CardReader | StepId::NumberPresentation) {
        return ().into_any();
    }
    let items = step_facts::card_reader_sentences()
        .into_iter()
        .map(|fact| view! { <li>{t!(fact.id)}" "<SourceNote source=fact.source short=true /></li> })
        .collect_view();
    view! {
        <section class="note" aria-labelledby="reader-title">
            <h3 id="reader-title">{t!("reader-title")}</h3>
            <p>{t!("reader-both")}</p>
            <ul class="sourced">{items}</ul>
            <p>{t!("reader-advice")}</p>
        </section>
    }
    .into_any()
}

fn changes(view: &StepView) -> AnyView {
    let notes = step_facts::changes(view.step, view.twin.is_some());
    if notes.is_empty() {
        return ().into_any();
    }
    let items = notes
        .into_iter()
        .map(|note| {
            let unsettled = (!note.confirmed).then(|| view! { <span class="tag tag-unconfirmed">{t!("certainty-unconfirmed")}</span> });
            view! { <li>{t!(note.message_id())}" "{unsettled}" "<SourceNote source=note.source.clone() /></li> }
        })
        .collect_view();
    view! {
        <section class="note" aria-labelledby="changes-title">
            <h3 id="changes-title">{t!("step-changes-title")}</h3>
            <ul class="sourced">{items}</ul>
        </section>
    }
    .into_any()
}

fn place(view: &StepView) -> AnyView {
    let ask = view! { <p><a href=ask_path(&view.plan)>{t!("ask-bureau")}</a></p> };
    match view.step.to() {
        Party::Bureau => view! {
            <BureauContact bureau=view.plan.request.prefecture.bureau() />
            <p><a class="button button-secondary" href=view.plan.path("/form1")>{t!("kept-action-form1")}</a></p>
            {ask}
        }
        .into_any(),
        Party::ImplementingBody => view! {
            <HelpDesk />
            {ask}
        }
        .into_any(),
    }
}

/// 「この手続きは終わりましたか」, the stored code, and the way back.
fn recording(view: &StepView) -> AnyView {
    if view.is_closed {
        return view! { <p>{t!("step-closed")}</p> }.into_any();
    }
    view! {
        {stored_code(view)}
        {form(view)}
        {view.can_take_back.then(|| view! {
            <PostButton
                action=format!("{}/take-back", view.plan.step_path(view.step))
                version=view.version
                label=t!("step-take-back")
            />
        })}
    }
    .into_any()
}

fn stored_code(view: &StepView) -> AnyView {
    let (Some(kind), Some(code)) = (CodeKind::of_step(view.step), view.code.clone()) else {
        return ().into_any();
    };
    let odd = code
        .odd
        .then(|| view! { <p class="banner banner-warning">{t!("warning-code-check-digit")}</p> });
    view! {
        <h2>{t!(format!("code-{}", kind.as_str()))}</h2>
        <p>{code.masked}</p>
        {odd}
        <form method="post" action=view.plan.path(&format!("/code/{}", kind.as_str()))>
            <button class="button button-secondary" r#type="submit">{t!("code-show")}</button>
        </form>
    }
    .into_any()
}

/// A step's own words where it has them, else the common ones.
fn choice_label(step: StepId, choice: StepChoice) -> String {
    use StepChoice::{Asked, Done, NotNeeded, Returned};
    match (step, choice) {
        (StepId::ProvisionalCode, Asked | Done)
        | (StepId::CardReader, NotNeeded)
        | (StepId::NumberRequest, Asked | Done | Returned) => {
            t!(format!("step-{}-choice-{}", step.number(), choice.as_str()))
        }
        _ => t!(format!("step-choice-{}", choice.as_str())),
    }
}

fn form(view: &StepView) -> AnyView {
    let options: Vec<_> = view
        .choices
        .iter()
        .map(|choice| {
            (
                choice.as_str().to_owned(),
                choice_label(view.step, *choice),
                None,
            )
        })
        .collect();
    let dated = view
        .choices
        .iter()
        .any(|c| !matches!(c, StepChoice::CodeOnly | StepChoice::NoteOnly));
    let takes_code = view
        .choices
        .iter()
        .any(|c| matches!(c, StepChoice::Done | StepChoice::CodeOnly));
    let kind = CodeKind::of_step(view.step).filter(|_| takes_code);
    let form = view.form.clone();
    let code = kind.map(|kind| {
        view! {
            <TextField
                form=form.clone()
                name="code"
                label=t!(format!("code-{}", kind.as_str()))
                hint=Some(t!(format!("code-{}-hint", kind.as_str())))
                inputmode="numeric"
                optional=true
                width="medium"
            />
        }
    });
    let date = dated.then(|| {
        view! {
            <DayField
                form=form.clone()
                names=["on_year", "on_month", "on_day"]
                legend=t!("step-on")
                hint=Some(t!("step-on-hint"))
            />
        }
    });
    view! {
        <form method="post" action=view.plan.step_path(view.step) novalidate>
            <h2>{t!("step-done-question")}</h2>
            <Version version=view.version />
            <Radios form=form.clone() name="choice" legend=t!("step-choice-legend") options />
            {date}
            {code}
            <TextArea form=form.clone() name="note" label=t!("step-note") hint=Some(t!("step-note-hint")) rows=3 optional=true />
            <SubmitButton label=t!("step-save") />
        </form>
    }
    .into_any()
}
