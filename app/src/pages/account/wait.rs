//! Too many attempts, where there is no form to come back to: how long to wait.

use leptos::prelude::*;

use crate::components::wait_text;
use crate::t;
use portal::form::Form;

/// The page of a form that was held.
#[must_use]
pub fn page(form: Form) -> AnyView {
    view! {
        <h1>{t!("wait-title")}</h1>
        <p>{form.hold().map(wait_text)}</p>
        <p>{t!("wait-nothing-lost")}</p>
        <p><a href="/">{t!("fault-home")}</a>" "<a href="/help">{t!("nav-help")}</a></p>
    }
    .into_any()
}
