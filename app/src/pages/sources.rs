//! Rules and sources: what every date rests on, with edition and day of the
//! last check.

use domain::review;
use domain::rulebook::{ChangeNote, Roll, Rule, RuleDay, Scope};
use domain::source::{NOTICE_EDITION, NoticeClause, Source};
use leptos::prelude::*;

use crate::components::{LastConfirmed, SourceNote};
use crate::page::use_page;
use crate::t;
use locales::{bureau, full_date, month, plain_date, prefecture};
use portal::draft::SourcesView;

/// The page.
#[must_use]
pub fn page(view: SourcesView) -> AnyView {
    let lang = use_page().lang;
    let rules = view.rules.into_iter().map(rule_row).collect_view();
    let published = view
        .published
        .into_iter()
        .map(|(opening, reply, submission)| {
            view! {
                <tr>
                    <th scope="row">{month(lang, opening)}</th>
                    <td data-label=t!("sources-reply")>{full_date(lang, reply)}</td>
                    <td data-label=t!("sources-submission")>{full_date(lang, submission)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h1>{t!("footer-sources")}</h1>
        <p class="lead">{t!("sources-lead", edition = plain_date(lang, NOTICE_EDITION))}</p>
        <h2>{t!("sources-notice-title")}</h2>
        {notice_rules()}
        <h2>{t!("sources-bureau-title")}</h2>
        <p>{t!("sources-bureau-text")}</p>
        <table class="stacked">
            <thead><tr>
                <th scope="col">{t!("sources-for")}</th>
                <th scope="col">{t!("sources-what")}</th>
                <th scope="col">{t!("sources-rule")}</th>
                <th scope="col">{t!("sources-where")}</th>
            </tr></thead>
            <tbody>{rules}</tbody>
        </table>
        <h2>{t!("sources-published-title")}</h2>
        <p>{t!("sources-published-text")}</p>
        <table class="stacked">
            <thead><tr>
                <th scope="col">{t!("sources-opening")}</th>
                <th scope="col">{t!("sources-reply")}</th>
                <th scope="col">{t!("sources-submission")}</th>
            </tr></thead>
            <tbody>{published}</tbody>
        </table>
        <h2>{t!("sources-changes-title")}</h2>
        <p>{t!("sources-changes-text")}</p>
        {change_list(&view.changes)}
        <h2>{t!("sources-holidays-title")}</h2>
        <p>{t!("sources-holidays-text", date = plain_date(lang, view.holidays_certain_until))}</p>
    }
    .into_any()
}

/// The rules that the notice itself gives.
fn notice_rules() -> AnyView {
    let rows = [
        ("sources-notice-reader", NoticeClause::Appendix3),
        ("sources-notice-request", NoticeClause::Memo1Request),
        ("sources-notice-reply", NoticeClause::Memo1Reply),
        ("sources-notice-submission", NoticeClause::Memo3Submission),
        ("sources-notice-late", NoticeClause::Appendix2Late),
        ("sources-notice-report", NoticeClause::Appendix3Step(7)),
        ("sources-notice-twin", NoticeClause::Memo1Exclusions),
    ]
    .map(|(id, clause)| view! { <li>{t!(id)}" "<SourceNote source=Source::notice(clause) short=true /></li> })
    .collect_view();
    view! { <ul>{rows}</ul> }.into_any()
}

fn rule_row(rule: Rule) -> AnyView {
    let lang = use_page().lang;
    let (day, roll) = rule_words(&rule);
    view! {
        <tr>
            <th scope="row">{scope_words(&rule.scope)}</th>
            <td data-label=t!("sources-what")>{t!(format!("deadline-{}", rule.deadline.as_str()))}</td>
            <td data-label=t!("sources-rule")>
                {day}{roll}
                {rule.valid_from.map(|from| view! { <br />{t!("sources-valid-from", month = month(lang, from))} })}
            </td>
            <td data-label=t!("sources-where")>
                <SourceNote source=rule.source.clone() /><br />
                <LastConfirmed on=rule.confirmed />
            </td>
        </tr>
    }
    .into_any()
}

fn scope_words(scope: &Scope) -> String {
    let lang = use_page().lang;
    match scope {
        Scope::Bureau(id) => bureau(lang, *id),
        Scope::Offices(id, prefectures) => {
            let names: Vec<String> = prefectures.iter().map(|p| prefecture(lang, *p)).collect();
            t!(
                "sources-offices",
                bureau = bureau(lang, *id),
                prefectures = names.join(&t!("list-separator"))
            )
        }
    }
}

fn rule_words(rule: &Rule) -> (String, String) {
    let months = i64::from(-rule.month_offset);
    let day = match rule.day {
        RuleDay::Day(day) => t!("rule-day", months = months, day = i64::from(day)),
        RuleDay::FirstOpenDay => t!("rule-first-open-day", months = months),
        RuleDay::Unknown => t!("rule-day-unknown", months = months),
    };
    let roll = match (rule.day, rule.roll) {
        (RuleDay::Day(_), Roll::Next) => t!("rule-roll-next"),
        (RuleDay::Day(_), Roll::Previous) => t!("rule-roll-previous"),
        (RuleDay::Day(_), Roll::None) => t!("rule-roll-none"),
        (RuleDay::Unknown, _) => t!("rule-roll-no-day"),
        (RuleDay::FirstOpenDay, _) => String::new(),
    };
    (day, roll)
}

/// Notes of what else has changed, each with its source.
pub(super) fn change_list(changes: &[ChangeNote]) -> AnyView {
    let items = changes
        .iter()
        .map(|note| {
            let unsettled = (!note.confirmed)
                .then(|| view! { <span class="tag tag-unconfirmed">{t!("certainty-unconfirmed")}</span>" " });
            view! { <li>{unsettled}{t!(note.message_id())}" "<SourceNote source=note.source.clone() brief=true /></li> }
        })
        .collect_view();
    let today = use_page().today;
    let is_old = |note: &ChangeNote| review::is_due(note.source.edition(), today);
    let old = changes
        .iter()
        .any(is_old)
        .then(|| view! { <p class="hint">{t!("review-due-notes")}</p> });
    view! { <ul class="sourced">{items}</ul>{old} }.into_any()
}
