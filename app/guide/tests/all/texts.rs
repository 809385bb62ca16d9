//! The texts of the answers in `locales/`.

use std::collections::{BTreeMap, BTreeSet};

use domain::register::Register;
use guide::{Context, Guide, message_ids};
use guide_learn::data::TOPICS;
use unicode_normalization::UnicodeNormalization as _;

use crate::{at_noon, opening};

#[test]
fn the_texts_of_every_answer_are_there_and_no_others() {
    let used: BTreeSet<String> = message_ids().into_iter().collect();
    let (ja, en, easy) = (
        messages("ja/guide.ftl"),
        messages("en/guide.ftl"),
        messages("ja/guide-easy.ftl"),
    );
    assert_eq!(used, ja.keys().cloned().collect());
    assert_eq!(used, en.keys().cloned().collect());
    let is_answer = |id: &&String| !id.starts_with("guide-choice-");
    let expected: BTreeSet<String> = used
        .iter()
        .filter(is_answer)
        .map(|id| format!("easy-{id}"))
        .collect();
    assert_eq!(expected, easy.keys().cloned().collect());
}

#[test]
fn translations_and_registers_have_the_same_variables() {
    let (ja, en, easy) = (
        messages("ja/guide.ftl"),
        messages("en/guide.ftl"),
        messages("ja/guide-easy.ftl"),
    );
    for (id, text) in &ja {
        assert_eq!(variables(text), variables(&en[id]), "{id}");
        if let Some(easy) = easy.get(&format!("easy-{id}")) {
            assert_eq!(variables(text), variables(easy), "{id}");
        }
    }
}

#[test]
fn easy_japanese_says_the_same_dates_numbers_and_phone_numbers() {
    let (ja, easy) = (messages("ja/guide.ftl"), messages("ja/guide-easy.ftl"));
    let mut wrong = Vec::new();
    for (id, text) in &ja {
        if let Some(easy) = easy.get(&format!("easy-{id}"))
            && figures(text) != figures(easy)
        {
            let differ: Vec<String> = figures(text)
                .symmetric_difference(&figures(easy))
                .cloned()
                .collect();
            wrong.push(format!("{id}: {differ:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_bureaus_own_mailbox_is_nowhere() {
    for file in ["ja/guide.ftl", "en/guide.ftl", "ja/guide-easy.ftl"] {
        assert!(
            messages(file)
                .values()
                .all(|t| !t.contains("ssk.or.jp") && !t.contains("onsnew"))
        );
    }
    assert!(TOPICS.iter().all(|t| !t.contains("onsnew")));
}

#[test]
fn every_variable_of_a_text_is_given_by_the_answer_in_every_case() {
    let ja = messages("ja/guide.ftl");
    let guide = Guide::embedded();
    for context in [
        Context::default(),
        opening("2021-05", None),
        opening("2027-04", Some("22")),
        opening("", Some("13")),
    ] {
        for topic in guide.topics() {
            let answer = guide.answer(&topic.id, context, at_noon()).unwrap();
            for message in answer.messages() {
                let given: BTreeSet<String> = message
                    .args()
                    .iter()
                    .map(|(n, _)| (*n).to_owned())
                    .collect();
                let text = &ja[&message.id(Register::Standard)];
                assert!(
                    variables(text).is_subset(&given),
                    "{}",
                    message.id(Register::Standard)
                );
            }
        }
    }
}

/// The messages of a Fluent file: id → text with its continuation lines.
fn messages(file: &str) -> BTreeMap<String, String> {
    let path = format!("{}/../../locales/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let mut current = String::new();
    for line in text
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty())
    {
        if line.starts_with(' ') {
            messages.get_mut(&current).unwrap().push_str(line);
        } else {
            let (id, value) = line.split_once(" = ").unwrap();
            current = id.to_owned();
            assert!(
                messages.insert(current.clone(), value.to_owned()).is_none(),
                "{id} twice"
            );
        }
    }
    messages
}

fn variables(text: &str) -> BTreeSet<String> {
    let words = text.split('$').skip(1);
    words
        .map(|w| {
            w.chars()
                .take_while(|c| c.is_ascii_alphanumeric())
                .collect()
        })
        .collect()
}

/// Dates, numbers, phone numbers, step numbers and addresses of a text.
fn figures(text: &str) -> BTreeSet<String> {
    let spelled: String = text
        .chars()
        .flat_map(|c| match c {
            '①'..='⑦' => vec![
                '<',
                char::from_u32(u32::from(c) - u32::from('①') + 0x31).unwrap(),
                '>',
            ],
            c => vec![c],
        })
        .nfkc()
        .collect();
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-@.:/<>".contains(c);
    let words = spelled
        .split(|c| !is_part(c))
        .filter(|w| w.chars().any(|c| c.is_ascii_digit()) || w.contains('@'));
    words.map(str::to_owned).collect()
}
