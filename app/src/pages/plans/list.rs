//! `/plans`: every kept plan, the next date on each.

use leptos::prelude::*;

use super::pieces::{next_line, plan_line, plan_title, standing_words};
use crate::components::ArrivalLine;
use crate::t;
use portal::plans::{PlanCard, PlanListView};

/// The page.
#[must_use]
pub fn page(view: PlanListView) -> AnyView {
    let list = if view.plans.is_empty() {
        view! { <p>{t!("plans-none")}</p> }.into_any()
    } else {
        let cards = view.plans.into_iter().map(card).collect_view();
        view! { <ul class="step-list">{cards}</ul> }.into_any()
    };
    view! {
        <h1>{t!("plans-title")}</h1>
        {list}
        <p><a class="button" href="/start">{t!("plans-add")}</a></p>
        <p class="hint">{t!("mails-go-to", email = view.email)}" "<a href="/account/mail">{t!("mails-change")}</a></p>
        <ArrivalLine arrival=view.arrival />
    }
    .into_any()
}

fn card(card: PlanCard) -> AnyView {
    let title = plan_title(&card.plan);
    let line = (!card.plan.label.is_empty())
        .then(|| view! { <span class="step-meta">{plan_line(&card.plan)}</span> });
    // Where the month is in doubt, that comes first, and the plan says how.
    let next = card
        .next
        .filter(|_| !card.standing.is_in_doubt())
        .map(next_line);
    view! {
        <li>
            <a class="step-row" href=card.plan.path("")>
                <span class="step-name">{title}</span>
                {line}
                <span class="step-meta">{standing_words(card.standing)}</span>
                {next}
            </a>
        </li>
    }
    .into_any()
}
