//! Questions with somebody who will not come any more go back into the queue.

use domain::question::QuestionState;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::db::question::{self, MoveError, Stamp};
use crate::db::{Instant, account};

/// Gives back every question that this member of staff has taken and not
/// answered; how many.
///
/// # Errors
/// When the database is gone.
pub(in crate::usecase) async fn all_of(
    db: &impl ConnectionTrait,
    staff: Uuid,
    now: Instant,
) -> Result<u64, DbErr> {
    let mut given_back = 0;
    for question in question::taken_by(db, staff).await? {
        let Ok(open) = question.state.release(&staff.to_string()) else {
            continue;
        };
        match question.move_to(db, &open, Stamp::None, now).await {
            Ok(()) => given_back += 1,
            // Answered or given back by themselves in this moment.
            Err(MoveError::Changed) => {}
            Err(MoveError::Db(error)) => return Err(error),
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
        Ok(id) => account::by_id(db, id).await?,
        Err(_) => None,
    };
    if there.is_some_and(|account| account.deactivated_at.is_none()) {
        return Ok(woken);
    }
    Ok(woken.release(by).unwrap_or(QuestionState::Open))
}
