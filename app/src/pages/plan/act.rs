//! What can be done with the plan: keep it, take it along, print it.

use leptos::prelude::*;

use crate::page::{Viewer, use_page};
use crate::t;
use domain::schedule::PlanRequest;
use portal::draft::DraftView;

/// How keeping the plan is offered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Offer {
    /// As the page's one button.
    Button,
    /// Beside something that comes first.
    Link,
}

/// The way to keep the plan; staff keep none.
pub(super) fn keep(asked: PlanRequest, offer: Offer) -> Option<AnyView> {
    let is_button = offer == Offer::Button;
    match use_page().viewer {
        Viewer::Guest => {
            let class = is_button.then_some("button");
            let words = if is_button {
                t!("plan-keep")
            } else {
                t!("plan-keep-short")
            };
            let href = format!("/sign-up?{}", asked.query());
            Some(view! { <a class=class href=href>{words}</a> }.into_any())
        }
        Viewer::Applicant { .. } => {
            let class = if is_button { "button" } else { "text-button" };
            Some(
                view! {
                    <form method="post" action="/plans">
                        <input r#type="hidden" name="opening" value=asked.opening.to_string() />
                        <input r#type="hidden" name="prefecture" value=asked.prefecture.code() />
                        <input r#type="hidden" name="kind" value=asked.kinds.as_str() />
                        <button class=class r#type="submit">{t!("plan-add")}</button>
                    </form>
                }
                .into_any(),
            )
        }
        Viewer::Staff { .. } => None,
    }
}

/// The small ways below the box.
pub(super) fn ways(plan: &DraftView) -> AnyView {
    let keep = plan
        .turn()
        .is_pressing()
        .then(|| keep(plan.asked, Offer::Link))
        .flatten()
        .map(|keep| view! { <li>{keep}</li> });
    view! {
        <ul class="text-links no-print">
            {keep}
            <li><a href=format!("/plan.ics?{}", plan.query())>{t!("plan-calendar")}</a></li>
        </ul>
        <p class="small no-print">{t!("plan-take-along")}</p>
    }
    .into_any()
}
