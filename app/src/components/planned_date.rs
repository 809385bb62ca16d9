//! A date with what it rests on: there is no bare deadline on any page.
//!
//! Three sizes of the same facts: [`DueDate`] (the day, how many are left, how
//! sure it is), [`BasisLine`] (what it rests on, in one line with the source)
//! and [`DateExplained`] (both, and why the words say another day).

use domain::schedule::{Alternative, Basis, Certainty, DateId, PlannedDate};
use domain::source::Document;
use jiff::civil::Date;
use leptos::prelude::*;

use super::{DaysLeft, FullDate, SourceNote};
use crate::i18n::{Lang, full_date, plain_date, text_with};
use crate::page::use_page;
use crate::t;

/// 「公表日程」「見込み」「未確認」
#[component]
pub fn CertaintyTag(
    /// How sure.
    certainty: Certainty,
) -> impl IntoView {
    let class = format!("tag tag-{}", certainty.as_str());
    view! { <span class=class>{t!(format!("certainty-{}", certainty.as_str()))}</span> }
}

/// 「2027年4月16日（金）まで — あと12日 見込み」; for the reply, the day of its
/// dispatch.
#[component]
pub fn DueDate(
    /// The date.
    planned: PlannedDate,
) -> impl IntoView {
    let date = planned.date();
    let (before, after) = around(planned.id());
    view! {
        <span class="due">
            <span class="due-day">{before}<strong><FullDate date /></strong>{after}</span>
            // The dash goes where a line is too short for all of it.
            " "<span class="due-dash">"— "</span><DaysLeft date />" "
            <CertaintyTag certainty=planned.certainty() />
        </span>
    }
}

/// The words before and after the day: a deadline, or the day of a dispatch.
pub(super) fn around(id: DateId) -> (String, String) {
    match id {
        DateId::ReplyDispatch => (t!("planned-dispatch-before"), t!("planned-dispatch-after")),
        _ => (t!("planned-due-before"), t!("planned-due-after")),
    }
}

/// 「根拠：四国厚生支局の規則。出典：…」
#[component]
pub fn BasisLine(
    /// The date.
    planned: PlannedDate,
) -> impl IntoView {
    view! {
        <span class="basis">
            {t!("planned-basis", basis = basis_name(planned.basis()))}" "
            <SourceNote source=planned.source().clone() short=true />
        </span>
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
) -> impl IntoView {
    let lang = use_page().lang;
    let beside = planned
        .instead_of()
        .iter()
        .cloned()
        .map(|other| view! { <Beside other holds=planned.date() /> })
        .collect_view();
    view! {
        <div class="planned-date">
            <p><DueDate planned=planned.clone() /></p>
            <div class="basis">
                <p>{basis_words(&planned)}</p>
                {nominal_words(&planned).map(|words| view! { <p>{words}</p> })}
                {aim_text(lang, &planned).map(|words| view! { <p>{words}</p> })}
                {beside}
                <p>
                    <SourceNote source=planned.source().clone() />" "
                    {t!("planned-confirmed", date = plain_date(lang, planned.confirmed()))}
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

/// The day to aim at, where it is not the date itself; outside pages too (the
/// calendar file).
#[must_use]
pub fn aim_text(lang: Lang, planned: &PlannedDate) -> Option<String> {
    let id = match planned.id() {
        DateId::NumberRequestDue => "aim-number_request_due",
        DateId::SubmissionDue => "aim-submission_due",
        // Nothing is handed in at an office, so an open day gives nothing.
        _ => return None,
    };
    let date = full_date(lang, planned.aim());
    (planned.aim() != planned.date()).then(|| text_with(lang, id, &crate::args!(date = date)))
}
