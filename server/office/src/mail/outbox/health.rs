//! How the outbox is doing.

use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::db::Instant;
use crate::db::column::MailState;
use crate::db::entity::outbox::{Column, Entity};

/// How the outbox is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutboxHealth {
    /// Seconds for which the oldest mail that should have left has waited, all
    /// its attempts included; 0 if there is none.
    pub oldest_due_seconds: i64,
    /// Mails given up.
    pub dead: u64,
}

/// Later than this is worth a word to the operator.
const LATE_SECONDS: i64 = 15 * 60;

impl OutboxHealth {
    /// Whether mail is late.
    #[must_use]
    pub const fn is_late(&self) -> bool {
        self.oldest_due_seconds > LATE_SECONDS
    }
}

/// Looks at the outbox.
///
/// # Errors
/// When the database is gone.
pub async fn health(db: &impl ConnectionTrait, now: Instant) -> Result<OutboxHealth, DbErr> {
    let oldest: Option<Instant> = Entity::find()
        .select_only()
        .column(Column::CreatedAt)
        .filter(Column::State.is_in([MailState::Pending, MailState::Leased]))
        // A mail that waits for its next attempt is late all the same.
        .filter(Column::NextAt.lte(now).or(Column::Attempts.gt(0)))
        .order_by_asc(Column::CreatedAt)
        .into_tuple()
        .one(db)
        .await?;
    let dead = Entity::find()
        .filter(Column::State.eq(MailState::Dead))
        .count(db)
        .await?;
    Ok(OutboxHealth {
        oldest_due_seconds: oldest.map_or(0, |since| Ord::max(now.0 - since.0, 0) / 1_000),
        dead,
    })
}
