//! What the pages of kept plans share.

use domain::month::YearMonth;
use domain::progress::{Duty, NextStep, Outcome, Refusal, StepState};
use domain::schedule::{DateId, Earliest, PlannedDate};
use domain::step::StepId;
use leptos::prelude::*;

use crate::components::{BureauContact, DueDate, Notice as NoticeFrame, Tone};
use crate::page::use_page;
use crate::t;
use locales::full_date;
use portal::plans::{Filed, Notice, PlanName, Reuse, Standing};

/// 「2027年4月 東京都 医科」
pub(in crate::pages) fn plan_line(plan: &PlanName) -> String {
    let lang = use_page().lang;
    t!(
        "kept-line",
        month = locales::month(lang, plan.request.opening),
        prefecture = locales::prefecture(lang, plan.request.prefecture),
        kind = t!(plan.request.kind().message_id()),
    )
}

/// The name its owner gave it, or the line that says what it is.
pub(super) fn plan_title(plan: &PlanName) -> String {
    if plan.label.is_empty() {
        plan_line(plan)
    } else {
        plan.label.clone()
    }
}

/// The name of a step.
pub(super) fn step_name(step: StepId) -> String {
    t!(format!("step-{}", step.as_str()))
}

/// Names of steps, one after the other.
pub(super) fn step_names(steps: &[StepId]) -> String {
    let names: Vec<String> = steps
        .iter()
        .map(|step| t!("step-quoted", name = step_name(*step)))
        .collect();
    names.join(&t!("list-separator"))
}

/// The way back to the plan.
#[component]
pub(in crate::pages) fn BackToPlan(plan: PlanName) -> impl IntoView {
    view! { <a class="back-link no-print" href=plan.path("")>{t!("kept-back", plan = plan_title(&plan))}</a> }
}

/// The plan's version, so that a form tells what it was made from.
#[component]
pub(super) fn Version(version: i32) -> impl IntoView {
    view! { <input r#type="hidden" name="version" value=version.to_string() /> }
}

/// A button that is a form of its own.
#[component]
pub(super) fn PostButton(
    action: String,
    version: i32,
    label: String,
    #[prop(default = "button button-secondary")] class: &'static str,
) -> impl IntoView {
    view! {
        <form method="post" action=action>
            <Version version />
            <button class=class r#type="submit">{label}</button>
        </form>
    }
}

/// Why nothing was saved, on top of the form.
#[component]
pub(super) fn NoticeBox(notice: Option<Notice>) -> impl IntoView {
    notice.map(|notice| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="notice-title">
                <h2 id="notice-title">{t!("notice-title")}</h2>
                <p>{notice_words(notice)}</p>
            </div>
        }
    })
}

fn notice_words(notice: Notice) -> String {
    match notice {
        Notice::ChangedMeanwhile => t!("notice-changed-meanwhile"),
        Notice::Refused(refusal) => match refusal {
            Refusal::ComesFirst(step) | Refusal::LaterStepRecorded(step) => {
                t!(refusal.message_id(), step = step_name(step))
            }
            _ => t!(refusal.message_id()),
        },
    }
}

/// Where a question to the bureau begins, with this plan.
pub(super) fn ask_path(plan: &PlanName) -> String {
    format!("/ask?plan={}", plan.id)
}

/// A question to the bureau with its words prepared: the asker may still
/// change them, and sends them on the next page.
#[component]
pub(super) fn AskWith(
    plan: PlanName,
    question: String,
    #[prop(default = "button button-secondary")] class: &'static str,
) -> impl IntoView {
    view! {
        <form method="get" action="/ask">
            <input r#type="hidden" name="plan" value=plan.id.clone() />
            <input r#type="hidden" name="body" value=question />
            <button class=class r#type="submit">{t!("ask-bureau-with-this")}</button>
        </form>
    }
}

/// The button that leads to the plan with another opening month.
#[component]
pub(super) fn MoveButton(
    plan: PlanName,
    month: YearMonth,
    /// How it looks: the main button unless told.
    #[prop(default = "button")]
    class: &'static str,
) -> impl IntoView {
    let words = t!(
        "other-month-button",
        month = locales::month(use_page().lang, month)
    );
    view! { <a class=class href=move_path(&plan, month)>{words}</a> }
}

/// What a founder does, by its name.
pub(super) fn duty_name(duty: Duty) -> String {
    match duty {
        Duty::Step(step) => step_name(step),
        Duty::Application => t!("application-name"),
    }
}

/// Where a plan stands, in a sentence.
pub(super) fn standing_words(standing: Standing) -> String {
    match standing {
        Standing::NotDesignated => t!("standing-not-designated"),
        Standing::Ready => t!("standing-ready"),
        Standing::ReadyLate => t!("standing-ready-late"),
        Standing::ApplicationReturned => t!("standing-application-returned"),
        Standing::AskBureau(_) => t!("standing-ask-bureau"),
        Standing::LastDay(_) => t!("standing-last-day"),
        Standing::ReadyAndDesignated => t!("standing-ready-and-designated"),
        Standing::UnderWay(verdict) => t!(format!("kept-verdict-{}", verdict.as_str())),
    }
}

/// How the line that says so looks.
pub(super) const fn standing_tone(standing: Standing) -> Tone {
    use domain::schedule::Verdict;
    match standing {
        Standing::Ready | Standing::ReadyAndDesignated | Standing::UnderWay(Verdict::OnTime) => {
            Tone::Success
        }
        Standing::NotDesignated => Tone::Info,
        Standing::ReadyLate
        | Standing::LastDay(_)
        | Standing::UnderWay(Verdict::Tight | Verdict::CardReaderLate) => Tone::Warning,
        Standing::ApplicationReturned
        | Standing::AskBureau(_)
        | Standing::UnderWay(Verdict::IndividualHandling | Verdict::Returned | Verdict::Past) => {
            Tone::Error
        }
    }
}

/// The other months that still work, each under its own condition; nothing where
/// the plan's own does.
pub(super) fn earliest_links(
    plan: &PlanName,
    earliest: Earliest,
    standing: Standing,
) -> Option<AnyView> {
    let is_over = matches!(
        standing,
        Standing::ApplicationReturned | Standing::AskBureau(_) | Standing::UnderWay(_)
    ) && !standing.is_feasible();
    if !is_over {
        return None;
    }
    let link = |month: YearMonth, id: &'static str| {
        let words = t!(id, month = locales::month(use_page().lang, month));
        view! { <li><a href=move_path(plan, month)>{words}</a></li> }
    };
    let with_reader = earliest
        .safe
        .filter(|_| earliest.safe != earliest.by_notice)
        .map(|month| link(month, "earliest-with-reader-link"));
    // The box's button leads to the first of them where the month is closed.
    let in_box = (standing == Standing::ApplicationReturned)
        .then(|| earliest.safe.or(earliest.by_notice))
        .flatten();
    let with_reader = with_reader.filter(|_| in_box.is_none());
    let by_notice = earliest
        .by_notice
        .filter(|month| in_box != Some(*month))
        .map(|month| link(month, "earliest-by-notice-link"));
    Some(view! { <ul class="text-links no-print">{with_reader}{by_notice}</ul> }.into_any())
}

/// The page that compares the plan with another opening month.
fn move_path(plan: &PlanName, month: YearMonth) -> String {
    let query = format!("?year={}&month={}", month.year(), month.month());
    plan.path("/opening") + &query
}

/// What came of the designation, in a sentence.
pub(super) fn outcome_words(outcome: Outcome) -> String {
    let lang = use_page().lang;
    match outcome {
        Outcome::Designated { on } => t!("outcome-designated", date = full_date(lang, on)),
        Outcome::NotDesignated { reason, on } => t!(
            "outcome-not-designated",
            reason = t!(format!("no-designation-{}", reason.as_str())),
            date = full_date(lang, on),
        ),
    }
}

/// The next thing in a line: the step, or whom one waits for.
pub(super) fn next_line(next: NextStep) -> AnyView {
    let words = match (&next.state, next.due.as_ref().map(PlannedDate::id)) {
        // The letter should have come; this is what it is waited for.
        (StepState::WaitingFor(_), Some(DateId::SubmissionDue)) => {
            let waits = t!(format!("step-state-{}", next.state.as_str()));
            t!(
                "plans-next-then",
                waits = waits,
                then = t!("date-name-submission_due")
            )
        }
        (StepState::WaitingFor(_), _) => t!(format!("step-state-{}", next.state.as_str())),
        _ => duty_name(next.duty),
    };
    let due = next
        .due
        .map(|planned| view! { <span class="step-meta"><DueDate planned /></span> });
    view! { <span class="step-meta">{t!("plans-next", step = words)}</span>{due} }.into_any()
}

/// What is kept, what has to be confirmed and what is done anew for another
/// month.
pub(super) fn reuse_words(reuse: &Reuse) -> AnyView {
    let line = |id: &'static str, steps: &[StepId]| {
        (!steps.is_empty()).then(|| view! { <p>{t!(id, steps = step_names(steps))}</p> })
    };
    view! {
        {line("reuse-steps", &reuse.kept)}
        {line("reuse-to-confirm", &reuse.to_confirm)}
        {line("reuse-dropped", &reuse.dropped)}
    }
    .into_any()
}

/// What lies with the bureau is not moved by moving the plan: whom to tell.
pub(super) fn filed_warning(plan: &PlanName, filed: Filed) -> AnyView {
    let number = (filed == Filed::Number).then(|| {
        view! {
            <p>{t!("filed-number")}</p>
            <p><a href=plan.path("/no-designation")>{t!("outcome-not-designated-link")}</a></p>
        }
    });
    let inside = view! {
            <p>{t!("filed-text")}</p>
            {number}
            <BureauContact bureau=plan.request.prefecture.bureau() prefecture=plan.request.prefecture />
    }
    .into_any();
    view! {
        <NoticeFrame tone=Tone::Warning id="filed-title" heading=t!("filed-title")>{inside}</NoticeFrame>
    }
    .into_any()
}
