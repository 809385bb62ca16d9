//! A table that scrolls by itself where the page is too narrow for it.

use leptos::prelude::*;

/// A table under its column names; the body's rows are the children.
#[component]
pub fn ScrollTable(
    /// What the region is called by screen readers.
    label: String,
    /// The column names.
    columns: Vec<String>,
    /// `stacked`: on a phone each row becomes a list, named by `data-label`.
    #[prop(default = "stacked")]
    class: &'static str,
    /// `<tr>` elements.
    children: Children,
) -> impl IntoView {
    let heads = columns
        .into_iter()
        .map(|column| view! { <th scope="col">{column}</th> })
        .collect_view();
    view! {
        <section class="table-scroll" aria-label=label tabindex="0">
            <table class=class>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </section>
    }
}
