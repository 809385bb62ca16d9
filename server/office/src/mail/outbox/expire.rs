//! Expire: a reminder whose whole time passed while nothing was running ends
//! visibly instead of never having been.

use domain::reminder::Due;
use sea_orm::{ConnectionTrait, DbErr};

use super::plan::{carry, insert, of_reminder};
use super::row::or_mistake;
use super::state::Life;
use crate::db::Instant;
use crate::db::account::Account;

/// Writes down that a reminder was missed; `false` if its key was there before.
///
/// # Errors
/// When the database is gone.
pub async fn write_missed(
    db: &impl ConnectionTrait,
    account: &Account,
    due: &Due,
    now: Instant,
) -> Result<bool, DbErr> {
    let waiting = Life::planned(due.send_at.into(), Some(due.not_after.into()), now);
    let missed = or_mistake(waiting.expire("missed: nothing was running", now))?;
    let Some(id) = insert(db, of_reminder(account, due), &missed).await? else {
        return Ok(false);
    };
    carry(db, id, due, now).await?;
    Ok(true)
}
