//! How it stands, in a line: the loudest box must not say that nothing is wrong.

use leptos::prelude::*;

use super::icon::{Icon, Tone};

/// One part of the bar: as many as there are steps to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Done.
    Done,
    /// The one that is next.
    Next,
    /// Still to come.
    Open,
}

/// Icon, words in bold, a line more in small, and the parts as a bar; the words
/// say what the bar shows.
#[component]
pub fn StateLine(
    /// How it stands.
    tone: Tone,
    /// In words.
    words: String,
    /// A line below, in small.
    #[prop(optional_no_strip)]
    more: Option<String>,
    /// The parts; none: no bar.
    #[prop(optional)]
    parts: Vec<Part>,
) -> impl IntoView {
    let class = match tone {
        Tone::Success => "state-line state-done",
        Tone::Warning => "state-line state-care",
        Tone::Error => "state-line state-late",
        Tone::Info => "state-line",
    };
    let more = more.map(|more| view! { <span class="small">{more}</span> });
    let bar = (!parts.is_empty()).then(|| {
        let parts = parts
            .into_iter()
            .map(|part| {
                let class = match part {
                    Part::Done => "part-done",
                    Part::Next => "part-next",
                    Part::Open => "part-open",
                };
                view! { <span class=class></span> }
            })
            .collect_view();
        view! { <p class="state-bar" aria-hidden="true">{parts}</p> }
    });
    view! {
        <p class=class><Icon tone /><span>{words}{more}</span></p>
        {bar}
    }
}
