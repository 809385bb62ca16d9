//! Words to send or to say to a desk. Desks read and hear Japanese, whatever the
//! language of the page; who does not read it has the meaning beside it.

use leptos::prelude::*;

use crate::i18n::{self, Args, Lang, text_with};
use crate::page::use_page;
use crate::portal::plans::PlanName;
use crate::t;

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
    let japanese = i18n::text(Lang::Ja, id);
    if lang == Lang::Ja {
        return japanese.into_any();
    }
    let gloss = i18n::text(lang, id);
    view! { <span lang=Lang::Ja.as_str()>{japanese}</span>" "<span class="gloss no-print">{gloss}</span> }
        .into_any()
}

/// What a plan is, for such words: prefecture, kind, opening month.
pub(super) fn plan_args(plan: &PlanName, lang: Lang) -> Args {
    let request = plan.request;
    crate::args!(
        prefecture = i18n::prefecture(lang, request.prefecture),
        kind = i18n::text(lang, &format!("account-kind-{}", request.kind.as_str())),
        month = i18n::month(lang, request.opening),
    )
}
