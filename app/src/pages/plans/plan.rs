//! `/plans/{id}`: every returning visit starts here. How it stands in a line, the
//! next thing in a box, the steps on their line of dates.

use domain::progress::{ActState, Duty, StepState};
use domain::schedule::{ScheduledStep, Verdict};
use domain::step::{Party, StepId};
use leptos::prelude::*;

use super::for_desk::{ForDesk, plan_args};
use super::next::next_box;
use super::pieces::{
    AskWith, PostButton, ask_path, earliest_links, filed_warning, outcome_words, plan_line,
    plan_title, reuse_words, standing_tone, standing_words, step_name,
};
use crate::components::{
    ApplicationStop, ArrivalLine, DaysLeft, Fold, FullDate, HelpDeskCard, MonthPicture, Notice,
    Part, PlanSheet, Rail, RailStop, RowLink, RowList, StateLine, StopMark, Tone,
    insert_application, not_used_words, stations,
};
use crate::page::use_page;
use crate::t;
use domain::bureau_page::BureauPage;
use locales::{day, full_date};
use portal::plans::{LetterWatch, PlanView, Standing, StepRow};

/// The page.
#[must_use]
pub fn page(view: PlanView) -> AnyView {
    let title = plan_title(&view.plan);
    view! {
        <a class="back-link no-print" href="/plans">{t!("plans-title")}</a>
        <div class="plan-head">
            <h1>{title}</h1>
            {about(&view)}
            {twin(&view)}
        </div>
        <div class="plan-grid">
        <div class="plan-top">
            {state(&view)}
            {view.outcome.map(|outcome| view! { <p>{outcome_words(outcome)}</p> })}
            {top(&view)}
            {earliest_links(&view.plan, view.earliest, view.standing)}
        </div>
        <section class="plan-picture wide-only" aria-labelledby="plan-picture">
            <h2 id="plan-picture">{t!("plan-picture-title")}</h2>
            <MonthPicture schedule=view.schedule.clone() done=done(&view) />
        </section>
        <div class="plan-body">
            {steps(&view)}
            {individual_handling(&view)}
            {actions(&view)}
        </div>
        <div class="plan-ask">
            {ask(&view)}
            <p class="small">
                {t!("mails-go-to", email = view.email.clone())}" "<a href="/account/mail">{t!("mails-change")}</a>
                " "<a href=view.plan.path("/mails")>{t!("plan-mails-link")}</a>
            </p>
            <ArrivalLine arrival=view.arrival plan=Some(view.plan.path("")) />
        </div>
        </div>
        {sheet(&view)}
    }
    .into_any()
}

/// What the plan is for, how long it still is, which bureau is in charge.
fn about(view: &PlanView) -> AnyView {
    let lang = use_page().lang;
    let line = (!view.plan.label.is_empty()).then(|| view! { {plan_line(&view.plan)}<br /> });
    view! {
        <p class="small">
            {line}
            {t!("kept-opening-day")}" "<FullDate date=view.schedule.opening_day() />" "{days_to_opening(view)}
            <br />
            {t!("plan-bureau", bureau = locales::bureau(lang, view.schedule.bureau))}
        </p>
    }
    .into_any()
}

/// Days to the opening day: it is nothing to be in time for, so that nobody is
/// late for it who has done everything.
fn days_to_opening(view: &PlanView) -> Option<AnyView> {
    let (opening, today) = (view.schedule.opening_day(), use_page().today);
    if opening == today {
        return Some(t!("kept-opening-today").into_any());
    }
    let counts = today < opening || matches!(view.standing, Standing::UnderWay(_));
    counts.then(|| view! { <DaysLeft date=opening /> }.into_any())
}

/// The other one of a pair, one tap away.
fn twin(view: &PlanView) -> Option<AnyView> {
    let twin = view.twin.as_ref()?;
    Some(
        view! {
            <p class="small">
                {t!("twin-other")}" "<a href=twin.plan.path("")>{plan_title(&twin.plan)}</a>" — "{standing_words(twin.standing)}
            </p>
        }
        .into_any(),
    )
}

/// How it stands, in a line with a part for each thing to do.
fn state(view: &PlanView) -> AnyView {
    let parts = parts(view);
    let done = parts.iter().filter(|part| **part == Part::Done).count();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let more = t!(
        "kept-count",
        done = count(done),
        left = count(parts.len() - done)
    );
    view! {
        <StateLine tone=standing_tone(view.standing) words=standing_words(view.standing) more=Some(more) parts />
    }
    .into_any()
}

/// What the box names; in doubt it names whom to ask, and no step is next.
fn next_duty(view: &PlanView) -> Option<Duty> {
    let next = view.next.as_ref()?;
    (!view.standing.is_in_doubt()).then_some(next.duty)
}

/// Steps 1–6 of this bureau's practice and the application.
fn parts(view: &PlanView) -> Vec<Part> {
    let next = next_duty(view);
    let part = |duty: Duty, is_done: bool| match is_done {
        true => Part::Done,
        false if next == Some(duty) => Part::Next,
        false => Part::Open,
    };
    let counted = view
        .steps
        .iter()
        .filter(|row| row.step != StepId::NonDesignationReport && row.state != StepState::NotUsed);
    let mut parts: Vec<Part> = counted
        .map(|row| part(Duty::Step(row.step), row.state.is_settled()))
        .collect();
    parts.push(part(Duty::Application, view.is_applied));
    // A bar fills from the left, whatever the order of the steps.
    parts.sort_by_key(|part| match part {
        Part::Done => 0,
        Part::Next => 1,
        Part::Open => 2,
    });
    parts
}

/// The steps that the picture shows as done.
fn done(view: &PlanView) -> Vec<StepId> {
    let settled = view.steps.iter().filter(|row| {
        row.step != StepId::NonDesignationReport
            && (row.state.is_settled() || matches!(row.state, StepState::WaitingFor(_)))
    });
    settled.map(|row| row.step).collect()
}

/// The one thing on top: the letter question, or the next thing to do.
fn top(view: &PlanView) -> AnyView {
    match view.letter {
        Some(letter) if matches!(view.standing, Standing::UnderWay(verdict) if verdict <= Verdict::CardReaderLate) => {
            letter_question(view, letter)
        }
        _ => next_box(view),
    }
}

/// 届きましたか
fn letter_question(view: &PlanView, letter: LetterWatch) -> AnyView {
    let lang = use_page().lang;
    let step4 = format!("{}#record", view.plan.step_path(StepId::NumberRequest));
    let left = i64::from(letter.open_days_left);
    let inside = view! {
            <p>{t!("letter-dispatched", date = full_date(lang, letter.dispatched))}</p>
            <p>{t!("open-days-left", date = full_date(lang, letter.submission), days = left)}</p>
            {letter.not_yet.map(|on| view! { <p>{t!("letter-not-yet-recorded", date = full_date(lang, on))}</p> })}
            <p><a class="button" href=step4>{t!("letter-has-come")}</a></p>
            <PostButton action=view.plan.path("/letter") version=view.version label=t!("letter-not-yet") />
    }
    .into_any();
    view! {
        <Notice tone=Tone::Warning id="letter-title" heading=t!("letter-question")>{inside}</Notice>
    }
    .into_any()
}

/// The 15th was missed (別紙２ ※): what to say on the phone, what to ask the
/// bureau.
fn individual_handling(view: &PlanView) -> Option<AnyView> {
    if view.standing != Standing::UnderWay(Verdict::IndividualHandling) {
        return None;
    }
    let args = |lang| {
        let mut args = plan_args(&view.plan, lang);
        args.extend(locales::args!(
            due = full_date(lang, view.schedule.submission_due.date())
        ));
        args
    };
    let question = ForDesk::new("handling-question-draft", args);
    let say = ForDesk::new("handling-say", args);
    let reuse = reuse(view);
    let more = view! {
        <h3>{t!("handling-ask-title")}</h3>
        <blockquote>{question.view()}</blockquote>
        <AskWith plan=view.plan.clone() question=question.japanese />
        {reuse}
    }
    .into_any();
    Some(
        view! {
            <section aria-labelledby="handling-title">
                <h2 id="handling-title">{t!("handling-title")}</h2>
                <p>{t!("handling-text")}</p>
                <h3>{t!("handling-say-title")}</h3>
                {say.view()}
                <Fold summary=t!("handling-more")>{more}</Fold>
            </section>
        }
        .into_any(),
    )
}

/// What another month would mean for what is recorded.
fn reuse(view: &PlanView) -> AnyView {
    let filed = view
        .reuse
        .filed
        .map(|filed| filed_warning(&view.plan, filed));
    view! { {reuse_words(&view.reuse)}{filed} }.into_any()
}

fn steps(view: &PlanView) -> AnyView {
    let mut line = stations(&view.schedule, |step| stop(view, step));
    insert_application(&mut line, &view.schedule, application(view));
    view! {
        <section aria-labelledby="plan-steps">
            <h2 id="plan-steps">{t!("kept-steps-title")}</h2>
            <Rail stations=line />
        </section>
    }
    .into_any()
}

fn stop(view: &PlanView, step: &ScheduledStep<'_>) -> RailStop {
    let row = view.steps.iter().find(|row| row.step == step.id);
    let is_next = next_duty(view) == Some(Duty::Step(step.id));
    let mark = row.map_or(StopMark::Open, |row| mark(row, is_next));
    // A step that cannot begin yet leads nowhere; its station says why.
    let href = (mark != StopMark::NotYet).then(|| view.plan.step_path(step.id));
    RailStop {
        number: step.number,
        name: step_name(step.id),
        mark,
        href,
        meta: row.map(|row| meta(view, row)).unwrap_or_default(),
    }
}

const fn mark(row: &StepRow, is_next: bool) -> StopMark {
    match &row.state {
        StepState::Done { .. } => StopMark::Done,
        StepState::NotNeeded | StepState::NotUsed => StopMark::NotNeeded,
        StepState::CannotStart { .. } => StopMark::NotYet,
        StepState::WaitingFor(_) if !is_next => StopMark::Waiting,
        _ if is_next => StopMark::Next,
        _ => StopMark::Open,
    }
}

/// Where a step stands, in a line; 提出 and 回答 are two days.
fn meta(view: &PlanView, row: &StepRow) -> Vec<String> {
    let lang = use_page().lang;
    let to = match row.step.to() {
        Party::Bureau => locales::bureau(lang, view.schedule.bureau),
        body @ Party::ImplementingBody => t!(format!("party-{}", body.as_str())),
    };
    match &row.state {
        StepState::Done { on } if row.step == StepId::NumberRequest => {
            let answered = t!("step-answered-on", date = day(lang, *on));
            match row.asked {
                Some(asked) => vec![t!(
                    "step-handed-in-and-answered",
                    handed = day(lang, asked),
                    answered = day(lang, *on)
                )],
                None => vec![answered],
            }
        }
        StepState::Done { on } => vec![t!("step-done-on", date = day(lang, *on))],
        StepState::WaitingFor(_) => {
            let since = row.asked.map(|on| t!("wait-since", date = day(lang, on)));
            let state = t!(format!("step-state-{}", row.state.as_str()));
            std::iter::once(state).chain(since).collect()
        }
        StepState::ToDo => vec![to],
        // Its station says why.
        StepState::CannotStart { .. } => Vec::new(),
        StepState::NotUsed => {
            let row = view.schedule.step(row.step).not_used;
            row.map(not_used_words).into_iter().collect()
        }
        StepState::Returned { on } => vec![t!("step-returned-on", date = day(lang, *on))],
        StepState::NotNeeded | StepState::Missed => {
            vec![t!(format!("step-state-{}", row.state.as_str()))]
        }
    }
}

fn application(view: &PlanView) -> ApplicationStop {
    let lang = use_page().lang;
    let is_next = next_duty(view) == Some(Duty::Application);
    let (mark, more) = match view.application {
        ActState::HandedIn { on } => (
            StopMark::Done,
            Some(t!("application-handed-in-on", date = day(lang, on))),
        ),
        ActState::Returned { on } => (
            StopMark::Open,
            Some(t!("step-returned-on", date = day(lang, on))),
        ),
        ActState::ToDo if view.is_applied => (StopMark::Done, None),
        ActState::ToDo if is_next => (StopMark::Next, None),
        ActState::ToDo => (StopMark::Open, None),
    };
    ApplicationStop {
        mark,
        href: Some(view.plan.duty_path(Duty::Application)),
        more: more.into_iter().collect(),
        is_public: false,
    }
}

/// The daily ways as rows; the rare ones, and what cannot be undone, in a fold.
fn actions(view: &PlanView) -> AnyView {
    let row = |rest: &str, name: String| RowLink {
        href: view.plan.path(rest),
        name,
        more: None,
        external: false,
    };
    let daily: Vec<RowLink> = [
        row("/form1", t!("kept-action-form1")),
        row("/ready", t!("kept-action-ready")),
        row("/calendar", t!("kept-action-calendar")),
    ]
    .into_iter()
    .chain((view.standing == Standing::NotDesignated).then(|| row("/report", t!("report-title"))))
    // Nobody is designated who has not applied.
    .chain(
        (view.outcome.is_none() && view.may_be_designated)
            .then(|| row("/ready#designation", t!("outcome-designated-button"))),
    )
    .collect();
    let mut rare = vec![
        row("/opening", t!("kept-action-opening")),
        row("/name", t!("kept-action-name")),
        row("/history", t!("kept-action-history")),
    ];
    if view.has_number && view.standing != Standing::NotDesignated {
        rare.push(row("/no-designation", t!("outcome-not-designated-link")));
    }
    rare.push(row("/remove", t!("kept-action-remove")));
    let outcome = outcome_take_back(view);
    view! {
        <section aria-labelledby="actions">
            <h2 id="actions">{t!("kept-actions-title")}</h2>
            <RowList rows=daily />
            <Fold summary=t!("kept-actions-more")>
                <RowList rows=rare />
                {outcome}
                <p class="small">{t!("sheet-print-hint")}</p>
            </Fold>
        </section>
    }
    .into_any()
}

/// The way back from a recorded outcome, unless the report rests on it.
fn outcome_take_back(view: &PlanView) -> Option<AnyView> {
    view.outcome?;
    let reported = view.steps.iter().any(|row| {
        row.step == StepId::NonDesignationReport && matches!(row.state, StepState::Done { .. })
    });
    Some(if reported {
        view! { <p class="small">{t!("outcome-reported")}</p> }.into_any()
    } else {
        view! {
            <PostButton
                action=view.plan.path("/outcome/take-back")
                version=view.version
                label=t!("outcome-take-back")
            />
        }
        .into_any()
    })
}

/// Whom to ask: the help desk, the bureau's page, the bureau's staff, the guide.
fn ask(view: &PlanView) -> AnyView {
    let page = use_page();
    let of_bureau = locales::bureau(page.lang, view.schedule.bureau);
    let inside = |href: String, name: String| RowLink {
        href,
        name,
        more: None,
        external: false,
    };
    let rows = vec![
        RowLink {
            href: BureauPage::of(view.schedule.bureau).url.clone(),
            name: t!("contact-bureau-page", bureau = of_bureau),
            more: None,
            external: true,
        },
        inside(ask_path(&view.plan), t!("ask-bureau")),
    ];
    view! {
        <section aria-labelledby="plan-ask">
            <h2 id="plan-ask">{t!("plan-ask-title")}</h2>
            <HelpDeskCard />
            <RowList rows />
        </section>
    }
    .into_any()
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
            applied=view.is_applied
            kinds=vec![t!(plan.request.kind().message_id())]
            link=format!("{}{}", use_page().site, plan.short_path())
            link_title=t!("sheet-link-kept")
        />
    }
    .into_any()
}
