//! The one way to write a move: by compare-and-set, so that of two who move the
//! same mail one does nothing.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};

use super::state::{Life, NoSuchMove};
use crate::db::entity::outbox::{Column, Entity, Model};

/// Where a row stands.
#[must_use]
pub fn life(row: &Model) -> Life {
    Life {
        state: row.state,
        attempts: row.attempts,
        epoch: row.lease_epoch,
        next_at: row.next_at,
        not_after: row.not_after,
        queued_at: row.created_at,
        settled_at: row.settled_at,
        last_class: row.last_class,
        is_rendered: row.eml.is_some(),
        why: row.last_code.clone(),
    }
}

/// A move that makes no sense is a mistake of ours: it is named in the log and
/// fails the act, for the state that it was made from was read just before.
pub(super) fn or_mistake(moved: Result<Life, NoSuchMove>) -> Result<Life, DbErr> {
    moved.map_err(|error| DbErr::Custom(error.to_string()))
}

/// Writes where a row stands now; `false` if it has moved meanwhile.
///
/// # Errors
/// When the database is gone.
pub(super) async fn save(
    db: &impl ConnectionTrait,
    row: &Model,
    life: &Life,
) -> Result<bool, DbErr> {
    let update = Entity::update_many()
        .col_expr(Column::State, Expr::value(life.state))
        .col_expr(Column::Attempts, Expr::value(life.attempts))
        .col_expr(Column::LeaseEpoch, Expr::value(life.epoch))
        .col_expr(Column::NextAt, Expr::value(life.next_at))
        .col_expr(Column::NotAfter, Expr::value(life.not_after))
        .col_expr(Column::CreatedAt, Expr::value(life.queued_at))
        .col_expr(Column::SettledAt, Expr::value(life.settled_at))
        .col_expr(Column::LastClass, Expr::value(life.last_class))
        .col_expr(Column::LastCode, Expr::value(life.why.clone()));
    let done = still_as(update, row).exec(db).await?;
    Ok(done.rows_affected == 1)
}

/// Limits a change to the row as it was read.
pub(super) fn still_as(
    update: sea_orm::UpdateMany<Entity>,
    row: &Model,
) -> sea_orm::UpdateMany<Entity> {
    update
        .filter(Column::Id.eq(row.id))
        .filter(Column::State.eq(row.state))
        .filter(Column::LeaseEpoch.eq(row.lease_epoch))
}
