//! A date with what it rests on: there is no bare deadline on any page.
//!
//! Two sizes of the same facts: [`DueDate`] (the day, how many are left, how sure
//! it is) and [`DateExplained`] (what it rests on, with the source, and why the
//! words say another day).

use domain::progress::StepState;
use domain::schedule::{Alternative, Basis, Certainty, DateId, PlannedDate};
use domain::source::Document;
use jiff::civil::Date;
use leptos::prelude::*;
use locales::{aim_ahead, deadline_text};

use super::{CheckAt, DaysLeft, FullDate, LastConfirmed, SourceNote};
use crate::page::use_page;
use crate::t;
use locales::{day, full_date};

/// 「公表」「見込み」 in plain words; only 「未確認」, where somebody has to take care,
/// is a tag.
#[component]
pub fn CertaintyTag(
    /// How sure.
    certainty: Certainty,
) -> impl IntoView {
    let class = match certainty {
        Certainty::Unconfirmed => "tag tag-unconfirmed",
        Certainty::Official | Certainty::Projected | Certainty::Told => "certainty",
    };
    view! { <span class=class>{t!(format!("certainty-{}", certainty.as_str()))}</span> }
}

/// What is still ahead at a date: days are counted only where somebody has to
/// do something by then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ahead {
    /// It is still to be done.
    #[default]
    Open,
    /// It was done on this day.
    Done(Date),
    /// Nothing is to be done, or not any more.
    Nothing,
}

impl Ahead {
    /// What is ahead of a step in this state.
    #[must_use]
    pub const fn of(state: &StepState) -> Self {
        match state {
            StepState::Done { on } => Self::Done(*on),
            StepState::NotNeeded | StepState::NotUsed | StepState::WaitingFor(_) => Self::Nothing,
            _ => Self::Open,
        }
    }
}

/// 「2027年4月16日（金）まで — あと12日 見込み」; for the reply, the day of its
/// dispatch; for step 4 the last safe day, with the bureau's deadline below.
#[component]
pub fn DueDate(
    /// The date.
    planned: PlannedDate,
    /// Whether days are counted.
    #[prop(optional)]
    ahead: Ahead,
) -> impl IntoView {
    let date = planned.last_day();
    let (before, after) = around(planned.id());
    let over = over(&planned);
    let is_thumb = planned.is_rule_of_thumb();
    // 目安 stands in the words already.
    let certainty = (!planned.is_rule_of_thumb())
        .then(|| view! { <CertaintyTag certainty=planned.certainty() /> });
    let count = match ahead {
        Ahead::Open => Some(view! { <DaysLeft date over is_thumb /> }.into_any()),
        Ahead::Done(on) => {
            let done = t!("step-done-on", date = day(use_page().lang, on));
            Some(view! { <span>{done}</span> }.into_any())
        }
        Ahead::Nothing => None,
    };
    view! {
        <span class="due">
            <span class="due-day">{before}<strong><FullDate date /></strong>{after}</span>
            // The dash goes where a line is too short for all of it.
            {count.map(|count| view! { " "<span class="due-dash">"— "</span>{count} })}" "
            {certainty}
        </span>
        <DeadlineNote planned />
    }
}

/// Of a date that is over and that nobody is late for: a time to go by, and
/// what somebody else does.
pub(super) fn over(planned: &PlannedDate) -> Option<String> {
    match planned.id() {
        _ if planned.is_rule_of_thumb() => Some(t!("planned-over-thumb")),
        DateId::ReplyDispatch => Some(t!("planned-over-dispatch")),
        _ => None,
    }
}

/// 「厚生局の期限：3月1日（月）（当日以降は返戻）」, in small below the last safe day.
#[component]
pub fn DeadlineNote(
    /// The date.
    planned: PlannedDate,
) -> impl IntoView {
    deadline_text(use_page().lang, &planned)
        .map(|words| view! { <span class="step-meta basis">{words}</span> })
}

/// The words before and after the day: a deadline, a time to go by, or the day of
/// a dispatch.
pub(super) fn around(id: DateId) -> (String, String) {
    match id {
        DateId::ReplyDispatch => (t!("planned-dispatch-before"), t!("planned-dispatch-after")),
        DateId::CardReaderRequest | DateId::CardReaderLatest => {
            (t!("planned-thumb-before"), t!("planned-thumb-after"))
        }
        _ => (t!("planned-due-before"), t!("planned-due-after")),
    }
}

/// The name of a basis.
#[must_use]
pub fn basis_name(basis: Basis) -> String {
    t!(format!("basis-{}", basis.as_str()))
}

/// Everything about a date: day, basis, why the words say another day, the day
/// to aim at, what other bases give, source, when it was last confirmed.
#[component]
pub fn DateExplained(
    /// The date.
    planned: PlannedDate,
    /// Whether it is still to be met.
    #[prop(optional)]
    ahead: Ahead,
) -> impl IntoView {
    let page = use_page();
    let (lang, today) = (page.lang, page.today);
    let aim = aim_ahead(lang, &planned, today).filter(|_| ahead == Ahead::Open);
    let beside = planned
        .instead_of()
        .iter()
        .cloned()
        .map(|other| view! { <Beside other holds=planned.date() /> })
        .collect_view();
    view! {
        <div class="planned-date">
            <p><DueDate planned=planned.clone() ahead /></p>
            <div class="basis">
                <p>{basis_words(&planned)}</p>
                {nominal_words(&planned).map(|words| view! { <p>{words}</p> })}
                {why_earlier(&planned).map(|words| view! { <p>{words}</p> })}
                {aim.map(|words| view! { <p>{words}</p> })}
                {beside}
                <p>
                    <SourceNote source=planned.source().clone() />" "
                    <LastConfirmed on=planned.confirmed() at=CheckAt::of(&planned) />
                </p>
            </div>
        </div>
    }
}

/// What the date rests on, in a sentence.
fn basis_words(planned: &PlannedDate) -> String {
    match (planned.basis(), planned.certainty()) {
        // The page names the month only.
        (Basis::BureauRule | Basis::OfficeRule, Certainty::Unconfirmed) => {
            t!("basis-day-unknown-text")
        }
        (basis, _) => t!(format!("basis-{}-text", basis.as_str())),
    }
}

/// The date that another basis gives, with its source: never merged into one.
/// A published row holds even where a rule is earlier.
#[component]
fn Beside(other: Alternative, holds: Date) -> impl IntoView {
    let date = full_date(use_page().lang, other.date);
    let why = if holds < other.date {
        "planned-earlier-holds"
    } else {
        "planned-published-holds"
    };
    view! {
        <p>
            {t!("planned-instead-of", basis = basis_name(other.basis), date = date)}" "{t!(why)}" "
            <SourceNote source=other.source.clone() />
        </p>
    }
}

/// Why the day differs from the one that the words name.
fn nominal_words(planned: &PlannedDate) -> Option<String> {
    let nominal = planned
        .nominal()
        .filter(|nominal| *nominal != planned.date())?;
    let lang = use_page().lang;
    let of_the_notice = planned.source().document() == Document::Notice;
    let id = match (planned.id(), planned.basis()) {
        // The words say "by the 15th" and the table says otherwise (domain.md,
        // the two dates of 別紙２).
        (DateId::SubmissionDue, Basis::PublishedRow) if of_the_notice => {
            "nominal-submission-published"
        }
        (DateId::SubmissionDue, Basis::NoticeRule) => "nominal-submission-projected",
        (DateId::ReplyDispatch, _) if of_the_notice => "nominal-reply",
        _ if planned.date() < nominal => "nominal-earlier",
        _ => "nominal-later",
    };
    Some(t!(
        id,
        nominal = full_date(lang, nominal),
        date = full_date(lang, planned.date())
    ))
}

/// Why step 4 is to be done before its date.
fn why_earlier(planned: &PlannedDate) -> Option<String> {
    (planned.last_day() != planned.date()).then(|| t!("planned-why-earlier"))
}
