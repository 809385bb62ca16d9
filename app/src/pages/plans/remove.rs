//! `/plans/{id}/remove`: the page that asks before a plan is removed.

use leptos::prelude::*;

use super::pieces::{BackToPlan, Version, plan_line, plan_title};
use crate::t;
use portal::plans::PlanFormView;

/// The page.
#[must_use]
pub fn page(view: PlanFormView) -> AnyView {
    let twin = view
        .twin
        .as_ref()
        .map(|twin| view! { <li>{t!("remove-twin", plan = plan_title(twin))}</li> });
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!("kept-remove-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        <div class="banner banner-warning">
            <p>{t!("remove-what")}</p>
            <ul>
                <li>{t!("remove-reminders")}</li>
                <li>{t!("remove-codes")}</li>
                <li>{t!("remove-filed")}</li>
                {twin}
            </ul>
        </div>
        <form method="post" action=view.plan.path("/remove")>
            <Version version=view.version />
            <div class="button-row">
                <button class="button button-warning" r#type="submit">{t!("remove-button")}</button>
                <p><a href=view.plan.path("")>{t!("remove-not")}</a></p>
            </div>
        </form>
    }
    .into_any()
}
