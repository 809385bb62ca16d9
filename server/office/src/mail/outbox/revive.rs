//! Revive: what ended unsent waits again. The only way back there is.

use sea_orm::{ConnectionTrait, DbErr};

use super::row::{life, save};
use crate::db::Instant;
use crate::db::entity::outbox;

/// Whether a mail that has ended may be sent after all, now.
#[must_use]
pub fn may_be_revived(mail: &outbox::Model, now: Instant) -> bool {
    mail.not_after.is_none_or(|limit| now < limit)
        && life(mail).revive(now, mail.not_after, now).is_ok()
}

/// Makes a mail wait again, as if it were queued now; `false` if it may not be
/// revived or was quicker.
///
/// # Errors
/// When the database is gone.
pub async fn revive(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    next_at: Instant,
    not_after: Option<Instant>,
    now: Instant,
) -> Result<bool, DbErr> {
    match life(mail).revive(next_at, not_after, now) {
        Ok(revived) => save(db, mail, &revived).await,
        Err(_) => Ok(false),
    }
}
