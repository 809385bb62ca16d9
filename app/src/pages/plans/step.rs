//! `/plans/{id}/steps/{step}`: by when, what to do, what one needs, the record;
//! below it, folded, why and what the notice says; then whom to ask.

use domain::kind::Kinds;
use domain::progress::{ActState, StepRecord, StepState};
use domain::schedule::Verdict;
use domain::source::Source;
use domain::step::{Party, StepId};
use jiff::civil::Date;
use leptos::prelude::*;

use super::pieces::{
    BackToPlan, MoveButton, NoticeBox, PostButton, Version, ask_path, duty_name, earliest_links,
    step_name, step_names,
};
use super::step_facts::{self, Fact};
use super::step_four;
use crate::components::{
    Ahead, BureauContact, BureauWhen, DateExplained, DayField, DueDate, ErrorSummary, Fold,
    HelpDeskCard, HelpDeskPhone, Notice, OfficePhone, PortalLink, PracticeNote, Radios, RowLink,
    RowList, SourceNote, SourceNotes, SubmitButton, TextArea, TextField, Tone, is_by_number,
    not_used_words,
};
use crate::page::use_page;
use crate::t;
use locales::{aim_ahead, day, full_date};
use portal::plans::{CodeKind, LetterWatch, Standing, StepChoice, StepView};

/// The page.
#[must_use]
pub fn page(view: StepView) -> AnyView {
    let number = i64::from(view.step.number());
    let (application, told) = (step_four::application(&view), step_four::told(&view));
    view! {
        {odd_code(&view)}
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=view.form.clone() />
        <p class="small step-of">{t!("step-of-seven", number = number)}</p>
        <h1>{step_name(view.step)}</h1>
        {now(&view)}
        <section aria-labelledby="step-what">
            <h2 id="step-what">{t!("step-what-title")}</h2>
            <p>{what(&view)}</p>
            {door(&view)}
        </section>
        <section aria-labelledby="step-need">
            <h2 id="step-need">{t!("step-need-title")}</h2>
            {needs(&view)}
        </section>
        {recording(&view)}
        {application}
        <div class="folds">
            {told}
            {note_fold(&view)}
            {notice(&view)}
            {when(&view)}
        </div>
        <section aria-labelledby="plan-ask">
            <h2 id="plan-ask">{t!("plan-ask-title")}</h2>
            {place(&view)}
        </section>
    }
    .into_any()
}

/// Right under "saved", where it is seen: it warns, and stops nobody.
fn odd_code(view: &StepView) -> Option<AnyView> {
    view.code.as_ref()?.odd.then(|| {
        let inside = view! {
                <p>{t!("warning-code-check-digit-why")}</p>
                <p><a href="#record">{t!("step-choice-code")}</a></p>
        }
        .into_any();
        view! {
            <Notice tone=Tone::Warning id="odd-code" heading=t!("warning-code-check-digit")>{inside}</Notice>
        }
        .into_any()
    })
}

/// What to do, in a sentence, as the bureau's practice has it.
fn what(view: &StepView) -> String {
    if is_by_number(&view.schedule, view.step) {
        return t!("step-2-what-by-number");
    }
    if view.step == StepId::CardReader && is_ordered(view) {
        return t!("step-3-what-ordered");
    }
    t!(
        format!("step-{}-what", view.step.number()),
        bureau = locales::bureau(use_page().lang, view.schedule.bureau)
    )
}

/// A box of the page's top: eyebrow, words, what follows.
fn box_of(eyebrow: String, words: AnyView, more: AnyView) -> AnyView {
    view! {
        <section class="next" aria-labelledby="step-now">
            <h2 id="step-now">{eyebrow}</h2>
            <div class="next-due">{words}</div>
            {more}
        </section>
    }
    .into_any()
}

/// Where the step stands, and what to do now: never just "expired".
fn now(view: &StepView) -> AnyView {
    if view.is_closed {
        return box_of(
            t!("step-state-not-needed"),
            t!("step-closed").into_any(),
            next(view),
        );
    }
    if view.step == StepId::NumberRequest && view.standing == Standing::ApplicationReturned {
        return application_returned(view);
    }
    if let Some(letter) = view.letter {
        return letter_question(view, letter);
    }
    let state = t!(format!("step-state-{}", view.state.as_str()));
    match &view.state {
        StepState::Returned { on } => returned(view, *on),
        StepState::ToDo if is_late(view) => late(view),
        StepState::ToDo => box_of(t!("step-now-to-do"), due(view), due_more(view)),
        StepState::Missed => missed(view),
        StepState::CannotStart { missing } => box_of(
            state,
            t!("step-first", steps = step_names(missing)).into_any(),
            first_missing(view),
        ),
        StepState::WaitingFor(party) => waiting(view, *party, state),
        StepState::Done { .. } => done(view),
        StepState::NotNeeded => box_of(state, ().into_any(), next(view)),
        StepState::NotUsed => not_used(view),
    }
}

/// 「このページによれば不要（未確認）」: one sentence with page and date; where it
/// is asked for all the same, the form below is open.
fn not_used(view: &StepView) -> AnyView {
    let Some(row) = view.schedule.step(view.step).not_used else {
        return ().into_any();
    };
    let words = not_used_words(row);
    let source = view! { <p class="small"><SourceNote source=row.source.clone() /></p> };
    box_of(
        t!("step-state-not-used"),
        words.into_any(),
        view! { {source}{next(view)} }.into_any(),
    )
}

/// 返戻 of the application: this month is closed, whatever the request's state.
fn application_returned(view: &StepView) -> AnyView {
    let on = match view.application.as_ref().map(|it| it.state) {
        Some(ActState::Returned { on }) => full_date(use_page().lang, on),
        _ => String::new(),
    };
    let month = view.earliest.safe.or(view.earliest.by_notice);
    let plan = view.plan.clone();
    let button = month.map(|month| view! { <p><MoveButton plan month /></p> });
    view! {
        <Notice tone=Tone::Error id="step-now" heading=t!("application-returned-on", date = on)>
            <p>{t!("returned-text")}</p>
            {button}
        </Notice>
    }
    .into_any()
}

/// Step 4's safe day is over, and nothing was handed in.
fn is_late(view: &StepView) -> bool {
    view.step == StepId::NumberRequest
        && matches!(
            view.standing,
            Standing::UnderWay(Verdict::Returned) | Standing::AskBureau(_)
        )
}

fn late(view: &StepView) -> AnyView {
    let prefecture = view.plan.request.prefecture;
    let phone = view! { <OfficePhone prefecture /> };
    let inside = view! {
            <p><BureauWhen /></p>
            {phone}
            <p>{t!("request-late-means")}</p>
            <p>{t!("late-designation")}</p>
            {earliest_links(&view.plan, view.earliest, view.standing)}
    }
    .into_any();
    view! {
        <Notice tone=Tone::Error id="step-now" heading=t!("turn-ask-bureau-do")>{inside}</Notice>
    }
    .into_any()
}

fn returned(view: &StepView, on: Date) -> AnyView {
    let on = full_date(use_page().lang, on);
    let inside = view! {
            <p>{t!("request-late-means")}</p>
            <p>{t!("late-designation")}</p>
            <p>{t!("step-again")}" "<a href="#record">{t!("step-go-record")}</a></p>
            {earliest_links(&view.plan, view.earliest, view.standing)}
    }
    .into_any();
    view! {
        <Notice tone=Tone::Error id="step-now" heading=t!("step-returned-on", date = on)>{inside}</Notice>
    }
    .into_any()
}

/// By when, how many days are left, how sure it is; on the last day what that
/// means.
fn due(view: &StepView) -> AnyView {
    let page = use_page();
    let Some(due) = view.schedule.step(view.step).due.cloned() else {
        return t!("step-at-once").into_any();
    };
    if due.is_last_day(page.today) {
        return view! { <strong>{t!("next-last-day")}</strong> }.into_any();
    }
    let aim = aim_ahead(page.lang, &due, page.today)
        .map(|words| view! { <span class="small next-aim">{words}</span> });
    view! { <DueDate planned=due />{aim} }.into_any()
}

fn due_more(view: &StepView) -> AnyView {
    let lang = use_page().lang;
    let left = view.open_days_to_submission.map(|days| {
        let due = full_date(lang, view.schedule.submission_due.date());
        view! { <p class="small">{t!("open-days-left", date = due, days = i64::from(days))}</p> }
    });
    let today = use_page().today;
    let due = view.schedule.step(view.step).due;
    let is_last = due.is_some_and(|due| due.is_last_day(today));
    let last = is_last.then(|| {
        let words = match view.step.to() {
            Party::Bureau => t!("turn-bring-request-how"),
            Party::ImplementingBody => t!("next-portal-today"),
        };
        view! { <p class="small">{words}</p> }
    });
    view! { {left}{last} }.into_any()
}

fn waiting(view: &StepView, party: Party, state: String) -> AnyView {
    let late = |on| view.schedule.is_request_late(on);
    let is_late = party == Party::Bureau && view.record.asked.is_some_and(late);
    let (expected, arrives) = match party {
        Party::Bureau if is_late => (
            view! { <strong>{t!("wait-late-do")}</strong> }.into_any(),
            t!("wait-late"),
        ),
        Party::Bureau => (
            view! { <DueDate planned=view.schedule.reply_dispatch.clone() /> }.into_any(),
            t!("step-number-arrives"),
        ),
        Party::ImplementingBody => (().into_any(), t!("step-code-arrives")),
    };
    let since = view.record.asked.map(|on| {
        let words = t!("wait-since", date = day(use_page().lang, on));
        view! { <p class="small">{words}</p> }
    });
    box_of(
        state,
        expected,
        view! { {since}<p class="small">{arrives}</p> }.into_any(),
    )
}

/// The best moment: it is done, and what comes now.
fn done(view: &StepView) -> AnyView {
    let number = i64::from(view.step.number());
    let lang = use_page().lang;
    let on = view.record.done.map(|done| match view.record.asked {
        Some(asked) if view.step == StepId::NumberRequest => t!(
            "step-handed-in-and-answered",
            handed = full_date(lang, asked),
            answered = full_date(lang, done)
        ),
        _ => t!("step-done-on", date = full_date(lang, done)),
    });
    let inside = view! {
            <p>{on}</p>
            {next(view)}
    }
    .into_any();
    view! {
        <Notice tone=Tone::Success id="step-now" heading=t!("step-done-title", number = number)>{inside}</Notice>
    }
    .into_any()
}

/// 届きましたか
fn letter_question(view: &StepView, letter: LetterWatch) -> AnyView {
    let lang = use_page().lang;
    let left = i64::from(letter.open_days_left);
    let inside = view! {
            <p>{t!("letter-dispatched", date = full_date(lang, letter.dispatched))}</p>
            <p>{t!("open-days-left", date = full_date(lang, letter.submission), days = left)}</p>
            {letter.not_yet.map(|on| view! { <p>{t!("letter-not-yet-recorded", date = full_date(lang, on))}</p> })}
            <p><a href="#record">{t!("letter-has-come")}</a></p>
            <PostButton action=view.plan.path("/letter") version=view.version label=t!("letter-not-yet") />
    }
    .into_any();
    view! {
        <Notice tone=Tone::Warning id="step-now" heading=t!("letter-question")>{inside}</Notice>
    }
    .into_any()
}

/// The 15th was missed (別紙２ ※): whom to call, and what to have at hand.
fn missed(view: &StepView) -> AnyView {
    let number = if view.missing.contains(&StepId::NumberRequest) {
        Some(t!("handling-no-number"))
    } else {
        (view.step == StepId::NumberPresentation).then(|| t!("handling-with-number"))
    };
    let inside = view! {
            <p>{t!("handling-text")}</p>
            <p><HelpDeskPhone /></p>
            {number.map(|words| view! { <p>{words}</p> })}
            {first_missing(view)}
    }
    .into_any();
    view! {
        <Notice tone=Tone::Error id="step-now" heading=t!("step-state-missed")>{inside}</Notice>
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
    if view.standing.is_ready() {
        return view! { <p><a class="button" href=view.plan.path("/ready")>{t!("next-last-mile")}</a></p> }
            .into_any();
    }
    view.next
        .as_ref()
        .filter(|next| {
            next.duty.step() != view.step || next.duty == domain::progress::Duty::Application
        })
        .map(|next| {
            let words = t!("step-go-next", name = duty_name(next.duty));
            view! { <p><a class="button" href=view.plan.duty_path(next.duty)>{words}</a></p> }
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
        StepId::ProvisionalCode => view! {
            <p class="small">{t!("step-1-say")}</p>
            <PortalLink class="button button-secondary" />
        }
        .into_any(),
        // Without an account nobody applies at the portal.
        StepId::CardReader if is_ordered(view) => {
            view! { <p class="small">{t!("step-3-buy")}</p> }.into_any()
        }
        _ => view! { <PortalLink class="button button-secondary" /> }.into_any(),
    }
}

/// Whether the reader can only be bought or ordered yet: there is no account.
fn is_ordered(view: &StepView) -> bool {
    !view.choices.contains(&StepChoice::Done) && !view.state.is_settled()
}

fn needs(view: &StepView) -> AnyView {
    let number = view.step.number();
    let by_number = is_by_number(&view.schedule, view.step);
    // Where the number comes first there is no 仮コード.
    let has_code = view.schedule.practice().has(StepId::ProvisionalCode);
    let needs = match view.step {
        StepId::NumberRequest if !has_code => 1,
        step => step_facts::needs(step),
    };
    let line = |n: u8| {
        if by_number && n == 1 {
            t!("step-2-need-1-by-number")
        } else if view.step == StepId::NumberPresentation && n == 2 && !has_code {
            t!("step-6-need-2")
        } else {
            t!(format!("step-{number}-need-{n}"))
        }
    };
    let first = u8::from(view.step == StepId::CardReader && is_ordered(view)) + 1;
    let items = (first..=needs)
        .map(|n| view! { <li>{line(n)}</li> })
        .collect_view();
    let line_ordered =
        (view.step == StepId::Applications).then(|| view! { <li>{t!("step-6-need-line")}</li> });
    view! { <ul>{items}{line_ordered}</ul> }.into_any()
}

/// 「この手続きは終わりましたか」, the stored code, and the way back.
fn recording(view: &StepView) -> AnyView {
    if view.is_closed {
        return ().into_any();
    }
    let take_back = view.can_take_back.then(|| {
        view! {
            <PostButton
                action=format!("{}/take-back", view.plan.step_path(view.step))
                version=view.version
                label=t!("step-take-back")
                class="text-button"
            />
        }
    });
    let form = form(view);
    // One sentence and one button, until somebody asks for it; what is done is
    // seldom put right.
    let folded = match view.state {
        StepState::NotUsed => Some(t!("step-not-used-begin")),
        StepState::CannotStart { .. } if view.step != StepId::CardReader && has_choices(view) => {
            Some(t!("step-not-needed-title"))
        }
        StepState::Done { .. } if has_choices(view) => Some(t!("step-settled-title")),
        _ => None,
    };
    let form = match folded {
        Some(summary) => {
            view! { <Fold summary open=view.form.has_errors()>{form}</Fold> }.into_any()
        }
        None => form,
    };
    view! {
        <section id="record">
            {stored_code(view)}
            {form}
            {take_back}
        </section>
    }
    .into_any()
}

/// Whether there is something to record but a note.
fn has_choices(view: &StepView) -> bool {
    view.choices
        .iter()
        .any(|choice| *choice != StepChoice::NoteOnly)
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
    use StepChoice::{Asked, Done, NotNeeded, NoteOnly, Ordered, Returned};
    match (view.step, choice) {
        (StepId::ProvisionalCode, Asked | Done)
        | (StepId::CardReader, Done | Ordered | NotNeeded)
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
        StepState::CannotStart { .. } if view.step != StepId::CardReader => {
            t!("step-not-needed-title")
        }
        _ => t!("step-done-question"),
    }
}

/// The note is a form of its own: what one writes for oneself is no record.
fn note_fold(view: &StepView) -> Option<AnyView> {
    if view.is_closed || !view.choices.contains(&StepChoice::NoteOnly) {
        return None;
    }
    let is_wrong = view.form.errors().iter().any(|error| error.field == "note");
    let inside = view! {
                <form method="post" action=view.plan.step_path(view.step) novalidate>
                    <Version version=view.version />
                    <input r#type="hidden" name="choice" value=StepChoice::NoteOnly.as_str() />
                    <TextArea form=view.form.clone() name="note" label=t!("step-note") hint=Some(t!("step-note-hint")) rows=3 optional=true />
                    <button class="button button-secondary" r#type="submit">{t!("step-note-save")}</button>
                </form>
        }
        .into_any();
    Some(
        view! {
            <Fold summary=t!("step-note") open={is_wrong || !view.note.is_empty()}>{inside}</Fold>
        }
        .into_any(),
    )
}

fn form(view: &StepView) -> AnyView {
    if !has_choices(view) {
        return ().into_any();
    }
    let mut choices = view.choices.clone();
    choices.retain(|choice| *choice != StepChoice::NoteOnly);
    let form = match choices[..] {
        // One thing to record: nothing to choose from.
        [only] => view.form.clone().keep("choice", only.as_str()),
        _ => view.form.clone(),
    };
    let options: Vec<_> = choices
        .iter()
        .map(|choice| {
            (
                choice.as_str().to_owned(),
                choice_label(view, *choice),
                None,
            )
        })
        .collect();
    let dated = choices.iter().any(|c| *c != StepChoice::CodeOnly);
    let takes_code = choices
        .iter()
        .any(|c| matches!(c, StepChoice::Done | StepChoice::CodeOnly));
    let kind = CodeKind::of_step(view.step).filter(|_| takes_code);
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
    // What is done has another way on.
    let save = if matches!(view.state, StepState::Done { .. }) {
        view! { <button class="button button-secondary" r#type="submit">{t!("step-save")}</button> }
            .into_any()
    } else {
        view! { <SubmitButton label=t!("step-save") /> }.into_any()
    };
    view! {
        <form method="post" action=view.plan.step_path(view.step) novalidate>
            <h2>{question(view)}</h2>
            <Version version=view.version />
            <input r#type="hidden" name="note" value=view.note.clone() />
            <Radios form=form.clone() name="choice" legend=t!("step-choice-legend") options />
            {date}
            {code}
            {save}
        </form>
    }
    .into_any()
}

/// Facts without their sources, which stand below them once.
fn fact_list(step: StepId, facts: Vec<Fact>) -> AnyView {
    let sources: Vec<Source> = facts.iter().map(|fact| fact.source.clone()).collect();
    let items = facts
        .into_iter()
        .map(|fact| view! { <li>{t!(format!("step-{}-{}", step.number(), fact.id))}</li> })
        .collect_view();
    view! { <ul>{items}</ul><SourceNotes sources /> }.into_any()
}

/// What the notice says, word for word in substance, and what has changed since.
fn notice(view: &StepView) -> AnyView {
    let facts = step_facts::facts(view.step, view.twin.is_some());
    let why = fact_list(view.step, step_facts::why(view.step));
    let inside = view! {
        <h3>{t!("step-why-title")}</h3>
        {why}
        <h3>{t!("step-how-notice")}</h3>
            {fact_list(view.step, facts)}
            {reader(view.step)}
            {changes(view)}
    }
    .into_any();
    view! {
        <Fold summary=t!("step-how-title")>{inside}</Fold>
    }
    .into_any()
}

/// Two sentences of the notice that are not merged into one date.
fn reader(step: StepId) -> AnyView {
    if !matches!(step, StepId::CardReader | StepId::NumberPresentation) {
        return ().into_any();
    }
    let facts = step_facts::card_reader_sentences();
    let sources = facts.iter().map(|fact| fact.source.clone()).collect();
    let items = facts
        .into_iter()
        .map(|fact| view! { <li>{t!(fact.id)}</li> })
        .collect_view();
    view! {
        <h3>{t!("reader-title")}</h3>
        <p>{t!("reader-both")}</p>
        <ul>{items}</ul>
        <SourceNotes sources />
        <p>{t!("reader-advice")}</p>
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
            view! { <li>{t!(note.message_id())}" "{unsettled}" "<SourceNote source=note.source.clone() brief=true /></li> }
        })
        .collect_view();
    view! {
        <h3>{t!("step-changes-title")}</h3>
        <ul class="sourced">{items}</ul>
    }
    .into_any()
}

/// What the dates rest on.
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
    let by_practice = matches!(
        view.step,
        StepId::ProvisionalCode | StepId::Account | StepId::NumberRequest
    );
    let practice = by_practice.then(|| {
        let schedule = view.schedule.clone();
        view! { <PracticeNote schedule /> }
    });
    view! { <Fold summary=t!("step-when-title")>{due}{start}{practice}</Fold> }.into_any()
}

/// Whom to ask: who decides on this step first.
fn place(view: &StepView) -> AnyView {
    let ask = vec![RowLink {
        href: ask_path(&view.plan),
        name: t!("ask-bureau"),
        more: None,
        external: false,
    }];
    match view.step.to() {
        Party::Bureau => view! {
            <BureauContact bureau=view.plan.request.prefecture.bureau() prefecture=view.plan.request.prefecture />
            <RowList rows=ask />
        }
        .into_any(),
        // The bureau does not handle reader, account or certificates.
        Party::ImplementingBody => view! {
            <HelpDeskCard />
            <p class="small">{t!("contact-portal-chatbot")}</p>
        }
        .into_any(),
    }
}
