//! What an asker reads: the list, one thread.

use portal::form::Form;
use portal::questions::{QuestionRow, QuestionStanding, QuestionsView, ThreadView};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{QuestionError, thread};
use crate::actor::Actor;
use crate::db::question::{self, KeptQuestion};
use crate::office::Office;
use crate::usecase::guide::hand_over::HandOver;
use crate::usecase::notices::of_bureau::untold;

/// The asker's questions, the newest first.
///
/// # Errors
/// When the database is gone.
pub async fn list(office: &Office, actor: &Actor) -> Result<QuestionsView, QuestionError> {
    let db = office.db.read();
    let questions = question::all_of_asker(db, actor.account_id).await?;
    let ids: Vec<Uuid> = questions.iter().map(|question| question.row.id).collect();
    let mut beginnings = thread::beginnings(db, &ids).await?;
    let untold = untold(db, actor.account_id).await?;
    let rows = questions
        .into_iter()
        .map(|question| QuestionRow {
            id: question.row.id.to_string(),
            bureau: question.bureau,
            standing: thread::standing(&question.state),
            asked_at: question.row.asked_at.timestamp(),
            // Once it is closed, its answer was read.
            is_untold: thread::standing(&question.state) == QuestionStanding::Answered
                && untold.contains_key(&question.row.id),
            beginning: beginnings.remove(&question.row.id).unwrap_or_default(),
        })
        .collect();
    Ok(QuestionsView {
        rows,
        arrival: actor.arrival,
    })
}

/// One thread of the asker's.
///
/// # Errors
/// [`QuestionError::NotFound`] for what is not theirs.
pub async fn look(office: &Office, actor: &Actor, id: &str) -> Result<ThreadView, QuestionError> {
    let db = office.db.read();
    let question = own(db, actor, id).await?;
    let today = actor.today();
    let plan = thread::plan_of(db, &question.row, today).await?;
    Ok(ThreadView {
        id: question.row.id.to_string(),
        bureau: question.bureau,
        standing: thread::standing(&question.state),
        plan: plan.map(|plan| thread::asked_plan(&plan, today)),
        handed: HandOver::read(&question.row)?.shown(office),
        messages: thread::messages(db, question.row.id).await?,
        email: actor.email.clone(),
        missed_mail: question.row.mail_missed_at.map(|at| at.timestamp()),
        form: Form::default(),
    })
}

/// The asker's question with this id (text from an address).
pub(super) async fn own(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: &str,
) -> Result<KeptQuestion, QuestionError> {
    let id: Uuid = id.parse().map_err(|_| QuestionError::NotFound)?;
    question::of_asker(db, actor.account_id, id)
        .await?
        .ok_or(QuestionError::NotFound)
}
