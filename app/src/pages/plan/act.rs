//! What can be done with the plan: keep it, take it along, print it.

use leptos::prelude::*;

use super::verdict;
use crate::page::{Viewer, use_page};
use crate::t;
use portal::draft::DraftView;

/// Buttons and links.
pub(super) fn actions(plan: &DraftView) -> AnyView {
    let asked = plan.asked;
    // One thing to do at a time.
    let class = if verdict::is_pressing(plan) {
        "button button-secondary"
    } else {
        "button"
    };
    let keep = match use_page().viewer {
        Viewer::Guest => view! {
            <a class=class href=format!("/sign-up?{}", asked.query())>{t!("plan-keep")}</a>
        }
        .into_any(),
        Viewer::Applicant { .. } => view! {
            <form method="post" action="/plans">
                <input r#type="hidden" name="opening" value=asked.opening.to_string() />
                <input r#type="hidden" name="prefecture" value=asked.prefecture.code() />
                <input r#type="hidden" name="kind" value=asked.kinds.as_str() />
                <button class=class r#type="submit">{t!("plan-add")}</button>
            </form>
        }
        .into_any(),
        // Staff keep no plans.
        Viewer::Staff { .. } => ().into_any(),
    };
    view! {
        <div class="button-row no-print">
            {keep}
            <a class="button button-secondary" href=format!("/plan.ics?{}", asked.query())>{t!("plan-calendar")}</a>
        </div>
        <p class="hint no-print">{t!("plan-take-along")}" "{t!("sheet-print-hint")}</p>
    }
    .into_any()
}
