//! What is said about a topic, with the asker's own month, place and hour.

use domain::bureau::Prefecture;
use domain::calendar::japan_instant;
use domain::register::Register;
use guide::{Answer, Arg, Context, Guide, Question};
use jiff::civil::{Time, date};

use crate::{answered, arg, ask, ask_with, at_noon, opening, topic};

#[test]
fn the_forgotten_provisional_code_is_answered_from_the_forms_example() {
    let answer = answered(ask("仮コードがわからなくなった場合はどう書けばよいですか"));
    assert_eq!(answer.topic(), &topic("provisional_code.forgotten"));
    assert_eq!(
        answer.sources().iter().next().unwrap().clause(),
        "別紙１ 記載例"
    );
    let message = answer.messages().next().unwrap();
    assert_eq!(
        message.id(Register::Standard),
        "guide-provisional-code-forgotten"
    );
    assert_eq!(
        message.id(Register::Easy),
        "easy-guide-provisional-code-forgotten"
    );
}

#[test]
fn the_15th_is_answered_with_the_published_date_of_the_askers_month() {
    for (month, due, words) in [
        ("2021-05", date(2021, 4, 16), date(2021, 4, 15)),
        ("2021-11", date(2021, 10, 18), date(2021, 10, 15)),
    ] {
        let answer = answered(ask_with("受付番号の提示の期限", opening(month, Some("13"))));
        assert_eq!(answer.topic(), &topic("submission.deadline"));
        assert_eq!(arg(&answer, "due"), Some(&Arg::Date(due)));
        assert_eq!(arg(&answer, "words"), Some(&Arg::Date(words)));
        assert_eq!(arg(&answer, "basis"), Some(&Arg::Word("published")));
        assert_eq!(arg(&answer, "moved"), Some(&Arg::Word("yes")));
    }
}

#[test]
fn a_month_in_the_question_goes_before_the_known_one_and_none_is_guessed() {
    let context = opening("2021-11", None);
    let answer = answered(ask_with(
        "2021年5月開業だと受付番号の提示の期限は？",
        context,
    ));
    assert_eq!(arg(&answer, "due"), Some(&Arg::Date(date(2021, 4, 16))));
    let answer = answered(ask("5月開業だと受付番号の提示の期限は？"));
    assert!(answer.messages().all(|m| m.args().is_empty()));
}

#[test]
fn a_bureaus_earlier_rule_gives_the_date_and_the_notices_stands_beside_it() {
    let answer = answered(ask_with(
        "受付番号の提示の期限",
        opening("2027-04", Some("22")),
    ));
    assert_eq!(arg(&answer, "basis"), Some(&Arg::Word("bureau")));
    let ids: Vec<String> = answer
        .messages()
        .map(|m| m.id(Register::Standard))
        .collect();
    assert_eq!(
        ids,
        ["guide-submission-deadline-dated", "guide-note-other-basis"]
    );
    // Without a prefecture: the notice's date, and a word on the other bureaus.
    let answer = answered(ask_with("受付番号の提示の期限", opening("2027-04", None)));
    assert_eq!(arg(&answer, "due"), Some(&Arg::Date(date(2027, 3, 15))));
    assert!(
        answer
            .messages()
            .any(|m| m.id(Register::Standard) == "guide-note-prefecture")
    );
}

#[test]
fn the_bureaus_deadline_says_what_is_known_and_what_is_not() {
    let id = topic("bureau.deadline");
    for (context, expected) in [
        (Context::default(), "guide-bureau-deadline"),
        (opening("", Some("13")), "guide-bureau-deadline-page"),
        (
            opening("2027-04", Some("13")),
            "guide-bureau-deadline-unknown",
        ),
        (
            opening("2027-04", Some("04")),
            "guide-bureau-deadline-known",
        ),
    ] {
        let answer = Guide::embedded().answer(&id, context, at_noon()).unwrap();
        assert_eq!(
            answer.messages().next().unwrap().id(Register::Standard),
            expected
        );
        // Handed in on the deadline itself it comes back.
        if let [Some(Arg::Date(last)), Some(Arg::Date(due))] =
            [arg(&answer, "last"), arg(&answer, "due")]
        {
            assert!(last < due, "{last} {due}");
        }
    }
}

#[test]
fn hours_at_the_new_year_come_with_a_doubt() {
    let ask_at = |day, hour| {
        let question = Question {
            text: "電話は土曜もつながりますか",
            context: Context::default(),
        };
        answered(Guide::embedded().ask(&question, japan_instant(day, hour, 0)))
    };
    let doubts = |answer: &Answer| {
        answer
            .messages()
            .any(|m| m.id(Register::Standard) == "guide-note-new-year")
    };
    assert!(doubts(&ask_at(date(2026, 12, 31), 10)));
    // Closed for today; the next day named is the 29th.
    assert!(doubts(&ask_at(date(2026, 12, 28), 19)));
    assert!(!doubts(&ask_at(date(2026, 12, 28), 10)));
    assert!(!doubts(&ask_at(date(2027, 1, 3), 10)));
}

#[test]
fn the_desk_of_the_prefecture_is_named() {
    let answer = Guide::embedded()
        .answer(&topic("bureau.which"), opening("", Some("27")), at_noon())
        .unwrap();
    assert_eq!(
        arg(&answer, "office"),
        Some(&Arg::Office(Prefecture::parse("27").unwrap()))
    );
}

#[test]
fn the_desk_is_open_until_four_on_a_saturday_and_else_the_next_opening_is_named() {
    let ask_at = |day, hour| {
        let question = Question {
            text: "電話は土曜もつながりますか",
            context: Context::default(),
        };
        answered(Guide::embedded().ask(&question, japan_instant(day, hour, 0)))
    };
    let saturday = date(2026, 11, 21);
    assert_eq!(
        arg(&ask_at(saturday, 15), "until"),
        Some(&Arg::Time(Time::constant(16, 0, 0, 0)))
    );
    // Monday 2026-11-23 is a holiday.
    assert_eq!(
        arg(&ask_at(saturday, 16), "next"),
        Some(&Arg::Date(date(2026, 11, 24)))
    );
    assert_eq!(
        arg(&ask_at(date(2026, 11, 24), 7), "next"),
        Some(&Arg::Date(date(2026, 11, 24)))
    );
}
