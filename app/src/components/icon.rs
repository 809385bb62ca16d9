//! The few pictures that say the kind of a message: never the only thing that
//! says it, so hidden from those who hear the page.

use leptos::prelude::*;

/// What a message is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Info,
    /// It went well.
    Success,
    /// Something to take care of.
    Warning,
    /// Something is wrong or over.
    Error,
}

impl Tone {
    /// The word in class names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// 24 px, in the colour of its surroundings.
#[component]
pub fn Icon(
    /// Whose picture.
    tone: Tone,
) -> impl IntoView {
    let (shape, sign) = match tone {
        Tone::Info => (
            "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z",
            "M12 11v6M12 7v1.8",
        ),
        Tone::Success => (
            "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z",
            "m7 12.2 3.4 3.4L17 9",
        ),
        Tone::Warning => ("M12 2.5 23 21.5H1Z", "M12 9.5v6M12 17.2v1.8"),
        Tone::Error => ("M8 2h8l6 6v8l-6 6H8l-6-6V8Z", "M12 7v7M12 16.2V18"),
    };
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=shape fill="currentColor" />
            <path class="icon-cut" d=sign fill="none" stroke-width="2" />
        </svg>
    }
}
