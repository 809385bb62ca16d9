//! `/plans/{id}/history`: every change with time and who.

use domain::calendar::japan_time;
use domain::history::HistoryAct;
use leptos::prelude::*;

use super::pieces::{BackToPlan, plan_line, step_name};
use crate::components::ScrollTable;
use crate::page::use_page;
use crate::t;
use locales::{clock_time, full_date};
use portal::plans::{HistoryLine, HistoryView};

/// The page.
#[must_use]
pub fn page(view: HistoryView) -> AnyView {
    let rows = view.lines.iter().map(line).collect_view();
    let columns = vec![t!("history-when"), t!("history-what"), t!("history-who")];
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!("kept-history-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        <ScrollTable label=t!("kept-history-title") columns>
            {rows}
        </ScrollTable>
    }
    .into_any()
}

fn line(line: &HistoryLine) -> AnyView {
    let lang = use_page().lang;
    let at = japan_time(line.at);
    let when = format!("{} {}", full_date(lang, at.date()), clock_time(at));
    let who = if line.by_owner {
        t!("history-you")
    } else {
        t!("history-staff")
    };
    view! {
        <tr>
            <td data-label=t!("history-when")>{when}</td>
            <td data-label=t!("history-what")>{what(line)}</td>
            <td data-label=t!("history-who")>{who}</td>
        </tr>
    }
    .into_any()
}

/// A line of an act that this version has no words for says only that much.
fn what(line: &HistoryLine) -> String {
    let lang = use_page().lang;
    let act = line.act.map_or("other", HistoryAct::as_str);
    let id = format!("kept-event-{act}");
    t!(
        id,
        step = line.step.map(step_name).unwrap_or_default(),
        month = line
            .month
            .map(|month| locales::month(lang, month))
            .unwrap_or_default(),
        date = line.on.map(|on| full_date(lang, on)).unwrap_or_default(),
    )
}
