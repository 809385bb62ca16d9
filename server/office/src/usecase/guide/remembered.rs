//! What is remembered of a turn: ids, never the words of answers. They are made
//! anew each time they are shown.

use domain::bureau::Prefecture;
use domain::kind::Kind;
use domain::month::YearMonth;
use guide::{Answer, Context, Guide, Outcome, Reason, TopicId};
use portal::guide::{Given, Said, Turn};
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::db::guide_turn::Row;
use crate::db::{Instant, unreadable};

/// How a turn ended; the text in `guide_turn.outcome`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TurnEnd {
    /// With an answer.
    Answer,
    /// With a question back.
    Clarify,
    /// It could not be answered.
    Escalate,
    /// It is for a person: the guide was not asked.
    Person,
    /// In a way that only a newer release knows.
    #[serde(other)]
    Newer,
}

impl TurnEnd {
    /// Those that this release writes.
    const KNOWN: [Self; 4] = [Self::Answer, Self::Clarify, Self::Escalate, Self::Person];

    /// The text in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Clarify => "clarify",
            Self::Escalate => "escalate",
            Self::Person => "person",
            Self::Newer => "newer",
        }
    }

    /// The end with this text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|end| end.as_str() == text);
        known.unwrap_or(Self::Newer)
    }
}

/// Ids of what was decided, and what was known; in `guide_turn.topics`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
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

impl Decided {
    /// Nothing but what was known.
    #[must_use]
    pub fn nothing(context: Context) -> Self {
        Self {
            opening: context.opening.map(|opening| opening.to_string()),
            prefecture: context.prefecture.map(Prefecture::code),
            kind: context.kind.map(|kind| kind.as_str().to_owned()),
            ..Self::default()
        }
    }

    /// What is kept of an outcome, and how it ended.
    #[must_use]
    pub fn of(outcome: &Outcome, context: Context) -> (TurnEnd, Self) {
        let base = Self::nothing(context);
        match outcome {
            Outcome::Answer(answers) => {
                let topics = answers.iter().map(|answer| answer.topic().to_string());
                let topics = topics.collect();
                (TurnEnd::Answer, Self { topics, ..base })
            }
            Outcome::Clarify(topics) => {
                let topics = topics.iter().map(ToString::to_string).collect();
                (TurnEnd::Clarify, Self { topics, ..base })
            }
            Outcome::Escalate { reason, nearest } => (
                TurnEnd::Escalate,
                Self {
                    reason: Some(reason.as_str().to_owned()),
                    nearest: nearest.as_ref().map(ToString::to_string),
                    ..base
                },
            ),
        }
    }

    /// For the database.
    ///
    /// # Errors
    /// Never in practice: it is texts only.
    pub fn to_json(&self) -> Result<Value, DbErr> {
        serde_json::to_value(self).map_err(|error| DbErr::Json(error.to_string()))
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

/// A turn as it is remembered; in `question.guide`, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// What was asked.
    pub question: String,
    /// How it ended.
    #[serde(rename = "outcome")]
    pub end: TurnEnd,
    /// What was decided.
    #[serde(rename = "topics")]
    pub decided: Decided,
    /// `ja` or `en`: in which language it was asked.
    pub lang: String,
    /// When.
    pub at: Instant,
}

impl Remembered {
    /// Reads a row.
    ///
    /// # Errors
    /// For a row that this release cannot read.
    pub fn read(row: &Row) -> Result<Self, DbErr> {
        let decided = serde_json::from_value(row.topics.clone())
            .map_err(|_| unreadable("guide_turn", row.id, "topics"))?;
        Ok(Self {
            question: row.question.clone(),
            end: TurnEnd::read(&row.outcome),
            decided,
            lang: row.lang.clone(),
            at: row.at,
        })
    }

    /// What the guide said: worded anew from what was decided, at the hour it was
    /// asked.
    #[must_use]
    pub fn said(&self, guide: &Guide) -> Said {
        match self.end {
            TurnEnd::Answer => match self.answers(guide) {
                answers if answers.is_empty() => Said::Gone,
                answers => Said::Answer(answers),
            },
            TurnEnd::Clarify => Said::Clarify(
                self.decided
                    .topic_ids()
                    .into_iter()
                    .filter(|id| guide.topic(id).is_some())
                    .collect(),
            ),
            TurnEnd::Escalate => self.decided.reason().map_or(Said::Gone, Said::Declined),
            TurnEnd::Person => Said::ForPerson,
            TurnEnd::Newer => Said::Gone,
        }
    }

    fn answers(&self, guide: &Guide) -> Vec<Answer> {
        let (context, at) = (self.decided.context(), self.at.timestamp());
        self.decided
            .topic_ids()
            .iter()
            .filter_map(|topic| guide.answer(topic, context, at))
            .collect()
    }

    /// As pages show it; `id` is empty for one that cannot be rated.
    #[must_use]
    pub fn shown(&self, guide: &Guide, id: String, helpful: Option<bool>, given: &Given) -> Turn {
        Turn {
            id,
            question: self.question.clone(),
            said: self.said(guide),
            helpful,
            given: given.clone(),
            context: self.decided.context(),
        }
    }
}
