//! The asker writes again, or closes the question.

use app::components::Form;
use domain::input::{self, TextRule};
use guide::Question;
use sea_orm::ActiveValue::Set;

use super::{give_back, read, row};
use crate::db::entity::question;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::account::change::say;
use crate::usecase::guide::in_thread;

/// Adds the asker's message: an answered question goes back to who answered, or
/// into the queue if they are gone.
/// `Err` holds the form with its errors.
///
/// # Errors
/// [`Fault::NotFound`] for what is not theirs, [`Fault::Conflict`] if it was
/// closed meanwhile.
pub async fn reply(
    state: &AppState,
    visitor: &Visitor,
    id: &str,
    typed: &str,
) -> Result<Result<(), Form>, Fault> {
    let account = visitor.signed_in()?;
    let body = match input::text("body", typed, TextRule::MESSAGE) {
        Ok(body) => body,
        Err(error) => {
            return Ok(Err(Form::default()
                .keep("body", typed)
                .with_errors([error])));
        }
    };
    state
        .limits
        .questions
        .check(&account.id.to_string())
        .map_err(|wait| Fault::TooMany(wait.as_secs() + 1))?;
    let now = visitor.instant();
    let transaction = state.db.begin().await?;
    let question = read::own(&transaction, account.id, id).await?;
    let moved = row::state(&question)?
        .asker_writes()
        .map_err(|_| Fault::Conflict)?;
    let moved = give_back::unless_there(&transaction, moved).await?;
    row::save(
        &transaction,
        &question,
        &moved,
        question::ActiveModel::default(),
        now,
    )
    .await?;
    row::write(
        &transaction,
        question.id,
        row::ASKER,
        account.id,
        body.clone(),
        now,
    )
    .await?;
    if moved.guide_may_write() {
        let plan = match question.plan_id {
            Some(id) => row::plan(&transaction, id, visitor.today()).await?,
            None => None,
        };
        let asked = Question {
            text: &body,
            context: in_thread::context(plan.map(|plan| plan.request)),
        };
        let guide = state.guide.current();
        in_thread::answer_meanwhile(&transaction, &guide, question.id, &asked, visitor.lang, now)
            .await?;
    }
    say(&transaction, visitor, "question-flash-replied").await?;
    transaction.commit().await?;
    Ok(Ok(()))
}

/// Closes the asker's question.
///
/// # Errors
/// As [`reply`].
pub async fn close(state: &AppState, visitor: &Visitor, id: &str) -> Result<(), Fault> {
    let account = visitor.signed_in()?;
    let now = visitor.instant();
    let transaction = state.db.begin().await?;
    let question = read::own(&transaction, account.id, id).await?;
    let moved = row::state(&question)?
        .close()
        .map_err(|_| Fault::Conflict)?;
    let change = question::ActiveModel {
        closed_at: Set(Some(now)),
        ..Default::default()
    };
    row::save(&transaction, &question, &moved, change, now).await?;
    say(&transaction, visitor, "question-flash-closed").await?;
    transaction.commit().await?;
    Ok(())
}
