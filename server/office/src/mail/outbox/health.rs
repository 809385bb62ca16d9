//! How the outbox is doing.

use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use domain::calendar::Calendar;
use domain::reminder::window;

use super::pause::{self, Pauses};
use crate::db::Instant;
use crate::db::column::{MailKind, MailState};
use crate::db::entity::outbox::{Column, Entity};

/// How the outbox is doing.
#[derive(Clone, Debug, Default)]
pub struct OutboxHealth {
    /// Seconds for which the oldest mail that should have left has waited, all
    /// its attempts included; 0 if there is none.
    pub oldest_due_seconds: i64,
    /// Mails given up.
    pub dead: u64,
    /// What is not tried for now.
    pub pauses: Pauses,
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

/// Looks at the outbox. A reminder is late only within the hours in which
/// reminders leave, and from their beginning on.
///
/// # Errors
/// When the database is gone.
pub async fn health(db: &impl ConnectionTrait, now: Instant) -> Result<OutboxHealth, DbErr> {
    let calendar = Calendar::official();
    let at = now.timestamp();
    let is_windowed = |kind: &MailKind| kind.keeps_to_the_window();
    let others = MailKind::ALL.into_iter().filter(|kind| !is_windowed(kind));
    let mut since = oldest(db, others.collect(), now).await?;
    if window::may_leave(calendar, at)
        && let Some(began) = window::began(calendar, at)
    {
        let windowed = MailKind::ALL.into_iter().filter(is_windowed);
        let oldest = oldest(db, windowed.collect(), now).await?;
        let oldest = oldest.map(|at| Ord::max(at, began.into()));
        since = since.into_iter().chain(oldest).min();
    }
    let dead = Entity::find()
        .filter(Column::State.eq(MailState::Dead))
        .count(db)
        .await?;
    Ok(OutboxHealth {
        oldest_due_seconds: since.map_or(0, |since| Ord::max(now.0 - since.0, 0) / 1_000),
        dead,
        pauses: pause::standing(db).await?,
    })
}

/// Since when the oldest of these mails waits.
async fn oldest(
    db: &impl ConnectionTrait,
    kinds: Vec<MailKind>,
    now: Instant,
) -> Result<Option<Instant>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::CreatedAt)
        .filter(Column::State.is_in([MailState::Pending, MailState::Leased]))
        .filter(Column::Kind.is_in(kinds))
        // A mail that waits for its next attempt is late all the same.
        .filter(Column::NextAt.lte(now).or(Column::Attempts.gt(0)))
        .order_by_asc(Column::CreatedAt)
        .into_tuple()
        .one(db)
        .await
}
