//! The guide as those see it who ask it.

#![allow(clippy::unwrap_used)] // a test

mod added;
mod answers;
mod choices;
mod clauses;
mod evaluation;
mod leaks;
mod texts;
mod topics;

use domain::bureau::Prefecture;
use domain::calendar::japan_instant;
use domain::month::YearMonth;
use guide::{Answer, Arg, Context, Guide, Outcome, Question, TopicId};
use jiff::Timestamp;
use jiff::civil::date;

fn at_noon() -> Timestamp {
    japan_instant(date(2026, 11, 24), 12, 0)
}

fn ask_with(text: &str, context: Context) -> Outcome {
    Guide::embedded().ask(&Question { text, context }, at_noon())
}

fn ask(text: &str) -> Outcome {
    ask_with(text, Context::default())
}

fn answered(outcome: Outcome) -> Answer {
    match outcome {
        Outcome::Answer(answers) => answers.into_iter().next().unwrap(),
        other => panic!("no answer: {other:?}"),
    }
}

fn opening(text: &str, prefecture: Option<&str>) -> Context {
    Context {
        prefecture: prefecture.map(|p| Prefecture::parse(p).unwrap()),
        kind: None,
        opening: YearMonth::parse(text),
    }
}

fn arg<'a>(answer: &'a Answer, name: &str) -> Option<&'a Arg> {
    let message = answer.messages().next().unwrap();
    message
        .args()
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, v)| v)
}

fn topic(id: &str) -> TopicId {
    TopicId::parse(id).unwrap()
}
