//! What staff do with a question: claim, hand back, answer, close. Each is a
//! compare-and-set; the domain says whether the move is allowed.

use app::components::Form;
use app::i18n::Lang;
use domain::input::{self, TextRule};
use domain::question::{QuestionRefusal, QuestionState};
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, EntityTrait as _};
use serde_json::json;
use uuid::Uuid;

use super::{desk, row};
use crate::db::Instant;
use crate::db::entity::{account, question};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::mail::outbox::{NewMail, queue};
use crate::state::AppState;
use crate::usecase::account::change::say;

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

/// Moves a question of the visitor's bureau. A refusal is told on the next page.
///
/// # Errors
/// [`Fault::NotFound`] for another bureau's, [`Fault::Conflict`] if somebody was
/// quicker.
pub async fn act(state: &AppState, visitor: &Visitor, id: &str, act: Move) -> Result<(), Fault> {
    let (me, _) = visitor.staff()?;
    let now = visitor.instant();
    let transaction = state.db.begin().await?;
    let question = desk::of_bureau(&transaction, visitor, id).await?;
    match act.apply(&row::state(&question)?, &me.id.to_string()) {
        Ok(moved) => {
            let mut change = question::ActiveModel::default();
            if act == Move::Close {
                change.closed_at = Set(Some(now));
            }
            row::save(&transaction, &question, &moved, change, now).await?;
            say(&transaction, visitor, act.message()).await?;
        }
        Err(refusal) => say(&transaction, visitor, refusal.message_id()).await?,
    }
    transaction.commit().await?;
    Ok(())
}

/// Answers: message, state and the asker's mail in one transaction. `Err` holds
/// the form with its errors.
///
/// # Errors
/// As [`act`].
pub async fn answer(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    typed: &str,
) -> Result<Result<(), Form>, Fault> {
    let (me, _) = visitor.staff()?;
    let body = match input::text("answer", typed, TextRule::MESSAGE) {
        Ok(body) => body,
        Err(error) => {
            // Another bureau's question is not found, whatever was typed.
            desk::of_bureau(state.db.read(), visitor, id).await?;
            return Ok(Err(Form::default()
                .keep("answer", typed)
                .with_errors([error])));
        }
    };
    let now = visitor.instant();
    let transaction = state.db.begin().await?;
    let question = desk::of_bureau(&transaction, visitor, id).await?;
    match row::state(&question)?.answer(&me.id.to_string()) {
        Ok(moved) => {
            row::save(
                &transaction,
                &question,
                &moved,
                row::answered(&question, now),
                now,
            )
            .await?;
            let message =
                row::write(&transaction, question.id, row::STAFF, me.id, body, now).await?;
            tell_asker(&transaction, &question, message, now).await?;
            say(&transaction, visitor, "desk-flash-answered").await?;
        }
        Err(refusal) => say(&transaction, visitor, refusal.message_id()).await?,
    }
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(Ok(()))
}

/// That there is an answer, never what it says.
async fn tell_asker(
    db: &DatabaseTransaction,
    question: &question::Model,
    message: Uuid,
    now: Instant,
) -> Result<(), Fault> {
    let Some(asker) = account::Entity::find_by_id(question.account_id)
        .one(db)
        .await?
    else {
        return Ok(());
    };
    let mail = NewMail {
        kind: MailKind::QuestionAnswered,
        account_id: Some(asker.id),
        plan_id: question.plan_id,
        recipient: None,
        lang: Lang::parse(&asker.lang).unwrap_or_default(),
        dedupe_key: format!("question-answered:{message}"),
        payload: json!({ "question_id": question.id }),
        not_before: now,
        not_after: None,
    };
    queue(db, mail, now).await?;
    Ok(())
}
