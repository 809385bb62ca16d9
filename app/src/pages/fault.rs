//! "There is no such page" and its kin: what happened, and the way on.

use leptos::prelude::*;

use crate::t;

/// A fault's page. `stem` gives the messages `<stem>-title` and `<stem>-text`.
#[component]
pub fn FaultPage(
    /// Stem of the message ids.
    stem: &'static str,
) -> impl IntoView {
    view! {
        <h1>{t!(format!("{stem}-title"))}</h1>
        <p>{t!(format!("{stem}-text"))}</p>
        <p><a href="/">{t!("fault-home")}</a>" "<a href="/help">{t!("nav-help")}</a></p>
    }
}
