//! Too many attempts: how long to wait, and what works meanwhile.

use leptos::prelude::*;

use crate::t;

/// The page. `minutes` is rounded up.
#[must_use]
pub fn page(minutes: i64) -> AnyView {
    view! {
        <h1>{t!("wait-title")}</h1>
        <p>{t!("wait-text", minutes = minutes)}</p>
        <p>{t!("wait-nothing-lost")}</p>
        <p><a href="/">{t!("fault-home")}</a>" "<a href="/help">{t!("nav-help")}</a></p>
    }
    .into_any()
}
