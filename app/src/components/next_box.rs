//! The one filled box of a page: what to do next, by when, where, and the one
//! primary button.

use leptos::prelude::*;

/// What is next.
#[component]
pub fn NextBox(
    /// Id of the small heading, which names the box.
    id: &'static str,
    /// The small heading: 「次にすること」.
    eyebrow: String,
    /// What to do, in a name.
    task: String,
    /// By when, with how sure that is.
    #[prop(optional_no_strip)]
    due: Option<AnyView>,
    /// Where, and what one has to know for it.
    #[prop(optional_no_strip)]
    place: Option<AnyView>,
    /// The primary button.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="next" aria-labelledby=id>
            <h2 id=id>{eyebrow}</h2>
            <p class="task">{task}</p>
            {due.map(|due| view! { <p class="next-due">{due}</p> })}
            {place}
            {children()}
        </section>
    }
}
