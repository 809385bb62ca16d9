//! A code shown to its owner on request, once.

use leptos::prelude::*;

use super::pieces::{BackToPlan, plan_line};
use crate::t;
use portal::plans::{CodeKind, CodeView};

/// The page.
#[must_use]
pub fn page(view: CodeView) -> AnyView {
    let care = (view.kind == CodeKind::Reception).then(|| view! { <p>{t!("code-care")}</p> });
    view! {
        <BackToPlan plan=view.plan.clone() />
        <h1>{t!("kept-code-title")}</h1>
        <p>{plan_line(&view.plan)}</p>
        <dl class="summary-list">
            <div>
                <dt>{t!(format!("code-{}", view.kind.as_str()))}</dt>
                <dd class="code">{view.code}</dd>
            </div>
        </dl>
        {care}
        <p><a href=view.plan.step_path(view.kind.step())>{t!("code-hide")}</a></p>
    }
    .into_any()
}
