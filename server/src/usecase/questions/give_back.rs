//! Questions with somebody who will not come any more go back into the queue.

use domain::question::QuestionState;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::row;
use crate::db::Instant;
use crate::db::entity::{account, question};
use crate::http::error::Fault;

/// Gives back every question that this member of staff has taken and not
/// answered; how many.
///
/// # Errors
/// When the database is gone.
pub(in crate::usecase) async fn all_of(
    db: &impl ConnectionTrait,
    staff: Uuid,
    now: Instant,
) -> Result<u64, Fault> {
    let mut given_back = 0;
    let taken = question::Entity::find()
        .filter(question::Column::State.eq("claimed"))
        .filter(question::Column::ClaimedBy.eq(staff))
        .all(db)
        .await?;
    for question in taken {
        let Ok(open) = row::state(&question)?.release(&staff.to_string()) else {
            continue;
        };
        match row::save(db, &question, &open, question::ActiveModel::default(), now).await {
            Ok(()) => given_back += 1,
            // Answered or given back by themselves in this moment.
            Err(Fault::Conflict) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(given_back)
}

/// Where a question goes that the asker's words have woken: back to who answered
/// it, or into the queue if they are not on the staff any more.
pub(super) async fn unless_there(
    db: &impl ConnectionTrait,
    woken: QuestionState,
) -> Result<QuestionState, DbErr> {
    let QuestionState::Claimed { by } = &woken else {
        return Ok(woken);
    };
    let there = match by.parse::<Uuid>() {
        Ok(id) => account::Entity::find_by_id(id).one(db).await?,
        Err(_) => None,
    };
    if there.is_some_and(|account| account.deactivated_at.is_none()) {
        return Ok(woken);
    }
    Ok(woken.release(by).unwrap_or(QuestionState::Open))
}
