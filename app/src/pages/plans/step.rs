//! `/plans/{id}/steps/{step}`: what, why, where, what you need, by when, the
//! form, and the way back.

use domain::kind::Kinds;
use domain::progress::{StepRecord, StepState};
use domain::schedule::Verdict;
use domain::step::{Party, StepId};
use leptos::prelude::*;

use super::pieces::{
    BackToPlan, FilesNothing, MoveButton, NoticeBox, PostButton, Version, ask_path, step_name,
    step_names,
};
use super::step_facts::{self, Fact};
use crate::components::{
    Ahead, BureauContact, DateExplained, DayField, DueDate, ErrorSummary, HelpDesk, HelpDeskPhone,
    PortalLink, Radios, SourceNote, SubmitButton, TextArea, TextField,
};
use crate::page::use_page;
use crate::t;
use locales::full_date;
use portal::plans::{CodeKind, LetterWatch, Standing, StepChoice, StepView};

/// The page.
#[must_use]
pub fn page(view: StepView) -> AnyView {
    let number = i64::from(view.step.number());
    let is_twin = view.twin.is_some();
    view! {
        {odd_code(&view)}
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=view.form.clone() />
        <h1>{t!("step-page-title", number = number, name = step_name(view.step))}</h1>
        {now(&view)}
        <FilesNothing />
        <h2>{t!("step-what-title")}</h2>
        <p>{t!(format!("step-{number}-what"))}</p>
        {door(&view)}
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

/// Right under "saved", where it is seen: it warns, and stops nobody.
fn odd_code(view: &StepView) -> Option<AnyView> {
    view.code.as_ref()?.odd.then(|| {
        view! {
            <div class="banner banner-warning" role="status">
                <p><strong>{t!("warning-code-check-digit")}</strong></p>
                <p>{t!("warning-code-check-digit-why")}</p>
                <p><a href="#record">{t!("step-choice-code")}</a></p>
            </div>
        }
        .into_any()
    })
}

/// Where the step stands, and what to do now: never just "expired".
fn now(view: &StepView) -> AnyView {
    if view.is_closed {
        return view! {
            <div class="banner">
                <p><strong>{t!("step-closed")}</strong></p>
                {next(view)}
            </div>
        }
        .into_any();
    }
    if let Some(letter) = view.letter {
        return letter_question(view, letter);
    }
    let (class, words, act) = match &view.state {
        StepState::Returned { on } => (
            "banner banner-error",
            t!("step-returned-on", date = full_date(use_page().lang, *on)),
            another_month(view),
        ),
        StepState::ToDo if is_too_late(view) => (
            "banner banner-error",
            t!("kept-verdict-returned"),
            another_month(view),
        ),
        StepState::Missed => (
            "banner banner-error",
            t!("step-state-missed"),
            individual_handling(view),
        ),
        StepState::CannotStart { missing } => (
            "banner",
            t!("step-waits-for", steps = step_names(missing)),
            first_missing(view),
        ),
        StepState::WaitingFor(Party::Bureau) => (
            "banner",
            t!("step-state-waiting-bureau"),
            view! {
                <p><DueDate planned=view.schedule.reply_dispatch.clone() /></p>
                <p>{t!("step-number-arrives")}</p>
                {to_record()}
            }
            .into_any(),
        ),
        StepState::WaitingFor(Party::ImplementingBody) => (
            "banner",
            t!("step-state-waiting-implementing-body"),
            view! { <p>{t!("step-code-arrives")}</p>{to_record()} }.into_any(),
        ),
        StepState::ToDo => ("banner", t!("step-state-to-do"), due_now(view)),
        StepState::Done { on } => (
            "banner",
            t!("step-done-on", date = full_date(use_page().lang, *on)),
            next(view),
        ),
        StepState::NotNeeded => ("banner", t!("step-state-not-needed"), next(view)),
    };
    view! { <div class=class><p><strong>{words}</strong></p>{act}</div> }.into_any()
}

fn to_record() -> AnyView {
    view! { <p><a href="#record">{t!("step-go-record")}</a></p> }.into_any()
}

/// The bureau's deadline is over, and nothing was handed in.
fn is_too_late(view: &StepView) -> bool {
    view.step == StepId::NumberRequest && view.standing == Standing::UnderWay(Verdict::Returned)
}

fn due_now(view: &StepView) -> AnyView {
    let lang = use_page().lang;
    let due = view.schedule.step(view.step).due.cloned();
    let left = view.open_days_to_submission.map(|days| {
        let due = full_date(lang, view.schedule.submission_due.date());
        view! { <p>{t!("open-days-left", date = due, days = i64::from(days))}</p> }
    });
    view! {
        {due.map(|planned| view! { <p><DueDate planned /></p> })}
        {left}
        {to_record()}
    }
    .into_any()
}

/// 届きましたか
fn letter_question(view: &StepView, letter: LetterWatch) -> AnyView {
    let lang = use_page().lang;
    view! {
        <div class="banner banner-warning">
            <p><strong>{t!("letter-question")}</strong></p>
            <p>{t!("letter-dispatched", date = full_date(lang, letter.dispatched))}</p>
            <p>{t!("open-days-left", date = full_date(lang, letter.submission), days = i64::from(letter.open_days_left))}</p>
            {letter.not_yet.map(|on| view! { <p>{t!("letter-not-yet-recorded", date = full_date(lang, on))}</p> })}
            <div class="button-row">
                <a class="button" href="#record">{t!("letter-has-come")}</a>
                <PostButton action=view.plan.path("/letter") version=view.version label=t!("letter-not-yet") />
            </div>
        </div>
    }
    .into_any()
}

/// Handed back: the next month that works.
fn another_month(view: &StepView) -> AnyView {
    let lang = use_page().lang;
    let month = view.earliest.map(|month| {
        view! {
            <p>{t!("other-month", month = locales::month(lang, month))}</p>
            <p><MoveButton plan=view.plan.clone() month /></p>
        }
    });
    view! {
        {month}
        <p>{t!("returned-text")}</p>
        <p>{t!("step-again")}" "<a href="#record">{t!("step-go-record")}</a></p>
    }
    .into_any()
}

/// The 15th was missed (別紙２ ※): whom to call, and what to have at hand.
fn individual_handling(view: &StepView) -> AnyView {
    let number = if view.missing.contains(&StepId::NumberRequest) {
        Some(t!("handling-no-number"))
    } else {
        (view.step == StepId::NumberPresentation).then(|| t!("handling-with-number"))
    };
    let way_on = if view.missing.is_empty() {
        to_record()
    } else {
        first_missing(view)
    };
    view! {
        <p>{t!("handling-text")}</p>
        <p><HelpDeskPhone /></p>
        {number.map(|words| view! { <p>{words}</p> })}
        {way_on}
    }
    .into_any()
}

/// The way to the step that comes first.
fn first_missing(view: &StepView) -> AnyView {
    view.missing
        .first()
        .map(|step| {
            let number = i64::from(step.number());
            let words = t!("step-go-first", number = number, name = step_name(*step));
            view! { <p><a class="button button-secondary" href=view.plan.step_path(*step)>{words}</a></p> }
        })
        .into_any()
}

/// Nothing left to do here: what the plan asks for next.
fn next(view: &StepView) -> AnyView {
    if matches!(
        view.standing,
        Standing::Ready | Standing::ReadyAndDesignated
    ) {
        return view! { <p><a href=view.plan.path("/ready")>{t!("kept-action-ready")}</a></p> }
            .into_any();
    }
    view.next
        .as_ref()
        .filter(|next| next.step != view.step)
        .map(|next| {
            let number = i64::from(next.step.number());
            let words = t!("step-go-next", number = number, name = step_name(next.step));
            view! { <p><a class="button button-secondary" href=view.plan.step_path(next.step)>{words}</a></p> }
        })
        .into_any()
}

/// Where it is done, right under what it is: the portal, form 1, the report.
fn door(view: &StepView) -> AnyView {
    if view.is_closed {
        return ().into_any();
    }
    match view.step {
        StepId::NumberRequest => view! {
            <p><a class="button button-secondary" href=view.plan.path("/form1")>{t!("kept-action-form1")}</a></p>
        }
        .into_any(),
        StepId::NonDesignationReport => (view.standing == Standing::NotDesignated)
            .then(|| view! { <p><a class="button button-secondary" href=view.plan.path("/report")>{t!("report-title")}</a></p> })
            .into_any(),
        _ => view! { <p><PortalLink class="button button-secondary" /></p> }.into_any(),
    }
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
    let request = view.schedule.request;
    // A kept plan is of one kind; its twin makes the pair.
    let kinds = match view.twin {
        Some(_) => Kinds::Both,
        None => request.kinds,
    };
    let notes = step_facts::changes(view.step, request.prefecture, kinds);
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
            <BureauContact bureau=view.plan.request.prefecture.bureau() prefecture=view.plan.request.prefecture />
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
        return ().into_any();
    }
    view! {
        {stored_code(view)}
        <div id="record">
            {form(view)}
            {view.can_take_back.then(|| view! {
                <PostButton
                    action=format!("{}/take-back", view.plan.step_path(view.step))
                    version=view.version
                    label=t!("step-take-back")
                />
            })}
        </div>
    }
    .into_any()
}

fn stored_code(view: &StepView) -> AnyView {
    let (Some(kind), Some(code)) = (CodeKind::of_step(view.step), view.code.clone()) else {
        return ().into_any();
    };
    view! {
        <h2>{t!(format!("code-{}", kind.as_str()))}</h2>
        <p>{code.masked}</p>
        <form method="post" action=view.plan.path(&format!("/code/{}", kind.as_str()))>
            <button class="button button-secondary" r#type="submit">{t!("code-show")}</button>
        </form>
    }
    .into_any()
}

/// A step's own words where it has them, else the common ones.
fn choice_label(view: &StepView, choice: StepChoice) -> String {
    use StepChoice::{Asked, Done, NotNeeded, NoteOnly, Returned};
    match (view.step, choice) {
        (StepId::ProvisionalCode, Asked | Done)
        | (StepId::CardReader, NotNeeded)
        | (StepId::NumberRequest, Asked | Done | Returned) => {
            t!(format!(
                "step-{}-choice-{}",
                view.step.number(),
                choice.as_str()
            ))
        }
        // It is done, or was handed in: "not done yet" would be wrong.
        (_, NoteOnly) if view.record != StepRecord::default() => t!("step-choice-note-only"),
        _ => t!(format!("step-choice-{}", choice.as_str())),
    }
}

/// What the form asks; it is not always whether the step is done.
fn question(view: &StepView) -> String {
    match view.state {
        StepState::Returned { .. } => t!("step-again-title"),
        StepState::Done { .. } | StepState::NotNeeded => t!("step-settled-title"),
        StepState::CannotStart { .. } => t!("step-not-needed-title"),
        _ => t!("step-done-question"),
    }
}

/// Nothing to record but a note: no question, and no form at all before there
/// is something to note.
fn note_alone(view: &StepView) -> AnyView {
    let is_untouched = view.record == StepRecord::default() && view.note.is_empty();
    if is_untouched && !view.form.has_errors() {
        return ().into_any();
    }
    view! {
        <form method="post" action=view.plan.step_path(view.step) novalidate>
            <h2>{t!("step-settled-title")}</h2>
            <Version version=view.version />
            <input r#type="hidden" name="choice" value=StepChoice::NoteOnly.as_str() />
            {note(view)}
            <button class="button button-secondary" r#type="submit">{t!("step-note-save")}</button>
        </form>
    }
    .into_any()
}

fn note(view: &StepView) -> AnyView {
    view! { <TextArea form=view.form.clone() name="note" label=t!("step-note") hint=Some(t!("step-note-hint")) rows=3 optional=true /> }
        .into_any()
}

fn form(view: &StepView) -> AnyView {
    if view.choices == [StepChoice::NoteOnly] {
        return note_alone(view);
    }
    let options: Vec<_> = view
        .choices
        .iter()
        .map(|choice| {
            (
                choice.as_str().to_owned(),
                choice_label(view, *choice),
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
            <h2>{question(view)}</h2>
            <Version version=view.version />
            <Radios form=form.clone() name="choice" legend=t!("step-choice-legend") options />
            {date}
            {code}
            {note(view)}
            <SubmitButton label=t!("step-save") />
        </form>
    }
    .into_any()
}
