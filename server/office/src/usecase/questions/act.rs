//! What staff do with a question: claim, hand back, answer, close. Each is a
//! compare-and-set; the domain says whether the move is allowed.

use domain::account::Act;
use domain::input::{self, TextRule};
use domain::question::{QuestionRefusal, QuestionState};
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

use super::{QuestionError, desk};
use crate::actor::Actor;
use crate::db::column::MailKind;
use crate::db::message::{self, Writer};
use crate::db::question::{Row, Stamp};
use crate::db::{Instant, account};
use crate::mail::outbox::{NewMail, queue};
use crate::office::Office;

/// A move without words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Take it.
    Claim,
    /// Put it back into the queue.
    Release,
    /// Nothing more to come.
    Close,
}

impl Move {
    fn apply(self, state: &QuestionState, me: &str) -> Result<QuestionState, QuestionRefusal> {
        match self {
            Self::Claim => state.claim(me),
            Self::Release => state.release(me),
            Self::Close
                if matches!(
                    state,
                    QuestionState::Answered { .. } | QuestionState::Closed
                ) =>
            {
                state.close()
            }
            // Only the asker may end what has no answer.
            Self::Close => Err(QuestionRefusal::NotClaimed),
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Claim => "desk-flash-claimed",
            Self::Release => "desk-flash-released",
            Self::Close => "desk-flash-closed",
        }
    }
}

/// Moves a question of the actor's bureau. A refusal is told on the next page.
///
/// # Errors
/// [`QuestionError::NotFound`] for another bureau's, [`QuestionError::Changed`] if
/// somebody was quicker.
pub async fn act(office: &Office, actor: &Actor, id: &str, act: Move) -> Result<(), QuestionError> {
    let now = actor.instant();
    let transaction = office.db.begin().await?;
    let question = desk::of_bureau(&transaction, actor, id, Act::AnswerQuestion).await?;
    match act.apply(&question.state, &actor.account_id.to_string()) {
        Ok(moved) => {
            let stamp = match act {
                Move::Close => Stamp::Closed,
                Move::Claim | Move::Release => Stamp::None,
            };
            question.move_to(&transaction, &moved, stamp, now).await?;
            actor.say(&transaction, act.message()).await?;
        }
        Err(refusal) => actor.say(&transaction, refusal.message_id()).await?,
    }
    transaction.commit().await?;
    Ok(())
}

/// Answers: message, state and the asker's mail in one transaction.
///
/// # Errors
/// As [`act`]; [`QuestionError::Invalid`] at `answer`, once it is sure that the
/// question is the bureau's.
pub async fn answer(
    office: &Office,
    actor: &Actor,
    id: &str,
    typed: &str,
) -> Result<(), QuestionError> {
    let now = actor.instant();
    let transaction = office.db.begin().await?;
    let question = desk::of_bureau(&transaction, actor, id, Act::AnswerQuestion).await?;
    let body = input::text("answer", typed, TextRule::MESSAGE)
        .map_err(|error| QuestionError::Invalid(vec![error]))?;
    match question.state.answer(&actor.account_id.to_string()) {
        Ok(moved) => {
            question
                .move_to(&transaction, &moved, Stamp::Answered, now)
                .await?;
            let writer = Writer::Staff(Some(actor.account_id));
            let message = message::write(&transaction, question.row.id, writer, body, now).await?;
            tell_asker(&transaction, &question.row, message, now).await?;
            actor
                .say(&transaction, locales::id!("desk-flash-answered"))
                .await?;
        }
        Err(refusal) => actor.say(&transaction, refusal.message_id()).await?,
    }
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(())
}

/// That there is an answer, never what it says.
async fn tell_asker(
    db: &DatabaseTransaction,
    question: &Row,
    message: Uuid,
    now: Instant,
) -> Result<(), QuestionError> {
    let Some(asker) = account::by_id(db, question.account_id).await? else {
        return Ok(());
    };
    let mail = NewMail {
        kind: MailKind::QuestionAnswered,
        account_id: Some(asker.id),
        plan_id: question.plan_id,
        recipient: None,
        lang: asker.lang,
        dedupe_key: format!("question-answered:{message}"),
        payload: json!({ "question_id": question.id }),
        not_before: now,
        not_after: None,
    };
    queue(db, mail, now).await?;
    Ok(())
}
