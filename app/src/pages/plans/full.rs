//! No room for another plan: why, what makes room, and what was asked for.

use domain::account::PlanLimit;
use leptos::prelude::*;

use crate::page::use_page;
use crate::t;
use domain::schedule::PlanRequest;
use locales::{month, prefecture};

/// The page.
#[must_use]
pub fn page(limit: PlanLimit, asked: PlanRequest) -> AnyView {
    let lang = use_page().lang;
    let stem = limit.message_stem();
    let plan = t!(
        "kept-line",
        month = month(lang, asked.opening),
        prefecture = prefecture(lang, asked.prefecture),
        kind = t!(format!("kind-{}", asked.kinds.as_str())),
    );
    view! {
        <h1>{t!(format!("{stem}-title"))}</h1>
        <p>{t!(format!("{stem}-text"))}</p>
        <p><a class="button" href="/plans">{t!("plans-all")}</a></p>
        <h2>{t!("plans-full-asked")}</h2>
        <p><a href=format!("/plan?{}", asked.query())>{plan}</a></p>
        <form method="post" action="/plans">
            <input r#type="hidden" name="opening" value=asked.opening.to_string() />
            <input r#type="hidden" name="prefecture" value=asked.prefecture.code() />
            <input r#type="hidden" name="kind" value=asked.kinds.as_str() />
            <button class="button button-secondary" r#type="submit">{t!("plans-full-again")}</button>
        </form>
    }
    .into_any()
}
