//! One turn: the question, what the domain decides, the row that remembers it.

use app::guide_words::topic_name;
use domain::input::FieldError;
use guide::{Context, Guide, Outcome, Question, TopicId, context_after};
use jiff::Timestamp;
use sea_orm::ActiveModelTrait as _;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::about::About;
use super::conversation::{adopt, key};
use super::question_text::question_text;
use super::remembered::{ANSWER, FOR_PERSON, Remembered};
use crate::auth::session::{self, SessionData};
use crate::clock::new_id;
use crate::db::entity::guide_turn;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::secrets::Token;
use crate::state::AppState;

/// What was asked.
#[derive(Clone, Debug)]
pub enum Asked {
    /// In words, cleaned.
    Text(String),
    /// By a button.
    Topic(TopicId),
}

/// A turn that was written.
#[derive(Debug)]
pub struct NewTurn {
    /// The row.
    pub row: guide_turn::Model,
    /// The cookie's token, if the session began with it.
    pub token: Option<Token>,
}

/// Reads a form: a button's topic goes before what is typed.
///
/// # Errors
/// The field's error.
pub fn read(guide: &Guide, topic: &str, typed: &str) -> Result<Asked, FieldError> {
    match TopicId::parse(topic).filter(|topic| guide.topic(topic).is_some()) {
        Some(topic) => Ok(Asked::Topic(topic)),
        None => question_text("question", typed).map(Asked::Text),
    }
}

/// Asks the guide and remembers the turn.
///
/// # Errors
/// [`Fault::TooMany`], or when the database is gone.
pub async fn ask(
    state: &AppState,
    visitor: &Visitor,
    about: &About,
    asked: &Asked,
) -> Result<NewTurn, Fault> {
    limit(state, visitor)?;
    let guide = state.guide.current();
    let (question, outcome, context) = match asked {
        Asked::Topic(topic) => {
            let answer = guide
                .answer(topic, about.context, visitor.now)
                .ok_or(Fault::NotFound)?;
            (
                topic_name(visitor.lang, visitor.register, topic),
                Outcome::Answer(vec![answer]),
                about.context,
            )
        }
        Asked::Text(text) => {
            let (outcome, context) = decide(&guide, about, text, visitor.now);
            (text.clone(), outcome, context)
        }
    };
    let (outcome, remembered) = Remembered::of(&outcome, context);
    write(state, visitor, about, question, outcome, &remembered).await
}

/// Remembers a question that goes to a person without being answered.
///
/// # Errors
/// [`Fault::TooMany`], or when the database is gone.
pub async fn for_person(
    state: &AppState,
    visitor: &Visitor,
    about: &About,
    text: String,
) -> Result<NewTurn, Fault> {
    limit(state, visitor)?;
    let nothing = Outcome::Clarify(Vec::new());
    let (_, remembered) = Remembered::of(&nothing, about.context);
    write(state, visitor, about, text, FOR_PERSON, &remembered).await
}

fn limit(state: &AppState, visitor: &Visitor) -> Result<(), Fault> {
    state
        .limits
        .guide
        .check(&visitor.network)
        .map_err(|wait| Fault::TooMany(wait.as_secs() + 1))
}

/// Whoever was asked for a month or a prefecture may answer with nothing but
/// one: then the topic before is meant.
fn decide(guide: &Guide, about: &About, text: &str, now: Timestamp) -> (Outcome, Context) {
    let question = Question {
        text,
        context: about.context,
    };
    let context = context_after(&question, now);
    let outcome = guide.ask(&question, now);
    let is_asked = matches!(outcome, Outcome::Answer(_)) && !guide.is_only_context(text);
    if is_asked || context == about.context {
        return (outcome, context);
    }
    let Some(before) = about.turns.last().filter(|turn| turn.outcome == ANSWER) else {
        return (outcome, context);
    };
    let topics = Remembered::read(&before.topics).topic_ids();
    let answers: Option<Vec<_>> = topics
        .iter()
        .map(|topic| guide.answer(topic, context, now))
        .collect();
    match answers {
        Some(answers) if !answers.is_empty() => (Outcome::Answer(answers), context),
        _ => (outcome, context),
    }
}

async fn write(
    state: &AppState,
    visitor: &Visitor,
    about: &About,
    question: String,
    outcome: &str,
    remembered: &Remembered,
) -> Result<NewTurn, Fault> {
    let transaction = state.db.begin().await?;
    let (name, token) = match &visitor.data.conversation {
        Some(name) => (name.clone(), None),
        None => {
            let name = Token::new().reveal().to_owned();
            let data = SessionData {
                conversation: Some(name.clone()),
                ..visitor.data.clone()
            };
            let (_, token) = session::remember(
                &transaction,
                visitor.session.as_ref(),
                &data,
                visitor.instant(),
            )
            .await?;
            (name, token)
        }
    };
    if let Some(account) = &visitor.account {
        adopt(&transaction, &name, account.id).await?;
    }
    let row = guide_turn::ActiveModel {
        id: Set(new_id()),
        conversation: Set(key(&name)),
        account_id: Set(visitor.account.as_ref().map(|account| account.id)),
        plan_id: Set(about.plan_id()),
        lang: Set(visitor.lang.as_str().to_owned()),
        question: Set(question),
        outcome: Set(outcome.to_owned()),
        // Ids and strings only: cannot fail; an empty object is the worst case.
        topics: Set(serde_json::to_value(remembered).unwrap_or_default()),
        helpful: Set(None),
        at: Set(visitor.instant()),
    }
    .insert(&transaction)
    .await?;
    transaction.commit().await?;
    Ok(NewTurn { row, token })
}

/// The id of a turn, for the address's fragment.
#[must_use]
pub fn fragment(id: Uuid) -> String {
    format!("turn-{id}")
}
