//! The languages.

use unic_langid::{LanguageIdentifier, langid};

static JA: LanguageIdentifier = langid!("ja");
static EN: LanguageIdentifier = langid!("en");

/// A language the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Japanese, the default.
    #[default]
    Ja,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The language tag.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language with this tag.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == tag)
    }

    /// The language an `Accept-Language` header asks for first.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        header
            .split(',')
            .filter_map(|part| {
                let mut pieces = part.trim().split(';');
                let tag = pieces.next()?.split('-').next()?.trim();
                let quality = pieces
                    .find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok())
                    .unwrap_or(1.0);
                (quality > 0.0).then_some((Self::parse(tag)?, quality))
            })
            // The first of equals wins, so not `max_by`, which takes the last.
            .fold(None, |best: Option<(Self, f32)>, (lang, q)| match best {
                Some((_, best_q)) if best_q >= q => best,
                _ => Some((lang, q)),
            })
            .map(|(lang, _)| lang)
    }

    pub(crate) fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Ja => &JA,
            Self::En => &EN,
        }
    }
}
