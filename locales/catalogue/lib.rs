//! Every sentence a person reads comes through here, from `ja/` and `en/`. Knows
//! the rules' types (`domain`) and no page: mails need words, too.
//!
//! In a component: `t!("home-title")` (`app`). Outside one (mails, JSON):
//! [`text`] and [`text_with`] with the language.

// In a test, what cannot be unwrapped is the test's failure.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod id;
mod lang;
mod planned;

use std::borrow::Cow;
use std::collections::HashMap;

use domain::bureau::{BureauId, Prefecture};
use domain::input::ErrorCode;
use domain::month::YearMonth;
use domain::office::Office;
use domain::register::Register;
use domain::source::Source;
use fluent_templates::{fluent_bundle::FluentValue, static_loader};
use jiff::civil::{Date, DateTime, Weekday};

pub use id::{all as ids, is_known};
pub use lang::Lang;
pub use planned::{aim_ahead, aim_text, deadline_text};

static_loader! {
    static LOCALES = {
        locales: ".",
        fallback_language: "ja",
        // Both languages run left to right, and the marks would end up in
        // mail subjects and titles.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// Variables of a message.
pub type Args = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// The message with this id.
#[must_use]
pub fn text(lang: Lang, id: &str) -> String {
    found(id, look(lang, id, None))
}

/// The message with this id and these variables.
#[must_use]
pub fn text_with(lang: Lang, id: &str, args: &Args) -> String {
    found(id, look(lang, id, Some(args)))
}

/// Whether there is a message with this id.
#[must_use]
pub fn has(lang: Lang, id: &str) -> bool {
    look(lang, id, None).is_some()
}

/// The message in this language, else in Japanese. The loader's own `lookup`
/// negotiates anew among its languages each time, which costs more than the
/// rest of a page.
fn look(lang: Lang, id: &str, args: Option<&Args>) -> Option<String> {
    let in_language = |lang: Lang| LOCALES.lookup_single_language(lang.id(), id, args).ok();
    in_language(lang).or_else(|| (lang != Lang::Ja).then(|| in_language(Lang::Ja)).flatten())
}

/// A missing message shows its id (and fails the catalogue test): better than a
/// page that does not come.
fn found(id: &str, message: Option<String>) -> String {
    message.unwrap_or_else(|| format!("⟦{id}⟧"))
}

/// `easy-<id>` in the easy register, where there is one; the
/// standard words otherwise, so that no text has to be written twice.
#[must_use]
pub fn page_text(lang: Lang, register: Register, id: &str, args: Option<&Args>) -> String {
    let easy = (lang == Lang::Ja && register == Register::Easy)
        .then(|| look(lang, &format!("easy-{id}"), args))
        .flatten();
    found(id, easy.or_else(|| look(lang, id, args)))
}

/// `args!(name = value, …)`: variables for [`text_with`].
#[macro_export]
macro_rules! args {
    ($($name:ident = $value:expr),* $(,)?) => {
        $crate::Args::from([
            $((::std::borrow::Cow::Borrowed(stringify!($name)), ::std::convert::Into::into($value))),*
        ])
    };
}

/// 「4月16日（金）」, `Fri, 16 April`.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    text_with(lang, crate::id!("date-day"), &date_args(lang, date))
}

/// 「2027年4月16日（金）」, `Fri, 16 April 2027`.
#[must_use]
pub fn full_date(lang: Lang, date: Date) -> String {
    text_with(lang, crate::id!("date-full"), &date_args(lang, date))
}

/// 「2021年1月20日」, `20 January 2021`: the day of an edition or a check, where
/// no weekday helps.
#[must_use]
pub fn plain_date(lang: Lang, date: Date) -> String {
    text_with(lang, crate::id!("date-plain"), &date_args(lang, date))
}

/// 「4/16(金)」, `16 Apr (Fri)`: for subjects and narrow places.
#[must_use]
pub fn short_date(lang: Lang, date: Date) -> String {
    text_with(lang, crate::id!("date-short"), &date_args(lang, date))
}

/// 「2027年4月」, `April 2027`.
#[must_use]
pub fn month(lang: Lang, month: YearMonth) -> String {
    text_with(
        lang,
        crate::id!("date-month"),
        &date_args(lang, month.first_day()),
    )
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

/// The desk's name with its bureau's: 「関東信越厚生局 東京事務所」.
#[must_use]
pub fn office(lang: Lang, office: &Office) -> String {
    let of = bureau(lang, office.prefecture.bureau());
    let desk = text(lang, &office.message_id());
    text_with(
        lang,
        crate::id!("office-name"),
        &crate::args!(bureau = of, desk = desk),
    )
}

/// The words of an error at a field. "Nothing was given" names what is missing
/// where the catalogue has words for that field (`error-required-month`); the
/// most characters allowed are the only variable.
#[must_use]
pub fn error(lang: Lang, field: &str, code: ErrorCode) -> String {
    if code == ErrorCode::Required
        && let Some(words) = look(lang, &format!("error-required-{field}"), None)
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

/// Where a fact comes from, in a line; what stands on no clause of its document
/// names the document alone.
#[must_use]
pub fn source_note(lang: Lang, title: String, clause: &str, edition: String) -> String {
    if clause.is_empty() {
        let args = crate::args!(title = title, edition = edition);
        return text_with(lang, crate::id!("source-note-whole"), &args);
    }
    let args = crate::args!(title = title, clause = clause.to_owned(), edition = edition);
    text_with(lang, crate::id!("source-note"), &args)
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
