//! The box that says that something is wrong or new. All is well is a line
//! ([`super::StateLine`]), what to do is [`super::NextBox`].

use leptos::prelude::*;

use super::icon::{Icon, Tone};

/// A frame with icon and heading; what follows from it are the children.
#[component]
pub fn Notice(
    /// Its kind.
    tone: Tone,
    /// Id of the heading, which names the box.
    id: &'static str,
    /// The heading: what has happened, or the question.
    heading: String,
    /// Paragraphs and ways on.
    children: Children,
) -> impl IntoView {
    let class = format!("notice notice-{}", tone.as_str());
    view! {
        <section class=class aria-labelledby=id>
            <h2 id=id><Icon tone /><span>{heading}</span></h2>
            {children()}
        </section>
    }
}
