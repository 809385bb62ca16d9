//! `/desk/questions/{id}/mails`: the mails about the plan of a question, for the
//! bureau's staff. That they were looked at is logged like a look at the plan.

use domain::account::Act;
use portal::mail_log::{LogReader, PlanMailsView};

use super::{QuestionError, desk, thread};
use crate::actor::Actor;
use crate::db::account;
use crate::office::Office;
use crate::usecase::notices::log;
use crate::usecase::notices::of_bureau::domain_of;

/// The page.
///
/// # Errors
/// [`QuestionError::NotFound`] for another bureau's question, or one without a
/// plan.
pub async fn look(
    office: &Office,
    actor: &Actor,
    id: &str,
) -> Result<PlanMailsView, QuestionError> {
    let db = office.db.read();
    let question = desk::of_bureau(db, actor, id, Act::SeeQueue).await?;
    let plan = thread::plan_of(db, &question.row, actor.today())
        .await?
        .ok_or(QuestionError::NotFound)?;
    let asker = account::by_id(db, question.row.account_id)
        .await?
        .ok_or(QuestionError::NotFound)?;
    desk::log_view(office, actor, &plan, "plan-mails-viewed").await?;
    let reader = LogReader::Desk {
        question: question.row.id.to_string(),
        domain: asker.email.as_deref().and_then(domain_of),
    };
    Ok(log::of_plan(office, plan, &asker, reader, actor.now).await?)
}
