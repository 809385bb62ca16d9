//! A source as the JSON interface shows it.

use domain::source::Source;
use locales::{Lang, source_title};
use serde::Serialize;
use utoipa::ToSchema;

/// Where a fact comes from.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Source)]
pub struct SourceJson {
    /// The document, in the answer's language.
    title: String,
    /// The clause or heading, the same in every language.
    #[schema(example = "別紙２")]
    clause: String,
    /// The day of the document's edition.
    #[schema(format = Date, example = "2021-01-20")]
    edition: String,
    /// The address, for public pages.
    url: Option<String>,
}

impl SourceJson {
    /// A source in this language.
    #[must_use]
    pub fn new(lang: Lang, source: &Source) -> Self {
        Self {
            title: source_title(lang, source),
            clause: source.clause().to_owned(),
            edition: source.edition().to_string(),
            url: source.url().map(ToOwned::to_owned),
        }
    }
}
