//! One turn: the question, what the domain decides, the row that remembers it.

use domain::input::FieldError;
use guide::{Context, Guide, Outcome, Question, TopicId, context_after};
use jiff::Timestamp;
use portal::guide_words::topic_name;
use uuid::Uuid;

use super::GuideError;
use super::about::About;
use super::conversation::{KeptTurn, key};
use super::question_text::question_text;
use super::remembered::{Decided, TurnEnd};
use crate::actor::Caller;
use crate::auth::session;
use crate::clock::new_id;
use crate::db::guide_turn;
use crate::office::Office;
use crate::secrets::Token;

/// What is asked.
#[derive(Clone, Debug)]
pub enum Asking {
    /// In words, cleaned.
    Text(String),
    /// By a button.
    Topic(TopicId),
}

/// A turn that was written.
#[derive(Debug)]
pub struct Turned {
    /// The turn.
    pub turn: KeptTurn,
    /// The cookie's token, if the session began with it.
    pub token: Option<Token>,
}

/// Reads a form: a button's topic goes before what is typed.
///
/// # Errors
/// The field's error.
pub fn read(guide: &Guide, topic: &str, typed: &str) -> Result<Asking, FieldError> {
    match TopicId::parse(topic).filter(|topic| guide.topic(topic).is_some()) {
        Some(topic) => Ok(Asking::Topic(topic)),
        None => question_text("question", typed).map(Asking::Text),
    }
}

/// Asks the guide and remembers the turn.
///
/// # Errors
/// [`GuideError::TooMany`], or when the database is gone.
pub async fn ask(
    office: &Office,
    caller: &Caller,
    about: &About,
    asking: &Asking,
) -> Result<Turned, GuideError> {
    limit(office, caller)?;
    let guide = office.guide.current();
    let (question, outcome, context) = match asking {
        Asking::Topic(topic) => {
            let answer = guide
                .answer(topic, about.context, caller.now)
                .ok_or(GuideError::NotFound)?;
            (
                topic_name(caller.lang, caller.register, topic),
                Outcome::Answer(vec![answer]),
                about.context,
            )
        }
        Asking::Text(text) => {
            let (outcome, context) = decide(&guide, about, text, caller.now);
            (text.clone(), outcome, context)
        }
    };
    let (end, decided) = Decided::of(&outcome, context);
    write(office, caller, about, question, end, &decided).await
}

/// Remembers a question that goes to a person without being answered.
///
/// # Errors
/// [`GuideError::TooMany`], or when the database is gone.
pub async fn for_person(
    office: &Office,
    caller: &Caller,
    about: &About,
    text: String,
) -> Result<Turned, GuideError> {
    limit(office, caller)?;
    let nothing = Decided::nothing(about.context);
    write(office, caller, about, text, TurnEnd::Person, &nothing).await
}

fn limit(office: &Office, caller: &Caller) -> Result<(), GuideError> {
    let counted = office.limits.guide.check(&caller.network);
    counted.map_err(GuideError::TooMany)
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
    let Some(before) = about
        .turns
        .last()
        .filter(|turn| turn.remembered.end == TurnEnd::Answer)
    else {
        return (outcome, context);
    };
    let topics = before.remembered.decided.topic_ids();
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
    office: &Office,
    caller: &Caller,
    about: &About,
    question: String,
    end: TurnEnd,
    decided: &Decided,
) -> Result<Turned, GuideError> {
    let (now, account) = (
        caller.instant(),
        caller.account.as_ref().map(|account| account.id),
    );
    let transaction = office.db.begin().await?;
    let (name, token) = match &caller.data.conversation {
        Some(name) => (name.clone(), None),
        None => {
            // In two tabs at once, the session's first name counts.
            let fresh = Token::new().reveal().to_owned();
            let mut name = fresh.clone();
            let (_, token) =
                session::remember(&transaction, caller.session.as_ref(), now, |data| {
                    name.clone_from(data.conversation.get_or_insert(fresh));
                })
                .await?;
            (name, token)
        }
    };
    let conversation = key(&name);
    if let Some(account) = account {
        guide_turn::adopt(&transaction, &conversation, account).await?;
    }
    let new = guide_turn::NewTurn {
        id: new_id(),
        conversation,
        account,
        plan: about.plan_id(),
        lang: caller.lang,
        question,
        outcome: end.as_str(),
        topics: decided.to_json()?,
    };
    let row = guide_turn::insert(&transaction, new, now).await?;
    transaction.commit().await?;
    Ok(Turned {
        turn: KeptTurn::read(&row)?,
        token,
    })
}

/// The id of a turn, for the address's fragment.
#[must_use]
pub fn fragment(id: Uuid) -> String {
    format!("turn-{id}")
}
