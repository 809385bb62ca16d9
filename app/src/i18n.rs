//! Every sentence a person reads comes through here, from `locales/`.
//!
//! In a component: `t!("home-title")`, `t!("plan-days-left", days = 12)`.
//! Outside one (mails, JSON): [`text`] and [`text_with`] with the language.

use std::borrow::Cow;
use std::collections::HashMap;

use domain::bureau::{BureauId, Prefecture};
use domain::input::ErrorCode;
use domain::month::YearMonth;
use domain::register::Register;
use domain::source::Source;
use fluent_templates::{Loader, fluent_bundle::FluentValue, static_loader};
use jiff::civil::{Date, DateTime, Weekday};
use unic_langid::{LanguageIdentifier, langid};

static_loader! {
    static LOCALES = {
        locales: "../locales",
        fallback_language: "ja",
        // Both languages run left to right, and the marks would end up in
        // mail subjects and titles.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

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

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Ja => &JA,
            Self::En => &EN,
        }
    }
}

/// Variables of a message.
pub type Args = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// The message with this id.
#[must_use]
pub fn text(lang: Lang, id: &str) -> String {
    found(lang, id, LOCALES.try_lookup(lang.id(), id))
}

/// The message with this id and these variables.
#[must_use]
pub fn text_with(lang: Lang, id: &str, args: &Args) -> String {
    found(lang, id, LOCALES.try_lookup_with_args(lang.id(), id, args))
}

/// Whether there is a message with this id.
#[must_use]
pub fn has(lang: Lang, id: &str) -> bool {
    LOCALES.try_lookup(lang.id(), id).is_some()
}

/// A missing message shows its id (and fails the catalogue test): better than a
/// page that does not come.
fn found(_lang: Lang, id: &str, message: Option<String>) -> String {
    message.unwrap_or_else(|| format!("⟦{id}⟧"))
}

/// `t!("id")`, `t!("id", name = value, …)`: the message in the page's language,
/// and in やさしい日本語 where the visitor chose it and the catalogue has it.
#[macro_export]
macro_rules! t {
    ($id:expr) => {{
        let page = $crate::page::use_page();
        $crate::i18n::page_text(page.lang, page.register, $id.as_ref(), None)
    }};
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let page = $crate::page::use_page();
        $crate::i18n::page_text(
            page.lang,
            page.register,
            $id.as_ref(),
            Some(&$crate::args!($($name = $value),+)),
        )
    }};
}

/// What `t!` gives: `easy-<id>` in the easy register, where there is one; the
/// standard words otherwise, so that no text has to be written twice.
#[must_use]
pub fn page_text(lang: Lang, register: Register, id: &str, args: Option<&Args>) -> String {
    let look = |id: &str| match args {
        Some(args) => LOCALES.try_lookup_with_args(lang.id(), id, args),
        None => LOCALES.try_lookup(lang.id(), id),
    };
    let easy = (lang == Lang::Ja && register == Register::Easy)
        .then(|| look(&format!("easy-{id}")))
        .flatten();
    found(lang, id, easy.or_else(|| look(id)))
}

/// `args!(name = value, …)`: variables for [`text_with`].
#[macro_export]
macro_rules! args {
    ($($name:ident = $value:expr),* $(,)?) => {
        $crate::i18n::Args::from([
            $((::std::borrow::Cow::Borrowed(stringify!($name)), ::std::convert::Into::into($value))),*
        ])
    };
}

/// 「4月16日（金）」, `Fri, 16 April`.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    text_with(lang, "date-day", &date_args(lang, date))
}

/// 「2027年4月16日（金）」, `Fri, 16 April 2027`.
#[must_use]
pub fn full_date(lang: Lang, date: Date) -> String {
    text_with(lang, "date-full", &date_args(lang, date))
}

/// 「2021年1月20日」, `20 January 2021`: the day of an edition or a check, where
/// no weekday helps.
#[must_use]
pub fn plain_date(lang: Lang, date: Date) -> String {
    text_with(lang, "date-plain", &date_args(lang, date))
}

/// 「4/16(金)」, `16 Apr (Fri)`: for subjects and narrow places.
#[must_use]
pub fn short_date(lang: Lang, date: Date) -> String {
    text_with(lang, "date-short", &date_args(lang, date))
}

/// 「2027年4月」, `April 2027`.
#[must_use]
pub fn month(lang: Lang, month: YearMonth) -> String {
    text_with(lang, "date-month", &date_args(lang, month.first_day()))
}

/// 「14:03」 of a Japan-time moment.
#[must_use]
pub fn clock_time(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// The prefecture's name.
#[must_use]
pub fn prefecture(lang: Lang, prefecture: Prefecture) -> String {
    text(lang, &format!("prefecture-{}", prefecture.code()))
}

/// The bureau's name.
#[must_use]
pub fn bureau(lang: Lang, bureau: BureauId) -> String {
    text(lang, &format!("bureau-{}", bureau.as_str()))
}

/// The words of an error at a field. "Nothing was given" names what is missing
/// where the catalogue has words for that field (`error-required-month`); the
/// most characters allowed are the only variable.
#[must_use]
pub fn error(lang: Lang, field: &str, code: ErrorCode) -> String {
    if code == ErrorCode::Required
        && let Some(words) = LOCALES.try_lookup(lang.id(), &format!("error-required-{field}"))
    {
        return words;
    }
    match code.max() {
        Some(max) => {
            let max = i64::try_from(max).unwrap_or(i64::MAX);
            text_with(lang, &code.message_id(), &crate::args!(max = max))
        }
        None => text(lang, &code.message_id()),
    }
}

/// The title of a source's document.
#[must_use]
pub fn source_title(lang: Lang, source: &Source) -> String {
    text(lang, &source.document().title_id())
}

fn date_args(lang: Lang, date: Date) -> Args {
    let month_name = text(lang, &format!("month-{}", date.month()));
    let month_short = text(lang, &format!("month-short-{}", date.month()));
    crate::args!(
        year = i64::from(date.year()),
        month = i64::from(date.month()),
        month_name = month_name,
        month_short = month_short,
        day = i64::from(date.day()),
        weekday = text(lang, weekday_id(date.weekday())),
    )
}

const fn weekday_id(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "weekday-mon",
        Weekday::Tuesday => "weekday-tue",
        Weekday::Wednesday => "weekday-wed",
        Weekday::Thursday => "weekday-thu",
        Weekday::Friday => "weekday-fri",
        Weekday::Saturday => "weekday-sat",
        Weekday::Sunday => "weekday-sun",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_words_are_taken_where_there_are_some_and_the_visitor_chose_them() {
        let said = |lang, register, id, args: Option<&Args>| page_text(lang, register, id, args);
        let easy = text(Lang::Ja, "easy-guide-page-lead");
        assert_eq!(
            said(Lang::Ja, Register::Easy, "guide-page-lead", None),
            easy
        );
        assert_ne!(
            said(Lang::Ja, Register::Standard, "guide-page-lead", None),
            easy
        );
        assert_eq!(
            said(Lang::En, Register::Easy, "guide-page-lead", None),
            text(Lang::En, "guide-page-lead")
        );
        // With variables, too.
        let known = crate::args!(known = "東京都");
        assert_eq!(
            said(Lang::Ja, Register::Easy, "guide-about-known", Some(&known)),
            text_with(Lang::Ja, "easy-guide-about-known", &known)
        );
        // What is easy already is not written twice.
        assert_eq!(
            said(Lang::Ja, Register::Easy, "guide-ask-person", None),
            text(Lang::Ja, "guide-ask-person")
        );
    }
}
