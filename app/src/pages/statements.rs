//! The accessibility statement and the privacy page: paragraphs of words.

use std::sync::Arc;

use leptos::prelude::*;

use crate::page::use_page;
use crate::t;

/// A section: heading and paragraphs, by message ids.
fn section(stem: &'static str, paragraphs: &[&'static str]) -> AnyView {
    let paragraphs = paragraphs
        .iter()
        .map(|part| view! { <p>{t!(format!("{stem}-{part}"))}</p> })
        .collect_view();
    view! { <h2>{t!(format!("{stem}-title"))}</h2>{paragraphs} }.into_any()
}

fn contact() -> String {
    let operator = Arc::clone(&use_page().operator);
    t!(
        "footer-operator",
        name = operator.name.clone(),
        contact = operator.contact.clone()
    )
}

/// What this site does for accessibility, what it does not, whom to tell.
#[must_use]
pub fn accessibility() -> AnyView {
    view! {
        <h1>{t!("footer-accessibility")}</h1>
        <p class="lead">{t!("accessibility-lead")}</p>
        {section("accessibility-standard", &["text", "how"])}
        {section("accessibility-works", &["text", "paper"])}
        {section("accessibility-limits", &["text"])}
        {section("accessibility-tell", &["text"])}
        <p>{contact()}</p>
    }
    .into_any()
}

/// What is kept about whom, for how long, and how to have it removed.
#[must_use]
pub fn privacy() -> AnyView {
    view! {
        <h1>{t!("footer-privacy")}</h1>
        <p class="lead">{t!("privacy-lead")}</p>
        {section("privacy-none", &["text"])}
        {section("privacy-guide", &["text", "staff", "care"])}
        {section("privacy-kept", &["text", "mail", "codes", "mails"])}
        {section("privacy-shared", &["text"])}
        {section("privacy-cookies", &["text", "session", "device", "choices"])}
        {section("privacy-removal", &["text"])}
        {section("privacy-tell", &["text"])}
        <p>{contact()}</p>
    }
    .into_any()
}
