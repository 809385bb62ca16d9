//! The guide's conversation without a reload: sends the same form, gets the turn
//! as rendered by the server, and puts it at the end of the log, or in its place
//! when it was rated. Whatever goes wrong, the form is sent the ordinary way.

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
        Document, FormData, Headers, HtmlElement, HtmlFormElement, HtmlTextAreaElement,
        RequestInit, Response, SubmitEvent, UrlSearchParams, Window,
    };

    const ASK: &str = "/guide";
    const RATE: &str = "/guide/helpful";

    /// The guide's own form and its address, sent by its own button: another
    /// button has another address, and the browser goes there.
    fn form_of(event: &SubmitEvent) -> Option<(HtmlFormElement, &'static str)> {
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        let elsewhere = event
            .submitter()
            .is_some_and(|button| button.has_attribute("formaction"));
        let action = form.get_attribute("action")?;
        let action = [ASK, RATE].into_iter().find(|known| *known == action)?;
        (!elsewhere).then_some((form, action))
    }

    pub(super) fn send(event: &SubmitEvent, log: String, field: String) {
        let Some((form, action)) = form_of(event) else {
            return;
        };
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
            let turn = fetch(&window, &form, action).await.ok();
            let shown = window.document().and_then(|document| {
                let turn = turn.as_deref().and_then(article)?;
                if action == RATE {
                    replace(&document, &form, turn)
                } else {
                    add(&document, &form, &log, &field, turn)
                }
            });
            let _ = form.remove_attribute("data-sending");
            if shown.is_none() {
                let _ = form.submit();
            }
        });
    }

    async fn fetch(
        window: &Window,
        form: &HtmlFormElement,
        action: &str,
    ) -> Result<String, JsValue> {
        let fields = FormData::new_with_form(form)?;
        let body = UrlSearchParams::new_with_str_sequence_sequence(&fields)?;
        let headers = Headers::new()?;
        headers.set("x-part", "turn")?;
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_headers(&headers);
        request.set_body(&body);
        let response: Response = JsFuture::from(window.fetch_with_str_and_init(action, &request))
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

    /// The turn without the scripts that the renderer puts after it: they would
    /// be the log's last child instead of the turn. Text cannot contain its end.
    fn article(html: &str) -> Option<&str> {
        const END: &str = "</article>";
        let end = html.rfind(END)?;
        html.get(..end + END.len())
    }

    fn add(
        document: &Document,
        form: &HtmlFormElement,
        log: &str,
        field: &str,
        turn: &str,
    ) -> Option<()> {
        let log = document.get_element_by_id(log)?;
        log.insert_adjacent_html("beforeend", turn).ok()?;
        let typed: Option<HtmlTextAreaElement> = document
            .get_element_by_id(field)
            .and_then(|field| field.dyn_into().ok());
        // A button's form does not take away what is being typed.
        if let Some(typed) = typed.filter(|typed| form.contains(Some(typed))) {
            typed.set_value("");
        }
        // What to ask next stands at the answer now.
        if let Ok(Some(suggested)) = document.query_selector(".guide-suggestions") {
            suggested.remove();
        }
        focus(log.last_element_child()?.dyn_into().ok()?);
        Some(())
    }

    fn replace(document: &Document, form: &HtmlFormElement, turn: &str) -> Option<()> {
        let before = form.closest(".guide-turn").ok()??;
        let id = before.id();
        before.set_outer_html(turn);
        let turn = document.get_element_by_id(&id)?;
        // Where the two buttons were now stands what was recorded.
        let said = turn.query_selector(".guide-rated").ok()??;
        let _ = said.dyn_into::<HtmlElement>().ok()?.focus();
        Some(())
    }

    /// To the question with its answer under it: on a phone the keyboard goes
    /// away, and the next Tab goes on from the answer, as without JavaScript.
    fn focus(turn: HtmlElement) {
        let _ = turn.focus();
        turn.scroll_into_view();
    }
}
