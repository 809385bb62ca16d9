//! Below the steps, each in a fold: what there are two of, what the dates rest
//! on with all sources, the two sentences about the card reader, what has
//! changed.

use domain::rulebook::ChangeNote;
use domain::schedule::{Basis, Certainty, PlannedDate};
use domain::source::{NoticeClause, Source};
use leptos::prelude::*;

use crate::components::{DateExplained, Fold, PracticeNote, SourceNotes};
use crate::page::use_page;
use crate::pages::sources::change_list;
use crate::t;
use locales::{bureau, plain_date};
use portal::draft::DraftView;

/// The folds: three, or four for medical and dental side by side.
pub(super) fn folds(plan: &DraftView) -> AnyView {
    let is_pair = plan.asked.is_pair();
    let (dates, changes) = (dates(plan), changes(plan));
    view! {
        <div class="folds">
            {is_pair.then(twin)}
            <Fold summary=t!("plan-dates-title")>{dates}</Fold>
            {(!is_pair).then(|| view! { <Fold summary=t!("plan-reader-title")>{card_reader()}</Fold> })}
            {changes}
        </div>
    }
    .into_any()
}

/// Both sentences of 別紙３, side by side and not merged into one date.
fn card_reader() -> AnyView {
    view! {
        <p>{t!("plan-reader-text")}</p>
        <ul>
            <li>{t!("plan-reader-months")}</li>
            <li>{t!("plan-reader-on-number")}</li>
        </ul>
        <p>{t!("plan-reader-ask")}</p>
        <SourceNotes sources=vec![
            Source::notice(NoticeClause::Appendix3Step(3)),
            Source::notice(NoticeClause::Appendix3Step(5)),
        ] />
    }
    .into_any()
}

/// Medical and dental side by side: what there are two of, what is shared, and
/// what nobody has confirmed; with the card reader, of which that is unknown.
fn twin() -> AnyView {
    view! {
        <Fold summary=t!("plan-twin-title")>
            <ul>
                <li>{t!("plan-twin-notice")}</li>
                <li>{t!("plan-twin-code")}</li>
                <li>{t!("plan-twin-reader")}</li>
                <li>{t!("plan-twin-shared")}</li>
            </ul>
            <SourceNotes sources=vec![
                Source::notice(NoticeClause::Memo1Exclusions),
                Source::notice(NoticeClause::Form1Example),
            ] />
            <h3>{t!("plan-reader-title")}</h3>
            {card_reader()}
        </Fold>
    }
    .into_any()
}

/// Every date with what it rests on, what is not known of them, and all sources
/// once.
fn dates(plan: &DraftView) -> AnyView {
    let rows = planned(plan)
        .map(|date| {
            view! {
                <div>
                    <dt>{t!(format!("date-name-{}", date.id().as_str()))}</dt>
                    <dd><DateExplained planned=date.clone() /></dd>
                </div>
            }
        })
        .collect_view();
    view! {
        {unknown(plan)}
        <PracticeNote schedule=plan.schedule.clone() />
        <dl class="summary-list">{rows}</dl>
        <SourceNotes sources=sources(plan) />
    }
    .into_any()
}

/// Where the page's other facts stand; each date names its own.
fn sources(plan: &DraftView) -> Vec<Source> {
    let steps = plan.schedule.steps();
    let application = plan.schedule.designation_application.as_ref();
    let application = application.map(|date| date.source().clone());
    let not_used = steps
        .iter()
        .filter_map(|step| Some(step.not_used?.source.clone()));
    std::iter::once(Source::notice(NoticeClause::Appendix3Schedule))
        .chain(steps.iter().map(|step| step.id.source()))
        .chain(application)
        .chain(not_used)
        .collect()
}

fn planned(plan: &DraftView) -> [&PlannedDate; 5] {
    let plan = &plan.schedule;
    [
        &plan.card_reader_request,
        &plan.card_reader_latest,
        &plan.number_request_due,
        &plan.reply_dispatch,
        &plan.submission_due,
    ]
}

/// How far the dates can be relied on.
fn unknown(plan: &DraftView) -> AnyView {
    let by_bureau = planned(plan)
        .into_iter()
        .any(|d| matches!(d.basis(), Basis::BureauRule | Basis::OfficeRule));
    let projected = planned(plan)
        .into_iter()
        .any(|d| d.certainty() == Certainty::Projected);
    let beyond_holidays = plan.schedule.submission_due.date() > plan.holidays_certain_until;
    let until = plain_date(use_page().lang, plan.holidays_certain_until);
    view! {
        {projected.then(|| view! { <p>{t!("plan-unknown-projected")}</p> })}
        {by_bureau.then(|| view! { <p>{t!("plan-unknown-bureau-rule")}</p> })}
        {beyond_holidays.then(|| view! { <p>{t!("plan-unknown-holidays", date = until)}</p> })}
    }
    .into_any()
}

/// What else has changed since the notice, and how many changes there are.
fn changes(plan: &DraftView) -> AnyView {
    let notes: Vec<ChangeNote> = plan
        .changes
        .iter()
        // What concerns the last steps alone stands on their pages.
        .filter(|note| !note.is_of_last_steps())
        .cloned()
        .collect();
    let of_bureau = bureau(use_page().lang, plan.schedule.bureau);
    let count = i64::try_from(notes.len()).unwrap_or_default();
    view! {
        <Fold summary=t!("plan-changes-title", count = count)>
            <p>{t!("plan-changes-text", bureau = of_bureau)}</p>
            {change_list(&notes)}
        </Fold>
    }
    .into_any()
}
