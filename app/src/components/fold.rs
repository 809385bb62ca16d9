//! More, if wanted: reasons, sources, rare acts. No duty may lie in one, and a
//! page has five of them at the most.

use leptos::prelude::*;

/// A row that opens; works without JavaScript.
#[component]
pub fn Fold(
    /// What is in it, as the row's words.
    summary: String,
    /// Whether it is open from the start.
    #[prop(optional)]
    open: bool,
    /// An id on which it can be linked to.
    #[prop(optional)]
    id: Option<&'static str>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="fold no-print" id=id open=open>
            <summary>{summary}</summary>
            {children()}
        </details>
    }
}
