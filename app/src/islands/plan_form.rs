//! Month, prefecture and kind without a reload: fetches the plan's rendered
//! part and puts it in place. Without JavaScript the form does the same by GET.

#![allow(missing_docs)] // of the struct that `#[island]` makes

use leptos::prelude::*;

/// Around the plan page's form (its children, rendered on the server).
#[island]
pub fn PlanForm(
    /// Id of the element that holds the part.
    part: String,
    /// Id of the element that holds the plan's name.
    head: String,
    /// Said when the plan has changed.
    updated: String,
    /// Said when it could not be fetched.
    failed: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    let (said, say) = signal(String::new());
    let refresh = move |event: leptos::ev::Event| {
        #[cfg(feature = "hydrate")]
        browser::refresh(
            &event,
            part.clone(),
            head.clone(),
            updated.clone(),
            failed.clone(),
            say,
        );
        #[cfg(not(feature = "hydrate"))]
        let _ = (event, &part, &head, &updated, &failed, say);
    };
    view! {
        <div on:change=refresh>{children()}</div>
        <p class="visually-hidden" role="status" aria-live="polite">{said}</p>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::sync::atomic::{AtomicU32, Ordering};

    use leptos::prelude::{Set as _, WriteSignal};
    use wasm_bindgen::{JsCast as _, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Element, Event, FormData, HtmlFormElement, Response, UrlSearchParams, Window};

    /// Only the answer to the last change may be shown.
    static LATEST: AtomicU32 = AtomicU32::new(0);

    pub(super) fn refresh(
        event: &Event,
        part: String,
        head: String,
        updated: String,
        failed: String,
        say: WriteSignal<String>,
    ) {
        let Some(query) = query_of(event) else { return };
        let turn = LATEST.fetch_add(1, Ordering::Relaxed) + 1;
        leptos::task::spawn_local(async move {
            let Some(window) = web_sys::window() else {
                return;
            };
            let html = fetch(&window, &query).await;
            if LATEST.load(Ordering::Relaxed) != turn {
                return;
            }
            let shown = html
                .ok()
                .and_then(|html| show(&window, &part, &head, &query, &html));
            say.set(if shown.is_some() { updated } else { failed });
        });
    }

    fn query_of(event: &Event) -> Option<String> {
        let field: Element = event.target()?.dyn_into().ok()?;
        let form: HtmlFormElement = field.closest("form").ok()??.dyn_into().ok()?;
        let fields = FormData::new_with_form(&form).ok()?;
        let query = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
        Some(query.to_string().into())
    }

    async fn fetch(window: &Window, query: &str) -> Result<String, JsValue> {
        let response: Response =
            JsFuture::from(window.fetch_with_str(&format!("/plan/part?{query}")))
                .await?
                .dyn_into()?;
        if !response.ok() {
            return Err(JsValue::NULL);
        }
        JsFuture::from(response.text()?)
            .await?
            .as_string()
            .ok_or(JsValue::NULL)
    }

    /// The plan in its place, and its name, which comes with it, above the form.
    fn show(window: &Window, part: &str, head: &str, query: &str, html: &str) -> Option<()> {
        let document = window.document()?;
        let place = document.get_element_by_id(part)?;
        place.set_inner_html(html);
        if let Ok(Some(name)) = place.query_selector("[data-head]") {
            if let Some(place) = document.get_element_by_id(head) {
                place.set_inner_html(&name.inner_html());
            }
            name.remove();
        }
        let address = format!("/plan?{query}");
        window
            .history()
            .ok()?
            .replace_state_with_url(&JsValue::NULL, "", Some(&address))
            .ok()
    }
}
