//! Failed sign-ins per address, in the database: they outlive a restart and
//! count for known and unknown addresses alike. The key is a hash; the table
//! holds no address.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, OnConflict};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait as _};

use crate::db::Instant;
use crate::db::entity::attempt_counter::{ActiveModel, Column, Entity};
use crate::secrets::hash_token;

const WINDOW_MS: i64 = 15 * 60 * 1_000;

/// Counts an attempt before it is made, so that many at once cannot slip
/// through together. `Err` is how long to wait; `most` 0 is no limit.
///
/// # Errors
/// When the database is gone.
pub async fn count(
    db: &impl ConnectionTrait,
    address: &str,
    most: u32,
    now: Instant,
) -> Result<Result<(), Duration>, DbErr> {
    if most == 0 {
        return Ok(Ok(()));
    }
    let is_over = || Expr::col((Entity, Column::WindowStartedAt)).lte(now.plus_millis(-WINDOW_MS));
    let count = CaseStatement::new()
        .case(is_over(), Expr::val(1))
        .finally(Expr::col((Entity, Column::Count)).add(1));
    let started = CaseStatement::new()
        .case(is_over(), Expr::val(now))
        .finally(Expr::col((Entity, Column::WindowStartedAt)));
    let row = ActiveModel {
        key: Set(key(address)),
        count: Set(1),
        window_started_at: Set(now),
    };
    let counter = Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::Key)
                .value(Column::Count, count)
                .value(Column::WindowStartedAt, started)
                .to_owned(),
        )
        .exec_with_returning(db)
        .await?;
    if counter.count <= i32::try_from(most).unwrap_or(i32::MAX) {
        return Ok(Ok(()));
    }
    let left: i64 = counter.window_started_at.0 + WINDOW_MS - now.0;
    Ok(Err(Duration::from_millis(
        std::cmp::max(left, 1_000).unsigned_abs(),
    )))
}

/// Forgets the attempts of an address: somebody has shown that it is theirs.
///
/// # Errors
/// When the database is gone.
pub async fn forget(db: &impl ConnectionTrait, address: &str) -> Result<(), DbErr> {
    Entity::delete_by_id(key(address))
        .exec(db)
        .await
        .map(|_| ())
}

/// Removes counters whose window is over.
///
/// # Errors
/// When the database is gone.
pub async fn tidy(db: &impl ConnectionTrait, now: Instant) -> Result<(), DbErr> {
    use sea_orm::{ColumnTrait as _, QueryFilter as _};
    Entity::delete_many()
        .filter(Column::WindowStartedAt.lte(now.plus_millis(-WINDOW_MS)))
        .exec(db)
        .await
        .map(|_| ())
}

fn key(address: &str) -> String {
    hash_token(&format!("sign-in:{address}"))
}
