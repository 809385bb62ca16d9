//! Attempts with a password, in the database: they outlive a restart and count
//! for known and unknown addresses alike. The keys are hashes; the table holds
//! no address.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, OnConflict};
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};

use crate::auth::device::Device;
use crate::auth::network::ClientNetwork;
use crate::db::Instant;
use crate::db::entity::attempt_counter::{ActiveModel, Column, Entity};
use crate::secrets::hash_token;

const WINDOW_MS: i64 = 15 * 60 * 1_000;

/// What is counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally(String);

impl Tally {
    /// Signing in with an address, from everywhere.
    #[must_use]
    pub fn of_address(address: &str) -> Self {
        Self::of(&format!("sign-in:{address}"))
    }

    /// … from one client's network.
    #[must_use]
    pub fn of_client(address: &str, network: ClientNetwork) -> Self {
        Self::of(&format!("sign-in:{address}:client:{network}"))
    }

    /// … in a browser that knows the account.
    #[must_use]
    pub fn of_device(address: &str, device: &Device) -> Self {
        Self::of(&format!("sign-in:{address}:device:{}", device.key()))
    }

    /// The present password, asked again in a session.
    #[must_use]
    pub fn of_session(token_hash: &str) -> Self {
        Self::of(&format!("session:{token_hash}"))
    }

    /// A password asked on the page of a one-time link.
    #[must_use]
    pub fn of_link(token_hash: &str) -> Self {
        Self::of(&format!("link:{token_hash}"))
    }

    fn of(what: &str) -> Self {
        Self(hash_token(what))
    }
}

/// Counts an attempt before it is made, so that many at once cannot slip
/// through together. `Err` is how long to wait; `most` 0 is no limit.
///
/// # Errors
/// When the database is gone.
pub async fn count(
    db: &impl ConnectionTrait,
    tally: &Tally,
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
        key: Set(tally.0.clone()),
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

/// Takes back what a part has counted, from the whole as well: who made these
/// attempts has shown that the address is theirs.
///
/// # Errors
/// When the database is gone.
pub async fn take_back(
    db: &impl ConnectionTrait,
    part: &Tally,
    whole: Option<&Tally>,
) -> Result<(), DbErr> {
    let Some(counted) = Entity::find_by_id(part.0.clone()).one(db).await? else {
        return Ok(());
    };
    Entity::delete_by_id(part.0.clone()).exec(db).await?;
    if let Some(whole) = whole {
        Entity::update_many()
            .col_expr(Column::Count, Expr::col(Column::Count).sub(counted.count))
            .filter(Column::Key.eq(whole.0.clone()))
            .filter(Column::Count.gte(counted.count))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Forgets what is counted of an address: its account is gone. What is counted
/// of single clients ends with its window.
///
/// # Errors
/// When the database is gone.
pub async fn forget(db: &impl ConnectionTrait, address: &str) -> Result<(), DbErr> {
    Entity::delete_by_id(Tally::of_address(address).0)
        .exec(db)
        .await
        .map(|_| ())
}

/// Removes counters whose window is over.
///
/// # Errors
/// When the database is gone.
pub async fn tidy(db: &impl ConnectionTrait, now: Instant) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::WindowStartedAt.lte(now.plus_millis(-WINDOW_MS)))
        .exec(db)
        .await
        .map(|_| ())
}
