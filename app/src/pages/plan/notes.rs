//! Below the steps: the two sentences about the card reader, what each date
//! rests on, what is not known, what comes before, what has changed.

use domain::rulebook::{ApplicationNote, Roll, RuleDay};
use domain::schedule::{Basis, Certainty, PlannedDate};
use domain::source::{NoticeClause, Source};
use leptos::prelude::*;

use crate::components::{BureauLink, DateExplained, LastConfirmed, SourceNote};
use crate::page::use_page;
use crate::pages::sources::change_list;
use crate::t;
use locales::{bureau, plain_date};
use portal::draft::DraftView;

/// Both sentences of 別紙３, side by side with their clauses and not merged
/// into one date.
pub(super) fn card_reader() -> AnyView {
    let sentence = |id: &'static str, clause| {
        view! { <li>{t!(id)}" "<SourceNote source=Source::notice(clause) short=true /></li> }
    };
    view! {
        <section aria-labelledby="plan-reader">
            <h2 id="plan-reader">{t!("plan-reader-title")}</h2>
            <p>{t!("plan-reader-text")}</p>
            <ul class="sourced">
                {sentence("plan-reader-months", NoticeClause::Appendix3Step(3))}
                {sentence("plan-reader-on-number", NoticeClause::Appendix3Step(5))}
            </ul>
            <p>{t!("plan-reader-ask")}</p>
        </section>
    }
    .into_any()
}

/// Medical and dental side by side: what there are two of, what is shared, and
/// what nobody has confirmed.
pub(super) fn twin() -> AnyView {
    let source = |clause| view! { " "<SourceNote source=Source::notice(clause) short=true /> };
    view! {
        <section class="banner" aria-labelledby="plan-twin">
            <h2 id="plan-twin">{t!("plan-twin-title")}</h2>
            <ul class="sourced">
                <li>{t!("plan-twin-notice")}{source(NoticeClause::Memo1Exclusions)}</li>
                <li>{t!("plan-twin-code")}{source(NoticeClause::Form1Example)}</li>
                <li>{t!("plan-twin-account")}</li>
                <li>{t!("plan-twin-reader")}</li>
                <li>{t!("plan-twin-shared")}</li>
            </ul>
        </section>
    }
    .into_any()
}

/// Every date with everything it rests on.
pub(super) fn dates(plan: &DraftView) -> AnyView {
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
        <section aria-labelledby="plan-dates">
            <h2 id="plan-dates">{t!("plan-dates-title")}</h2>
            // Each step above names its basis; here is everything else about it.
            <p>{t!("plan-dates-text")}</p>
            <details>
                <summary>{t!("plan-dates-open")}</summary>
                <dl class="summary-list">{rows}</dl>
            </details>
        </section>
    }
    .into_any()
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

/// What is not known, and where to ask.
pub(super) fn unknown(plan: &DraftView) -> AnyView {
    let lang = use_page().lang;
    let schedule = &plan.schedule;
    let of_bureau = bureau(lang, schedule.bureau);
    let request_unconfirmed = schedule.number_request_due.certainty() == Certainty::Unconfirmed;
    let by_bureau = planned(plan)
        .into_iter()
        .any(|d| matches!(d.basis(), Basis::BureauRule | Basis::OfficeRule));
    let projected = planned(plan)
        .into_iter()
        .any(|d| d.certainty() == Certainty::Projected);
    let beyond_holidays = schedule.submission_due.date() > plan.holidays_certain_until;
    let page = domain::bureau_page::BureauPage::of(schedule.bureau);
    view! {
        <section aria-labelledby="plan-unknown">
            <h2 id="plan-unknown">{t!("plan-unknown-title")}</h2>
            <ul>
                {request_unconfirmed.then(|| view! { <li><strong>{t!("plan-unknown-request", bureau = of_bureau.clone())}</strong></li> })}
                {by_bureau.then(|| view! { <li>{t!("plan-unknown-bureau-rule")}</li> })}
                {projected.then(|| view! { <li>{t!("plan-unknown-projected")}</li> })}
                {beyond_holidays.then(|| view! {
                    <li>{t!("plan-unknown-holidays", date = plain_date(lang, plan.holidays_certain_until))}</li>
                })}
            </ul>
            <p>
                {t!("plan-unknown-ask")}" "
                <BureauLink bureau=schedule.bureau />
                " "<span class="source"><LastConfirmed on=page.confirmed /></span>
            </p>
        </section>
    }
    .into_any()
}

/// The public health centre comes first, and what is known of the designation
/// application itself: notes, not steps.
pub(super) fn before_applying(plan: &DraftView) -> AnyView {
    let first: Vec<_> = plan
        .changes
        .iter()
        .filter(|note| note.id == PUBLIC_HEALTH_CENTRE)
        .cloned()
        .collect();
    let applications = plan
        .application_notes
        .iter()
        .map(application)
        .collect_view();
    view! {
        <section aria-labelledby="plan-before">
            <h2 id="plan-before">{t!("plan-before-title")}</h2>
            <p>{t!("plan-before-early")}" "<SourceNote source=Source::notice(NoticeClause::Appendix3Schedule) short=true /></p>
            {change_list(&first)}
            {applications}
        </section>
    }
    .into_any()
}

/// Shown where it matters, before the application.
const PUBLIC_HEALTH_CENTRE: &str = "public-health-centre";

fn application(note: &ApplicationNote) -> AnyView {
    let day = match note.day {
        RuleDay::Day(day) => i64::from(day),
        RuleDay::FirstOpenDay | RuleDay::Unknown => return ().into_any(),
    };
    // A sentence each: pieces of one do not fit together in every language.
    let words = match note.roll {
        Roll::Next => t!("plan-application-day-next", day = day),
        Roll::Previous => t!("plan-application-day-previous", day = day),
        Roll::None => t!("plan-application-day-none", day = day),
    };
    view! {
        <p class="note">
            <span class="tag tag-unconfirmed">{t!("certainty-unconfirmed")}</span>" "
            {words}" "{t!("plan-application-month")}" "
            <SourceNote source=note.source.clone() />
        </p>
    }
    .into_any()
}

/// What else has changed since the notice.
pub(super) fn changes(plan: &DraftView) -> AnyView {
    let notes: Vec<_> = plan
        .changes
        .iter()
        .filter(|note| note.id != PUBLIC_HEALTH_CENTRE)
        .cloned()
        .collect();
    view! {
        <section aria-labelledby="plan-changes">
            <h2 id="plan-changes">{t!("plan-changes-title")}</h2>
            <p>{t!("plan-changes-text", bureau = bureau(use_page().lang, plan.schedule.bureau))}</p>
            {change_list(&notes)}
        </section>
    }
    .into_any()
}
