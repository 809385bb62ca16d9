//! `/desk`: the bureau's open questions.

use leptos::prelude::*;

use super::questions::{moment, plan_name};
use crate::components::{DueDate, ScrollTable};
use crate::page::use_page;
use crate::t;
use locales::bureau;
use portal::desk::{DeskRow, DeskView, Holder};

/// The page.
#[must_use]
pub fn page(view: DeskView) -> AnyView {
    let undelivered = i64::try_from(view.undelivered).unwrap_or(i64::MAX);
    let empty = view
        .queue
        .is_empty()
        .then(|| view! { <p>{t!("desk-empty")}</p> });
    let settled = (!view.settled.is_empty())
        .then(|| view! { <h2>{t!("desk-settled")}</h2>{table(view.settled, t!("desk-settled"))} });
    let queue = (!view.queue.is_empty()).then(|| table(view.queue, t!("desk-queue")));
    view! {
        <h1>{t!("desk-title", bureau = bureau(use_page().lang, view.bureau))}</h1>
        <h2>{t!("desk-queue")}</h2>
        <p class="hint">{t!("desk-order")}</p>
        {empty}
        {queue}
        {settled}
        <p class="small">{t!("desk-told", count = i64::try_from(view.told).unwrap_or(i64::MAX))}</p>
        <ul class="link-list">
            <li><a href="/desk/unanswered">{t!("unanswered-title")}</a></li>
            <li><a href="/desk/mails">{t!("desk-undelivered", count = undelivered)}</a></li>
        </ul>
    }
    .into_any()
}

fn table(rows: Vec<DeskRow>, caption: String) -> AnyView {
    let columns = vec![
        t!("desk-column-question"),
        t!("desk-column-next"),
        t!("desk-column-plan"),
        t!("desk-column-waited"),
        t!("desk-column-state"),
    ];
    view! {
        <ScrollTable label=caption columns class="stacked desk-queue">
            {rows.into_iter().map(row).collect_view()}
        </ScrollTable>
    }
    .into_any()
}

fn row(row: DeskRow) -> impl IntoView {
    let due = row
        .plan
        .as_ref()
        .and_then(|plan| plan.next.as_ref()?.due.clone());
    let next = match due {
        Some(planned) => view! { <DueDate planned /> }.into_any(),
        None => t!("desk-no-date").into_any(),
    };
    view! {
        <tr>
            <td><a href=format!("/desk/questions/{}", row.id)>{row.beginning}</a></td>
            <td data-label=t!("desk-column-next")>{next}</td>
            <td data-label=t!("desk-column-plan")>{row.plan.as_ref().map_or_else(|| t!("desk-no-plan"), plan_name)}</td>
            <td data-label=t!("desk-column-waited")>
                {moment(row.asked_at)}" "<span class="state">{t!("desk-waited", days = i64::from(row.waited_open_days))}</span>
            </td>
            <td data-label=t!("desk-column-state")>
                <span class="state">{t!(format!("question-state-{}", row.standing.as_str()))}</span>" "{holder(&row.holder)}
            </td>
        </tr>
    }
}

/// Whose the question is, in words.
pub(super) fn holder(holder: &Holder) -> String {
    match holder {
        Holder::Nobody => String::new(),
        Holder::Me => t!("desk-held-by-me"),
        Holder::Colleague(Some(name)) => t!("desk-held-by", name = name.clone()),
        Holder::Colleague(None) => t!("desk-held-by-colleague"),
    }
}
