//! Bounce: a mail server reports later that a mail did not arrive.

use sea_orm::{ConnectionTrait, DbErr};

use super::row::{life, or_mistake, save};
use crate::db::Instant;
use crate::db::entity::outbox;

/// Marks a mail as given up that was reported as refused for good, with the
/// code of the report; `false` if it has moved meanwhile.
///
/// # Errors
/// When the database is gone; when a worker has it, or it has ended otherwise.
pub async fn bounce(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    code: &str,
    now: Instant,
) -> Result<bool, DbErr> {
    save(db, mail, &or_mistake(life(mail).bounce(code, now))?).await
}
