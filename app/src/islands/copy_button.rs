//! A button that copies a text which stands beside it.

use leptos::prelude::*;

/// Hidden where it could do nothing: without JavaScript, and where the browser
/// has no clipboard for pages (plain http).
#[island]
pub fn CopyButton(
    /// What is copied.
    text: String,
    /// The button's words.
    copy: String,
    /// Said once it is copied.
    copied: String,
) -> impl IntoView {
    let is_ready = RwSignal::new(false);
    let is_copied = RwSignal::new(false);
    Effect::new(move || is_ready.set(window().is_secure_context()));
    let put = move |_| put_on_clipboard(text.clone(), is_copied);
    view! {
        <div hidden=move || !is_ready.get()>
            <button class="helper-button" type="button" on:click=put>{copy}</button>" "
            <span role="status">{move || is_copied.get().then(|| copied.clone())}</span>
        </div>
    }
}

#[cfg(feature = "hydrate")]
fn put_on_clipboard(text: String, is_copied: RwSignal<bool>) {
    let written = window().navigator().clipboard().write_text(&text);
    wasm_bindgen_futures::spawn_local(async move {
        // Refused by the browser: the text can still be marked by hand.
        is_copied.set(wasm_bindgen_futures::JsFuture::from(written).await.is_ok());
    });
}

#[cfg(not(feature = "hydrate"))]
fn put_on_clipboard(_: String, _: RwSignal<bool>) {}
