//! From the guide to a person: what goes along with a question to the bureau.
//! The asker sees it before sending; `question.guide` keeps it.

use app::i18n::Lang;
use app::portal::guide::{Given, Turn};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::conversation;
use super::remembered::{ESCALATE, FOR_PERSON};
use crate::db::Instant;
use crate::db::entity::{guide_turn, question};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::state::AppState;

/// The last turns are enough.
const HANDED_OVER: usize = 10;

/// What goes along, as `question.guide` keeps it. Ids and the asker's own
/// words; the words of the answers are made anew when they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOver {
    /// Oldest first.
    pub turns: Vec<HandedTurn>,
    /// The words to begin the question with: what was typed for a person, or
    /// asked last without an answer. The question's own message keeps them.
    #[serde(skip)]
    pub question: String,
}

/// One turn of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedTurn {
    /// The question.
    pub question: String,
    /// `answer`, `clarify`, `escalate`, `person`.
    pub outcome: String,
    /// As in `guide_turn.topics`.
    pub topics: serde_json::Value,
    /// `ja` or `en`.
    pub lang: String,
    /// When.
    pub at: Instant,
}

/// What the visitor would hand over now: the conversation about this plan.
///
/// # Errors
/// When the database is gone.
pub async fn of_visitor(
    state: &AppState,
    visitor: &Visitor,
    plan_id: Option<Uuid>,
) -> Result<HandOver, Fault> {
    let db = state.db.read();
    let sent = last_sent(db, visitor).await?;
    let mut rows = conversation::turns(db, visitor, plan_id).await?;
    rows.retain(|row| sent.is_none_or(|sent| row.at > sent));
    let question = rows
        .last()
        .filter(|turn| turn.outcome == FOR_PERSON || turn.outcome == ESCALATE)
        .map(|turn| turn.question.clone())
        .unwrap_or_default();
    rows.retain(|row| row.outcome != FOR_PERSON);
    let skipped = rows.len().saturating_sub(HANDED_OVER);
    let turns = rows.into_iter().skip(skipped).map(|row| HandedTurn {
        question: row.question,
        outcome: row.outcome,
        topics: row.topics,
        lang: row.lang,
        at: row.at,
    });
    Ok(HandOver {
        turns: turns.collect(),
        question,
    })
}

/// Whether words wait to begin a question with.
///
/// # Errors
/// When the database is gone.
pub async fn has_question(state: &AppState, visitor: &Visitor) -> Result<bool, Fault> {
    let waiting = of_visitor(state, visitor, None).await?;
    Ok(!waiting.question.is_empty())
}

/// What went along with an earlier question does not go again.
async fn last_sent(db: &impl ConnectionTrait, visitor: &Visitor) -> Result<Option<Instant>, Fault> {
    let Some(account) = &visitor.account else {
        return Ok(None);
    };
    let last = question::Entity::find()
        .filter(question::Column::AccountId.eq(account.id))
        .order_by_desc(question::Column::AskedAt)
        .one(db)
        .await?;
    Ok(last.map(|question| question.asked_at))
}

impl HandOver {
    /// Reads `question.guide`; what another version wrote gives nothing.
    #[must_use]
    pub fn read(value: Option<&serde_json::Value>) -> Self {
        value
            .and_then(|value| serde_json::from_value(value.clone()).ok())
            .unwrap_or_default()
    }

    /// For `question.guide`; nothing without turns.
    #[must_use]
    pub fn to_json(&self) -> Option<serde_json::Value> {
        (!self.turns.is_empty())
            .then(|| serde_json::to_value(self).ok())
            .flatten()
    }

    /// As pages show it.
    #[must_use]
    pub fn shown(&self, state: &AppState) -> Vec<Turn> {
        let guide = state.guide.current();
        self.turns
            .iter()
            .map(|turn| conversation::shown(&guide, &turn.row(), &Given::default()))
            .collect()
    }
}

impl HandedTurn {
    fn row(&self) -> guide_turn::Model {
        guide_turn::Model {
            id: Uuid::nil(),
            conversation: String::new(),
            account_id: None,
            plan_id: None,
            lang: Lang::parse(&self.lang)
                .unwrap_or_default()
                .as_str()
                .to_owned(),
            question: self.question.clone(),
            outcome: self.outcome.clone(),
            topics: self.topics.clone(),
            helpful: None,
            at: self.at,
        }
    }
}
