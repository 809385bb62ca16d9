//! Words to send or to say to a desk. Desks read and hear Japanese, whatever the
//! language of the page; who does not read it has the meaning beside it.

use leptos::prelude::*;

use crate::page::use_page;
use crate::t;
use locales::{Args, Lang, text_with};
use portal::plans::PlanName;

/// Words for a desk.
#[derive(Clone, Debug)]
pub(super) struct ForDesk {
    /// What is sent or said.
    pub(super) japanese: String,
    /// What it means, on a page in another language.
    gloss: Option<String>,
}

impl ForDesk {
    /// The message with variables that depend on the language.
    pub(super) fn new(id: &str, args: impl Fn(Lang) -> Args) -> Self {
        let lang = use_page().lang;
        Self {
            japanese: text_with(Lang::Ja, id, &args(Lang::Ja)),
            gloss: (lang != Lang::Ja).then(|| text_with(lang, id, &args(lang))),
        }
    }

    /// The words, marked as what they are, with their meaning.
    pub(super) fn view(&self) -> AnyView {
        let gloss = self.gloss.clone().map(
            |gloss| view! { <p class="gloss no-print">{t!("for-desk-meaning", words = gloss)}</p> },
        );
        view! { <p lang=Lang::Ja.as_str()>{self.japanese.clone()}</p>{gloss} }.into_any()
    }
}

/// The same, where only a label is needed: 「受付番号」 with its meaning behind.
pub(super) fn label(id: &str) -> AnyView {
    let lang = use_page().lang;
    let japanese = locales::text(Lang::Ja, id);
    if lang == Lang::Ja {
        return japanese.into_any();
    }
    let gloss = locales::text(lang, id);
    view! { <span lang=Lang::Ja.as_str()>{japanese}</span>" "<span class="gloss no-print">{gloss}</span> }
        .into_any()
}

/// What a plan is, for such words: prefecture, kind, opening month.
pub(super) fn plan_args(plan: &PlanName, lang: Lang) -> Args {
    let request = plan.request;
    locales::args!(
        prefecture = locales::prefecture(lang, request.prefecture),
        kind = locales::text(lang, &format!("account-kind-{}", request.kind().as_str())),
        month = locales::month(lang, request.opening),
    )
}
