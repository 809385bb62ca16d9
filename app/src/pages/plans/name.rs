//! `/plans/{id}/name`: the name an owner gives a plan.

use leptos::prelude::*;

use super::pieces::{BackToPlan, NoticeBox, Version, plan_line};
use crate::components::{ErrorSummary, SubmitButton, TextField};
use crate::t;
use portal::plans::PlanFormView;

/// The page.
#[must_use]
pub fn page(view: PlanFormView) -> AnyView {
    view! {
        <BackToPlan plan=view.plan.clone() />
        <NoticeBox notice=view.notice />
        <ErrorSummary form=view.form.clone() />
        <h1>{t!("kept-name-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        <form method="post" action=view.plan.path("/name") novalidate>
            <Version version=view.version />
            <TextField form=view.form.clone() name="label" label=t!("kept-name-label") hint=Some(t!("kept-name-hint")) optional=true width="wide" />
            <SubmitButton label=t!("kept-name-save") />
        </form>
    }
    .into_any()
}
