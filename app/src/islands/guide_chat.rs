//! The guide's conversation without a reload: sends the same form, gets the new
//! turn as rendered by the server, and puts it at the end of the log. Whatever
//! goes wrong, the form is sent the ordinary way.

#![allow(missing_docs)] // of the struct that `#[island]` makes

use leptos::prelude::*;

/// Around log and forms (its children, rendered on the server).
#[island]
pub fn GuideChat(
    /// Id of the element that holds the turns.
    log: String,
    /// Id of the text field.
    field: String,
    /// Log and forms.
    children: Children,
) -> impl IntoView {
    let send = move |event: leptos::ev::SubmitEvent| {
        #[cfg(feature = "hydrate")]
        browser::send(&event, log.clone(), field.clone());
        #[cfg(not(feature = "hydrate"))]
        let _ = (event, &log, &field);
    };
    view! { <div on:submit=send>{children()}</div> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast as _, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        FormData, Headers, HtmlElement, HtmlFormElement, HtmlTextAreaElement, RequestInit,
        Response, SubmitEvent, UrlSearchParams, Window,
    };

    /// The guide's own form, sent by its own button: another button has another
    /// address, and the browser goes there.
    fn form_of(event: &SubmitEvent) -> Option<HtmlFormElement> {
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        let elsewhere = event
            .submitter()
            .is_some_and(|button| button.has_attribute("formaction"));
        (form.get_attribute("action").as_deref() == Some("/guide") && !elsewhere).then_some(form)
    }

    pub(super) fn send(event: &SubmitEvent, log: String, field: String) {
        let Some(form) = form_of(event) else { return };
        let Some(window) = web_sys::window() else {
            return;
        };
        event.prevent_default();
        // A second press while the first is under way would ask twice.
        if form.has_attribute("data-sending") {
            return;
        }
        let _ = form.set_attribute("data-sending", "");
        leptos::task::spawn_local(async move {
            let shown = match fetch(&window, &form).await {
                Ok(html) => show(&window, &form, &log, &field, &html),
                Err(_) => None,
            };
            let _ = form.remove_attribute("data-sending");
            if shown.is_none() {
                let _ = form.submit();
            }
        });
    }

    async fn fetch(window: &Window, form: &HtmlFormElement) -> Result<String, JsValue> {
        let fields = FormData::new_with_form(form)?;
        let body = UrlSearchParams::new_with_str_sequence_sequence(&fields)?;
        let headers = Headers::new()?;
        headers.set("x-part", "turn")?;
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_headers(&headers);
        request.set_body(&body);
        let response: Response = JsFuture::from(window.fetch_with_str_and_init("/guide", &request))
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

    fn show(
        window: &Window,
        form: &HtmlFormElement,
        log: &str,
        field: &str,
        html: &str,
    ) -> Option<()> {
        let document = window.document()?;
        let log = document.get_element_by_id(log)?;
        log.insert_adjacent_html("beforeend", html).ok()?;
        let typed: Option<HtmlTextAreaElement> = document
            .get_element_by_id(field)
            .and_then(|field| field.dyn_into().ok());
        if let Some(typed) = typed {
            // A button's form does not take away what is being typed.
            if form.contains(Some(&typed)) {
                typed.set_value("");
            }
            let typed: &HtmlElement = &typed;
            let _ = typed.focus();
        }
        if let Some(turn) = log.last_element_child() {
            turn.scroll_into_view();
        }
        Some(())
    }
}
