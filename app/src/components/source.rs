//! Where a fact comes from, shown beside it.

use domain::source::{Document, Source};
use leptos::prelude::*;

use crate::i18n::{plain_date, source_title};
use crate::page::use_page;
use crate::t;

/// 「出典：… 事務連絡 1(1)（2021年1月20日）」, linked where it is a public page.
#[component]
pub fn SourceNote(
    /// The source.
    source: Source,
    /// The notice by its short name, where the page names it in full elsewhere.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let lang = use_page().lang;
    let words = t!(
        "source-note",
        title = if short && source.document() == Document::Notice {
            t!("source-notice-short")
        } else {
            source_title(lang, &source)
        },
        clause = source.clause().to_owned(),
        edition = plain_date(lang, source.edition()),
    );
    match source.url() {
        Some(url) => view! { <span class="source"><a href=url.to_owned() rel="external noreferrer">{words}</a></span> }.into_any(),
        None => view! { <span class="source">{words}</span> }.into_any(),
    }
}
