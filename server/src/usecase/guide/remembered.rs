//! What a turn's row keeps beside the question, in `guide_turn.topics`.

use domain::bureau::Prefecture;
use domain::month::YearMonth;
use domain::schedule::Kind;
use guide::{Context, Outcome, Reason, TopicId};
use serde::{Deserialize, Serialize};

/// `guide_turn.outcome` of a question that goes to a person.
pub const FOR_PERSON: &str = "person";
/// … of an answer.
pub const ANSWER: &str = "answer";
/// … of a question back.
pub const CLARIFY: &str = "clarify";
/// … of what cannot be answered.
pub const ESCALATE: &str = "escalate";

/// Ids only; words are made anew each time they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// What was answered, or could be meant.
    pub topics: Vec<String>,
    /// Why it was not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The topic that came nearest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// 診療開始月
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening: Option<String>,
    /// Prefecture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefecture: Option<String>,
    /// Kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

impl Remembered {
    /// What is kept of an outcome: the text for `outcome`, and the rest.
    #[must_use]
    pub fn of(outcome: &Outcome, context: Context) -> (&'static str, Self) {
        let base = Self {
            opening: context.opening.map(|opening| opening.to_string()),
            prefecture: context.prefecture.map(Prefecture::code),
            kind: context.kind.map(|kind| kind.as_str().to_owned()),
            ..Self::default()
        };
        match outcome {
            Outcome::Answer(answers) => {
                let topics = answers
                    .iter()
                    .map(|answer| answer.topic().to_string())
                    .collect();
                (ANSWER, Self { topics, ..base })
            }
            Outcome::Clarify(topics) => (
                CLARIFY,
                Self {
                    topics: topics.iter().map(ToString::to_string).collect(),
                    ..base
                },
            ),
            Outcome::Escalate { reason, nearest } => {
                let reason = Some(reason.as_str().to_owned());
                let nearest = nearest.as_ref().map(ToString::to_string);
                (
                    ESCALATE,
                    Self {
                        reason,
                        nearest,
                        ..base
                    },
                )
            }
        }
    }

    /// Reads a row's value; one from another version gives nothing.
    #[must_use]
    pub fn read(value: &serde_json::Value) -> Self {
        serde_json::from_value(value.clone()).unwrap_or_default()
    }

    /// What was known of the asker.
    #[must_use]
    pub fn context(&self) -> Context {
        Context {
            opening: self.opening.as_deref().and_then(YearMonth::parse),
            prefecture: self.prefecture.as_deref().and_then(Prefecture::parse),
            kind: self.kind.as_deref().and_then(Kind::parse),
        }
    }

    /// The topics that are ids.
    #[must_use]
    pub fn topic_ids(&self) -> Vec<TopicId> {
        self.topics
            .iter()
            .filter_map(|id| TopicId::parse(id))
            .collect()
    }

    /// Why it was not answered.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.reason.as_deref().and_then(Reason::parse)
    }
}
