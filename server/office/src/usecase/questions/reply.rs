//! The asker writes again, or closes the question.

use domain::input::{self, TextRule};
use guide::Question;

use super::{QuestionError, give_back, read, thread};
use crate::actor::Actor;
use crate::db::message::{self, Writer};
use crate::db::question::Stamp;
use crate::office::Office;
use crate::usecase::guide::in_thread;

/// Adds the asker's message: an answered question goes back to who answered, or
/// into the queue if they are gone.
///
/// # Errors
/// [`QuestionError::NotFound`] for what is not theirs, [`QuestionError::Invalid`]
/// at `body`, [`QuestionError::Changed`] if it was closed meanwhile,
/// [`QuestionError::TooMany`].
pub async fn reply(
    office: &Office,
    actor: &Actor,
    id: &str,
    typed: &str,
) -> Result<(), QuestionError> {
    let body = input::text("body", typed, TextRule::MESSAGE)
        .map_err(|error| QuestionError::Invalid(vec![error]))?;
    super::open::limit(office, actor)?;
    let now = actor.instant();
    let transaction = office.db.begin().await?;
    let question = read::own(&transaction, actor, id).await?;
    let moved = question
        .state
        .asker_writes()
        .map_err(|_| QuestionError::Changed)?;
    let moved = give_back::unless_there(&transaction, moved).await?;
    question
        .move_to(&transaction, &moved, Stamp::None, now)
        .await?;
    let row = &question.row;
    let writer = Writer::Asker(actor.account_id);
    message::write(&transaction, row.id, writer, body.clone(), now).await?;
    if moved.guide_may_write() {
        let plan = thread::plan_of(&transaction, row, actor.today()).await?;
        let asked = Question {
            text: &body,
            context: in_thread::context(plan.map(|plan| plan.request)),
        };
        let guide = office.guide.current();
        in_thread::answer_meanwhile(&transaction, &guide, row.id, &asked, actor.lang, now).await?;
    }
    actor
        .say(&transaction, locales::id!("question-flash-replied"))
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Closes the asker's question.
///
/// # Errors
/// [`QuestionError::NotFound`] for what is not theirs, [`QuestionError::Changed`]
/// if it was closed meanwhile.
pub async fn close(office: &Office, actor: &Actor, id: &str) -> Result<(), QuestionError> {
    let transaction = office.db.begin().await?;
    let question = read::own(&transaction, actor, id).await?;
    let moved = question.state.close().map_err(|_| QuestionError::Changed)?;
    question
        .move_to(&transaction, &moved, Stamp::Closed, actor.instant())
        .await?;
    actor
        .say(&transaction, locales::id!("question-flash-closed"))
        .await?;
    transaction.commit().await?;
    Ok(())
}
