//! `/plans/{id}`: the step list. Every returning visit starts here.

use domain::progress::{NextStep, StepState};
use domain::schedule::Verdict;
use domain::step::{Party, StepId};
use leptos::prelude::*;

use super::for_desk::{ForDesk, plan_args};
use super::pieces::{
    AskWith, MoveButton, PostButton, ask_path, filed_warning, outcome_words, plan_line, plan_title,
    reuse_words, standing_class, standing_words, step_name, step_names,
};
use crate::components::{
    Ahead, AskBureauFirst, BureauContact, BureauLink, DateExplained, DaysLeft, DueDate, FullDate,
    HelpDesk, PlanSheet,
};
use crate::page::use_page;
use crate::t;
use locales::full_date;
use portal::plans::{LetterWatch, PlanView, Standing, StepRow, TwinView};

/// The page.
#[must_use]
pub fn page(view: PlanView) -> AnyView {
    let title = plan_title(&view.plan);
    let line = (!view.plan.label.is_empty()).then(|| view! { {plan_line(&view.plan)}<br /> });
    let lang = use_page().lang;
    let opening = view.schedule.opening_day();
    view! {
        <h1>{title}</h1>
        <p>
            {line}
            <span class="due-day">{t!("kept-opening-day")}" "<FullDate date=opening /></span>
            {days_to_opening(&view)}
            <br />
            {t!("plan-bureau", bureau = locales::bureau(lang, view.schedule.bureau))}
        </p>
        {standing(&view)}
        {asks_nothing_else(&view).then(|| next_thing(&view))}
        {view.letter.map(|letter| letter_question(&view, letter))}
        {view.open_days_to_submission.map(|days| submission(&view, days))}
        {way_on(&view)}
        {steps(&view)}
        {view.twin.clone().map(|twin| twin_box(&twin))}
        {actions(&view)}
        <p class="hint">
            {t!("mails-go-to", email = view.email.clone())}" "<a href="/account">{t!("mails-change")}</a>
        </p>
        <p class="hint">{t!("sheet-print-hint")}</p>
        <p class="note">{t!("files-nothing")}</p>
        {sheet(&view)}
    }
    .into_any()
}

/// Where the plan stands, unless that is the question that follows.
fn standing(view: &PlanView) -> Option<AnyView> {
    let words = match view.standing {
        Standing::AskBureau(_) => return None,
        // Said below with the reason and the day.
        Standing::NotDesignated => None,
        standing => Some(view! { <p>{standing_words(standing)}</p> }),
    };
    let outcome = view
        .outcome
        .map(|outcome| view! { <p>{outcome_words(outcome)}</p> });
    Some(view! { <div class=standing_class(view.standing)>{words}{outcome}</div> }.into_any())
}

/// Days to the opening day: it is nothing to be in time for, so that nobody is
/// late for it who has done everything.
fn days_to_opening(view: &PlanView) -> Option<AnyView> {
    let (opening, today) = (view.schedule.opening_day(), use_page().today);
    let count = if opening == today {
        view! { <strong>{t!("kept-opening-today")}</strong> }.into_any()
    } else if today < opening || matches!(view.standing, Standing::UnderWay(_)) {
        view! { <DaysLeft date=opening /> }.into_any()
    } else {
        return None;
    };
    Some(view! { " "<span class="due-dash">"— "</span>{count} }.into_any())
}

/// What comes out of the printer.
fn sheet(view: &PlanView) -> AnyView {
    let plan = &view.plan;
    let states = view
        .steps
        .iter()
        .map(|row| (row.step, row.state.clone()))
        .collect();
    view! {
        <PlanSheet
            heading=plan_title(plan)
            line=(!plan.label.is_empty()).then(|| plan_line(plan))
            schedule=view.schedule.clone()
            states
            kinds=vec![t!(plan.request.kind().message_id())]
            link=format!("{}{}", use_page().site, plan.short_path())
            link_title=t!("sheet-link-kept")
        />
    }
    .into_any()
}

/// Whether the page has no question of its own that comes before the next step:
/// one thing to do at a time.
fn asks_nothing_else(view: &PlanView) -> bool {
    view.letter.is_none()
        && !matches!(
            view.standing,
            Standing::AskBureau(_)
                | Standing::UnderWay(
                    Verdict::IndividualHandling | Verdict::Returned | Verdict::Past
                )
        )
}

/// It is somebody else's turn: what was due is done, so no date is counted.
fn waiting(view: &PlanView, next: &NextStep) -> AnyView {
    let to_record = format!("{}#record", view.plan.step_path(next.step));
    let expected = (next.state == StepState::WaitingFor(Party::Bureau)).then(|| {
        view! { <p><DueDate planned=view.schedule.reply_dispatch.clone() /></p> }
    });
    view! {
        <section class="next-thing" aria-labelledby="next-title">
            <h2 id="next-title">{t!("kept-next-waiting")}</h2>
            <p class="next-name">{t!(format!("step-state-{}", next.state.as_str()))}</p>
            {expected}
            <p><a class="button button-secondary" href=to_record>{t!("kept-next-record", number = i64::from(next.step.number()))}</a></p>
        </section>
    }
    .into_any()
}

fn next_thing(view: &PlanView) -> AnyView {
    let Some(next) = &view.next else {
        return view! { <p class="next-thing">{t!("kept-nothing-left")}</p> }.into_any();
    };
    if matches!(next.state, StepState::WaitingFor(_)) {
        return waiting(view, next);
    }
    let words = match next.state {
        StepState::Returned { .. } => t!("next-returned"),
        StepState::Missed => t!("next-missed"),
        _ if next.due.is_none() => t!("next-at-once"),
        _ => t!("next-to-do"),
    };
    let due = next
        .due
        .clone()
        .map(|planned| view! { <p><DueDate planned /></p> });
    let to_step = view.plan.step_path(next.step);
    view! {
        <section class="next-thing" aria-labelledby="next-title">
            <h2 id="next-title">{t!("kept-next-title")}</h2>
            <p class="next-name">{step_name(next.step)}</p>
            {due}
            <p>{words}</p>
            <div class="button-row">
                <a class="button" href=to_step>{t!("kept-next-open", number = i64::from(next.step.number()))}</a>
                {(next.step == StepId::NonDesignationReport).then(|| view! {
                    <a class="button button-secondary" href=view.plan.path("/report")>{t!("report-title")}</a>
                })}
            </div>
        </section>
    }
    .into_any()
}

/// 届きましたか
fn letter_question(view: &PlanView, letter: LetterWatch) -> AnyView {
    let lang = use_page().lang;
    let step4 = format!("{}#record", view.plan.step_path(StepId::NumberRequest));
    view! {
        <section class="banner banner-warning" aria-labelledby="letter-title">
            <h2 id="letter-title">{t!("letter-question")}</h2>
            <p>{t!("letter-dispatched", date = full_date(lang, letter.dispatched))}</p>
            <p>{t!("open-days-left", date = full_date(lang, letter.submission), days = i64::from(letter.open_days_left))}</p>
            {letter.not_yet.map(|on| view! { <p>{t!("letter-not-yet-recorded", date = full_date(lang, on))}</p> })}
            <div class="button-row">
                <p><a class="button" href=step4>{t!("letter-has-come")}</a></p>
                <PostButton action=view.plan.path("/letter") version=view.version label=t!("letter-not-yet") />
            </div>
        </section>
    }
    .into_any()
}

fn submission(view: &PlanView, days: u32) -> AnyView {
    let due = view.schedule.submission_due.clone();
    view! {
        <section class="banner" aria-labelledby="submission-title">
            <h2 id="submission-title">{t!("submission-title")}</h2>
            <p>{t!("open-days-left", date = full_date(use_page().lang, due.date()), days = i64::from(days))}</p>
            <DateExplained planned=due />
        </section>
    }
    .into_any()
}

/// What to do now where this month does not work: never just "expired".
fn way_on(view: &PlanView) -> AnyView {
    match view.standing {
        Standing::AskBureau(verdict) => ask_bureau(view, verdict),
        Standing::UnderWay(Verdict::IndividualHandling) => individual_handling(view),
        Standing::UnderWay(Verdict::Returned) => view! {
            <section class="banner" aria-labelledby="returned-title">
                <h2 id="returned-title">{t!("returned-title")}</h2>
                <p>{t!("returned-text")}</p>
                {other_month(view, "button")}
                <BureauContact bureau=view.plan.request.prefecture.bureau() prefecture=view.plan.request.prefecture />
            </section>
        }
        .into_any(),
        Standing::UnderWay(Verdict::Past) => view! {
            <section class="banner" aria-labelledby="past-title">
                <h2 id="past-title">{t!("past-title")}</h2>
                <p>{t!("past-text")}</p>
                {other_month(view, "button")}
                <HelpDesk />
            </section>
        }
        .into_any(),
        Standing::UnderWay(Verdict::CardReaderLate) => reader_late(),
        _ => ().into_any(),
    }
}

fn reader_late() -> AnyView {
    view! {
        <section class="banner" aria-labelledby="reader-title">
            <h2 id="reader-title">{t!("reader-late-title")}</h2>
            <p>{t!("reader-late-text")}</p>
            <HelpDesk />
        </section>
    }
    .into_any()
}

/// Step 4 is no longer safe, and nobody here knows whether it is too late.
fn ask_bureau(view: &PlanView, verdict: Verdict) -> AnyView {
    let request = view.schedule.number_request_due.clone();
    let step4 = view.plan.step_path(StepId::NumberRequest);
    view! {
        <section class=standing_class(view.standing) aria-labelledby="ask-title">
            <h2 id="ask-title">{t!("verdict-ask-title")}</h2>
            <AskBureauFirst request />
            <p><BureauLink bureau=view.schedule.bureau class="button" /></p>
            <p>{t!("contact-bureau-for")}</p>
            <p><a href=step4>{t!("kept-next-open", number = 4)}</a></p>
        </section>
        {(verdict == Verdict::CardReaderLate).then(reader_late)}
        <section class="note" aria-labelledby="other-title">
            <h2 id="other-title">{t!("kept-action-opening")}</h2>
            {other_month(view, "button button-secondary")}
        </section>
    }
    .into_any()
}

/// The 15th was missed (別紙２ ※): whom to call, what to say, what else works.
fn individual_handling(view: &PlanView) -> AnyView {
    let opening = if view.has_number {
        t!("handling-with-number")
    } else {
        t!("handling-no-number")
    };
    let question = ForDesk::new("handling-question-draft", |lang| missed(view, lang));
    view! {
        <section class="banner" aria-labelledby="handling-title">
            <h2 id="handling-title">{t!("handling-title")}</h2>
            <p>{t!("handling-text")}</p>
            <h3>{t!("handling-number-question")}</h3>
            <p>{opening}</p>
            <h3>{t!("handling-say-title")}</h3>
            {say(view).view()}
            <h3>{t!("handling-call-title")}</h3>
            <HelpDesk />
            <h3>{t!("handling-date-title")}</h3>
            <DateExplained planned=view.schedule.submission_due.clone() />
            {other_month(view, "button button-secondary")}
            <h3>{t!("handling-ask-title")}</h3>
            <blockquote>{question.view()}</blockquote>
            <AskWith plan=view.plan.clone() question=question.japanese />
        </section>
    }
    .into_any()
}

/// What to say on the phone, with the facts filled in; never the number.
fn say(view: &PlanView) -> ForDesk {
    ForDesk::new("handling-say", |lang| missed(view, lang))
}

/// What such words need: the plan, and the date that was missed.
fn missed(view: &PlanView, lang: locales::Lang) -> locales::Args {
    let mut args = plan_args(&view.plan, lang);
    args.extend(locales::args!(
        due = full_date(lang, view.schedule.submission_due.date())
    ));
    args
}

/// The next month that works, with one button, and what can be reused.
fn other_month(view: &PlanView, class: &'static str) -> AnyView {
    let Some(month) = view.earliest else {
        return ().into_any();
    };
    let lang = use_page().lang;
    let reuse = if view.reuse.kept.is_empty() && view.reuse.to_confirm.is_empty() {
        view! { <p>{t!("reuse-nothing")}</p> }.into_any()
    } else {
        reuse_words(&view.reuse)
    };
    let filed = view
        .reuse
        .filed
        .map(|filed| filed_warning(&view.plan, filed));
    view! {
        <p>{t!("other-month", month = locales::month(lang, month))}</p>
        {reuse}
        {filed}
        <p><MoveButton plan=view.plan.clone() month class /></p>
    }
    .into_any()
}

fn steps(view: &PlanView) -> AnyView {
    let rows = view
        .steps
        .iter()
        .map(|row| view! { <li>{step_row(view, row)}</li> })
        .collect_view();
    view! {
        <h2 id="steps-title">{t!("kept-steps-title")}</h2>
        <ol class="step-list" aria-labelledby="steps-title">{rows}</ol>
    }
    .into_any()
}

fn step_row(view: &PlanView, row: &StepRow) -> AnyView {
    let inside = view! {
        <span class="step-number">{row.step.number().to_string()}</span>
        <span class="step-name">{step_name(row.step)}</span>
        {state_tag(row)}
        <span class="step-meta">{t!(format!("party-{}", row.step.to().as_str()))}</span>
        {row_due(view, row)}
    };
    if let StepState::CannotStart { missing } = &row.state {
        let waits = t!("step-waits-for", steps = step_names(missing));
        view! { <div class="step-row not-yet">{inside}<span class="step-meta">{waits}</span></div> }
            .into_any()
    } else {
        view! { <a class="step-row" href=view.plan.step_path(row.step)>{inside}</a> }.into_any()
    }
}

/// Colour only where something is to be done; done is plain text.
fn state_tag(row: &StepRow) -> AnyView {
    let words = t!(format!("step-state-{}", row.state.as_str()));
    let class = match &row.state {
        StepState::ToDo if row.step == StepId::NonDesignationReport => "tag tag-todo",
        StepState::ToDo => "tag tag-todo",
        StepState::WaitingFor(_) => "tag tag-waiting",
        StepState::Returned { .. } | StepState::Missed => "tag tag-late",
        StepState::Done { on } => {
            let words = t!("step-done-on", date = locales::day(use_page().lang, *on));
            return view! { <span class="step-meta">{words}</span> }.into_any();
        }
        // What is missing is said below, and that it cannot start with it.
        StepState::CannotStart { .. } => return ().into_any(),
        StepState::NotNeeded => {
            return view! { <span class="step-meta">{words}</span> }.into_any();
        }
    };
    view! { <span class=class>{words}</span> }.into_any()
}

/// The date that counts now: what is handed in is no longer due, and the
/// bureau's answer has a date of its own.
fn row_due(view: &PlanView, row: &StepRow) -> AnyView {
    let due = match &row.state {
        StepState::WaitingFor(Party::Bureau) => Some(&view.schedule.reply_dispatch),
        StepState::WaitingFor(Party::ImplementingBody) => None,
        state if state.is_settled() => None,
        _ => row.due.as_ref(),
    };
    // The reply is somebody else's to send, and still looked out for.
    let ahead = match row.state {
        StepState::WaitingFor(_) => Ahead::Open,
        _ => Ahead::of(&row.state),
    };
    due.map(|due| view! { <span class="step-meta"><DueDate planned=due.clone() ahead /></span> })
        .into_any()
}

fn twin_box(twin: &TwinView) -> AnyView {
    view! {
        <section class="note" aria-labelledby="twin-title">
            <h2 id="twin-title">{t!("twin-title")}</h2>
            <p><a href=twin.plan.path("")>{plan_title(&twin.plan)}</a></p>
            <p>{standing_words(twin.standing)}</p>
            <p>{t!("twin-text")}</p>
        </section>
    }
    .into_any()
}

fn actions(view: &PlanView) -> AnyView {
    let link = |rest: &str, id: &str| view! { <li><a href=view.plan.path(rest)>{t!(id)}</a></li> };
    let outcome = match view.outcome {
        Some(_) if !is_reported(view) => view! {
            <PostButton action=view.plan.path("/outcome/take-back") version=view.version label=t!("outcome-take-back") />
        }
        .into_any(),
        // The report rests on the outcome: no button that would be refused.
        Some(_) => view! {
            <p><a href=view.plan.step_path(domain::step::StepId::NonDesignationReport)>{t!("outcome-reported")}</a></p>
        }
        .into_any(),
        None => view! {
            <div class="button-row">
                <p><a class="button button-secondary" href=view.plan.path("/ready#designation")>{t!("outcome-designated-button")}</a></p>
                {view.has_number.then(|| view! {
                    <p><a href=view.plan.path("/no-designation")>{t!("outcome-not-designated-link")}</a></p>
                })}
            </div>
        }
        .into_any(),
    };
    let report = matches!(view.standing, Standing::NotDesignated)
        .then(|| view! { <li><a href=view.plan.path("/report")>{t!("report-title")}</a></li> });
    // Nobody is designated who has not applied.
    let outcome = (view.outcome.is_some() || view.may_be_designated).then(|| {
        view! {
            <h2>{t!("kept-outcome-title")}</h2>
            {view.outcome.is_none().then(|| view! { <p>{t!("kept-outcome-text")}</p> })}
            {outcome}
        }
    });
    view! {
        {outcome}
        <nav aria-labelledby="kept-actions-title">
            <h2 id="kept-actions-title">{t!("kept-actions-title")}</h2>
            <ul class="link-list">
                {report}
                {link("/form1", "kept-action-form1")}
                {link("/opening", "kept-action-opening")}
                {link("/ready", "kept-action-ready")}
                {link("/calendar", "kept-action-calendar")}
                {link("/name", "kept-action-name")}
                {link("/history", "kept-action-history")}
                <li><a href=ask_path(&view.plan)>{t!("ask-bureau")}</a></li>
                {link("/remove", "kept-action-remove")}
                <li><a href="/plans">{t!("plans-all")}</a></li>
            </ul>
        </nav>
    }
    .into_any()
}

/// Whether the report of step 7 is recorded.
fn is_reported(view: &PlanView) -> bool {
    view.steps.iter().any(|row| {
        row.step == domain::step::StepId::NonDesignationReport
            && matches!(row.state, StepState::Done { .. })
    })
}
