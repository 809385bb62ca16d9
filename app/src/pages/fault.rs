//! "There is no such page" and its kin: what happened, and the way on.

use leptos::prelude::*;

use crate::t;

/// A fault's page. `stem` gives the messages `<stem>-title` and `<stem>-text`.
#[must_use]
pub fn page(stem: &'static str) -> AnyView {
    view! {
        <h1>{t!(format!("{stem}-title"))}</h1>
        <p>{t!(format!("{stem}-text"))}</p>
        <ul class="link-list">
            <li><a href="/">{t!("fault-home")}</a></li>
            <li><a href="/help">{t!("nav-help")}</a></li>
        </ul>
    }
    .into_any()
}
