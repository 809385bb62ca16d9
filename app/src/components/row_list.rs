//! Ways somewhere, one row each: the whole row is the link.

use leptos::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLink {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub name: String,
    /// What is behind it, in small.
    pub more: Option<String>,
    /// Leads to somebody else's site.
    pub external: bool,
}

/// The rows under each other.
#[component]
pub fn RowList(
    /// The rows.
    rows: Vec<RowLink>,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let rel = row.external.then_some("external noreferrer");
            let more = row.more.map(|more| view! { <span class="small">{more}</span> });
            view! { <li><a href=row.href rel=rel><span class="row-name">{row.name}</span>{more}</a></li> }
        })
        .collect_view();
    view! { <ul class="row-list">{rows}</ul> }
}
