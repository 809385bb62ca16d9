//! What every page knows: language, visitor, who runs the site, today.

use std::sync::Arc;

use domain::bureau::BureauId;
use domain::register::Register;
use jiff::Timestamp;
use jiff::civil::Date;
use leptos::prelude::*;
use locales::Lang;
use portal::operator::Operator;

/// Who is looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Nobody signed in.
    Guest,
    /// An applicant (開設者).
    Applicant {
        /// Where mails go.
        email: String,
        /// Whether the address was confirmed by its link.
        confirmed: bool,
    },
    /// A member of a bureau's staff.
    Staff {
        /// The name askers see.
        name: String,
        /// The bureau.
        bureau: BureauId,
    },
}

/// Addresses of the built files, relative to the site's root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet, e.g. `/pkg/main.<hash>.css`.
    pub css: String,
    /// The script that wakes the islands, e.g. `/pkg/islands.<hash>.js`, if a
    /// bundle was built.
    pub loader: Option<String>,
}

/// Context of one page.
#[derive(Clone, Debug)]
pub struct PageContext {
    /// Language of the page.
    pub lang: Lang,
    /// In which words the guide answers.
    pub register: Register,
    /// How people reach the site, e.g. `https://example.jp`: for what is read
    /// off paper.
    pub site: String,
    /// Path and query, for the language switch and "back here after sign-in".
    pub here: String,
    /// Who is looking.
    pub viewer: Viewer,
    /// Today in Japan.
    pub today: Date,
    /// Now, for "is the desk open".
    pub now: Timestamp,
    /// A clock was set for tests: say so.
    pub clock_is_set: bool,
    /// Who runs this.
    pub operator: Arc<Operator>,
    /// Built files.
    pub assets: Arc<Assets>,
    /// A sentence to show once on top, e.g. 「14:03 に保存しました」.
    pub flash: Option<String>,
}

impl PageContext {
    /// This address in another language.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> String {
        self.with_parameter("lang", lang.as_str())
    }

    /// This address in the other register of the guide.
    #[must_use]
    pub fn in_other_register(&self) -> String {
        self.with_parameter(
            "register",
            if self.register == Register::Easy {
                "standard"
            } else {
                "easy"
            },
        )
    }

    fn with_parameter(&self, name: &str, value: &str) -> String {
        let (path, query) = self.here.split_once('?').unwrap_or((&self.here, ""));
        let is_it = |part: &&str| {
            part.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('='))
        };
        let rest = query
            .split('&')
            .filter(|part| !part.is_empty() && !is_it(part));
        let mut address = format!("{path}?");
        for part in rest {
            address.push_str(part);
            address.push('&');
        }
        address + name + "=" + value
    }
}

/// The page's context, shared: every text asks for it.
///
/// # Panics
/// Outside a page: the renderer provides it before anything else, so its
/// absence is a mistake in the program.
#[must_use]
pub fn use_page() -> Arc<PageContext> {
    use_context::<Arc<PageContext>>().expect("the renderer provides PageContext to every page")
}
