//! The plan that waits to be kept, in one line.

use leptos::prelude::*;

use crate::page::use_page;
use crate::t;
use domain::schedule::PlanRequest;
use locales::{month, prefecture};

/// 「2027年4月に東京都で開く医科の計画を…」
pub(super) fn words(draft: PlanRequest) -> String {
    let lang = use_page().lang;
    t!(
        "account-draft",
        month = month(lang, draft.opening),
        prefecture = prefecture(lang, draft.prefecture),
        kind = t!(format!("account-kind-{}", draft.kinds.as_str())),
    )
}

/// The plan as hidden fields: it must reach the server with the form even where
/// the browser takes no cookie before.
pub(super) fn fields(draft: Option<PlanRequest>) -> AnyView {
    draft
        .map(|draft| {
            view! {
                <input type="hidden" name="opening" value=draft.opening.to_string() />
                <input type="hidden" name="prefecture" value=draft.prefecture.code() />
                <input type="hidden" name="kind" value=draft.kinds.as_str() />
            }
        })
        .into_any()
}
