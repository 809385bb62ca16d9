//! A button that shows what was typed into a password field.

use leptos::prelude::*;

/// Hidden until the browser has taken it over: without JavaScript it could do
/// nothing.
#[island]
pub fn ShowPassword(
    /// Id of the field.
    field: String,
    /// The button's words while the password is hidden.
    show: String,
    /// And while it is shown.
    hide: String,
) -> impl IntoView {
    let is_ready = RwSignal::new(false);
    let is_shown = RwSignal::new(false);
    Effect::new(move || is_ready.set(true));
    let controls = field.clone();
    let toggle = move |_| {
        let shown = !is_shown.get_untracked();
        if let Some(input) = document().get_element_by_id(&field)
            && input
                .set_attribute("type", if shown { "text" } else { "password" })
                .is_ok()
        {
            is_shown.set(shown);
        }
    };
    view! {
        <button
            class="helper-button"
            type="button"
            hidden=move || !is_ready.get()
            aria-controls=controls
            on:click=toggle
        >
            {move || if is_shown.get() { hide.clone() } else { show.clone() }}
        </button>
    }
}
