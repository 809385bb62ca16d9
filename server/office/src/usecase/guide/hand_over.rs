//! From the guide to a person: what goes along with a question to the bureau.
//! The asker sees it before sending; `question.guide` keeps it.

use portal::guide::{Given, Turn};
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::remembered::{Remembered, TurnEnd};
use super::{GuideError, conversation};
use crate::actor::Caller;
use crate::db::{question, unreadable};
use crate::office::Office;

/// The last turns are enough.
const HANDED_OVER: usize = 10;

/// What goes along, as `question.guide` keeps it. Ids and the asker's own
/// words; the words of the answers are made anew when they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOver {
    /// Oldest first.
    pub turns: Vec<Remembered>,
    /// The words to begin the question with: what was typed for a person, or
    /// asked last without an answer. The question's own message keeps them.
    #[serde(skip)]
    pub question: String,
}

/// What the caller would hand over now: the conversation about this plan.
///
/// # Errors
/// When the database is gone.
pub async fn of_caller(
    db: &impl ConnectionTrait,
    caller: &Caller,
    plan_id: Option<Uuid>,
) -> Result<HandOver, DbErr> {
    // What went along with an earlier question does not go again.
    let sent = match &caller.account {
        Some(account) => question::last_asked(db, account.id).await?,
        None => None,
    };
    let turns = conversation::turns(db, caller, plan_id).await?;
    let mut turns: Vec<Remembered> = turns
        .into_iter()
        .map(|turn| turn.remembered)
        .filter(|turn| sent.is_none_or(|sent| turn.at > sent))
        .collect();
    let question = turns
        .last()
        .filter(|turn| matches!(turn.end, TurnEnd::Person | TurnEnd::Escalate))
        .map(|turn| turn.question.clone())
        .unwrap_or_default();
    turns.retain(|turn| turn.end != TurnEnd::Person);
    let skipped = turns.len().saturating_sub(HANDED_OVER);
    Ok(HandOver {
        turns: turns.split_off(skipped),
        question,
    })
}

/// Whether words wait to begin a question with.
///
/// # Errors
/// When the database is gone.
pub async fn has_question(office: &Office, caller: &Caller) -> Result<bool, GuideError> {
    let waiting = of_caller(office.db.read(), caller, None).await?;
    Ok(!waiting.question.is_empty())
}

impl HandOver {
    /// Reads what went along with a question.
    ///
    /// # Errors
    /// For what this release cannot read.
    pub fn read(question: &question::Row) -> Result<Self, DbErr> {
        match &question.guide {
            Some(value) => serde_json::from_value(value.clone())
                .map_err(|_| unreadable("question", question.id, "guide")),
            None => Ok(Self::default()),
        }
    }

    /// For `question.guide`; nothing without turns.
    ///
    /// # Errors
    /// Never in practice: it is texts only.
    pub fn to_json(&self) -> Result<Option<Value>, DbErr> {
        if self.turns.is_empty() {
            return Ok(None);
        }
        serde_json::to_value(self)
            .map(Some)
            .map_err(|error| DbErr::Json(error.to_string()))
    }

    /// As pages show it.
    #[must_use]
    pub fn shown(&self, office: &Office) -> Vec<Turn> {
        let guide = office.guide.current();
        self.turns
            .iter()
            .map(|turn| turn.shown(&guide, String::new(), None, &Given::default()))
            .collect()
    }
}
