//! The words of the guide: from what the guide decided to say to sentences in
//! the asker's language and register. Pages and the JSON interface share it.

use domain::office::Office;
use domain::register::Register;
use guide::{Answer, Arg, Message, Reason, TopicId};

use locales::{Args, Lang, text, text_with};

/// The register that a language has: English has one.
#[must_use]
pub const fn register_in(lang: Lang, register: Register) -> Register {
    match lang {
        Lang::Ja => register,
        Lang::En => Register::Standard,
    }
}

/// A message in words.
#[must_use]
pub fn words(lang: Lang, register: Register, message: &Message) -> String {
    let id = message.id(register_in(lang, register));
    if message.args().is_empty() {
        return text(lang, &id);
    }
    // A day in the opening month's year needs no year of its own.
    let year = message.args().iter().find_map(|(_, arg)| match arg {
        Arg::Month(month) => Some(month.first_day().year()),
        _ => None,
    });
    let args: Args = message
        .args()
        .iter()
        .map(|(name, arg)| ((*name).into(), written(lang, arg, year).into()))
        .collect();
    text_with(lang, &id, &args)
}

/// The paragraphs of an answer: its text, then its notes.
#[must_use]
pub fn paragraphs(lang: Lang, register: Register, answer: &Answer) -> Vec<String> {
    answer
        .messages()
        .map(|message| words(lang, register, message))
        .collect()
}

/// The name of an answer's topic where another stands beside it, so that the
/// asker finds theirs: two parts of a question, or two that may be meant.
#[must_use]
pub fn name_among(
    lang: Lang,
    register: Register,
    answer: &Answer,
    answers: &[Answer],
) -> Option<String> {
    (answers.len() > 1).then(|| topic_name(lang, register_in(lang, register), answer.topic()))
}

/// What is said instead of an answer, and whom to ask.
#[must_use]
pub fn declined(lang: Lang, register: Register, reason: Reason) -> String {
    words(lang, register, &reason.message())
}

/// The short name of a topic, for buttons. Both registers share it, but where
/// it has hard words.
#[must_use]
pub fn topic_name(lang: Lang, register: Register, topic: &TopicId) -> String {
    locales::page_text(lang, register, &topic.choice_id(), None)
}

fn written(lang: Lang, arg: &Arg, year: Option<i16>) -> String {
    match arg {
        Arg::Date(date) if year.is_none_or(|year| year == date.year()) => locales::day(lang, *date),
        Arg::Date(date) => locales::full_date(lang, *date),
        Arg::Month(month) => locales::month(lang, *month),
        Arg::Time(time) => format!("{}:{:02}", time.hour(), time.minute()),
        Arg::Prefecture(prefecture) => locales::prefecture(lang, *prefecture),
        Arg::Bureau(bureau) => locales::bureau(lang, *bureau),
        Arg::Office(prefecture) => locales::office(lang, Office::of(*prefecture)),
        Arg::Url(address) => address.clone(),
        Arg::Word(word) => (*word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::japan_instant;
    use domain::month::YearMonth;
    use guide::{Context, Guide, TopicId};
    use jiff::civil::date;

    use super::*;

    fn said(lang: Lang, register: Register, topic: &str, opening: Option<&str>) -> String {
        let context = Context {
            opening: opening.and_then(YearMonth::parse),
            ..Context::default()
        };
        let topic = TopicId::parse(topic).unwrap();
        let now = japan_instant(date(2026, 11, 20), 10, 0);
        let answer = Guide::embedded().answer(&topic, context, now).unwrap();
        paragraphs(lang, register, &answer).join("\n")
    }

    #[test]
    fn the_submission_is_dated_for_the_askers_month_in_every_language_and_register() {
        let of = |lang, register| said(lang, register, "submission.deadline", Some("2021-05"));
        assert!(of(Lang::Ja, Register::Standard).contains("4月16日（金）"));
        assert!(of(Lang::Ja, Register::Easy).contains("4月16日（金）"));
        assert!(of(Lang::En, Register::Standard).contains("16 April"));
    }

    #[test]
    fn a_date_in_another_year_than_the_opening_has_its_year() {
        let words = said(
            Lang::Ja,
            Register::Standard,
            "procedure.schedule",
            Some("2021-05"),
        );
        assert!(words.contains("2020年12月1日"), "{words}");
        assert!(!words.contains("2021年4月16日"), "{words}");
    }

    #[test]
    fn every_topic_has_words_in_every_language_and_register() {
        for lang in Lang::ALL {
            for register in [Register::Standard, Register::Easy] {
                for opening in [None, Some("2027-04")] {
                    for topic in Guide::embedded().topics() {
                        let words = said(lang, register, topic.id.as_str(), opening);
                        assert!(
                            !words.contains('⟦') && !words.contains("{$"),
                            "{lang:?} {register:?}: {words}"
                        );
                        assert!(!topic_name(lang, register, &topic.id).contains('⟦'));
                    }
                    for reason in Reason::ALL {
                        assert!(!declined(lang, register, reason).contains('⟦'));
                    }
                }
            }
        }
    }
}
