//! The asker writes again, or closes the question.

use domain::input::{self, TextRule};
use guide::Question;
use sea_orm::DatabaseTransaction;

use super::{QuestionError, give_back, read, tell_staff, thread};
use crate::actor::Actor;
use crate::db::message::{self, Via, Writer};
use crate::db::question::{self, KeptQuestion, Stamp};
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
    let transaction = office.db.begin().await?;
    let question = read::own(&transaction, actor, id).await?;
    add(office, &transaction, actor, &question, Via::Site, body).await?;
    actor
        .say(&transaction, locales::id!("question-flash-replied"))
        .await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(())
}

/// Adds the asker's words, by whichever way they came: the state moves, the staff
/// are told, the guide answers meanwhile.
///
/// # Errors
/// [`QuestionError::Changed`] if it is closed.
pub(in crate::usecase) async fn add(
    office: &Office,
    db: &DatabaseTransaction,
    actor: &Actor,
    question: &KeptQuestion,
    via: Via,
    body: String,
) -> Result<(), QuestionError> {
    let now = actor.instant();
    let moved = question
        .state
        .asker_writes()
        .map_err(|_| QuestionError::Changed)?;
    let moved = give_back::unless_there(db, moved).await?;
    question.move_to(db, &moved, Stamp::None, now).await?;
    let row = &question.row;
    let writer = Writer::Asker(actor.account_id);
    message::write_via(db, row.id, writer, via, body.clone(), now).await?;
    tell_staff::asker_wrote(db, question.bureau, &moved, now).await?;
    question::set_told(db, row.id, now).await?;
    if moved.guide_may_write() {
        let plan = thread::plan_of(db, row, actor.today()).await?;
        let asked = Question {
            text: &body,
            context: in_thread::context(plan.map(|plan| plan.request)),
        };
        let guide = office.guide.current();
        in_thread::answer_meanwhile(db, &guide, row.id, &asked, actor.lang, now).await?;
    }
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
