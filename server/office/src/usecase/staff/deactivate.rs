//! Switching a member of staff off: out at once, and nothing stays with them.

use domain::input::Email;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::member::{self, NotStaff};
use super::revoke_sessions::{self, Ended};
use crate::db::Instant;
use crate::db::account::{self, Account, AccountChange};
use crate::office::Office;
use crate::usecase::questions::give_back;
use crate::usecase::staff::StaffError;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SwitchedOff {
    /// Since when, if they were before.
    pub before: Option<Instant>,
    /// What was ended.
    pub ended: Ended,
    /// Questions they had taken, which are back in the queue.
    pub questions: u64,
}

/// Switches off. Once more it changes nothing, but ends and gives back what a
/// request under way has left behind.
///
/// # Errors
/// When the database is gone; inside: why there is nobody to act on.
pub async fn deactivate(
    office: &Office,
    email: &Email,
) -> Result<Result<SwitchedOff, NotStaff>, StaffError> {
    let now: Instant = office.clock.now().into();
    let transaction = office.db.begin().await?;
    let account = match member::find(&transaction, email).await? {
        Ok(account) => account,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let done = switch_off(&transaction, &account, now).await?;
    transaction.commit().await?;
    Ok(Ok(done))
}

pub(super) async fn switch_off(
    db: &impl ConnectionTrait,
    account: &Account,
    now: Instant,
) -> Result<SwitchedOff, StaffError> {
    account::change(db, account.id, AccountChange::Off, now).await?;
    let ended = revoke_sessions::end_all(db, account, now).await?;
    let questions = give_back::all_of(db, account.id, now).await?;
    let left = ended.sessions + ended.links + questions > 0;
    if account.deactivated_at.is_none() || left {
        let detail = json!({
            "sessions": ended.sessions,
            "links": ended.links,
            "questions": questions,
        });
        member::log(db, account.id, "staff-deactivated", detail, now).await?;
    }
    Ok(SwitchedOff {
        before: account.deactivated_at,
        ended,
        questions,
    })
}
