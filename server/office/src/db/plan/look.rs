//! When the planner looks at a plan next. Whatever changes what decides a
//! plan's reminders sets it to "at once" in the same transaction; the planner
//! sets it to when the next one leaves. So a round costs what is due, not what
//! is kept.

use domain::account::PlanAct;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::find::{allows, open_to};
use crate::db::entity::{plan, plan_access};
use crate::db::{Instant, MOST_IN};

/// Nothing is to be looked for any more.
pub const NEVER: Instant = Instant(i64::MAX);

/// In the next round. Each change writes a value of its own, so that the
/// planner does not take a later change for the one that it has looked at.
pub(super) const fn look_at_once(now: Instant) -> Instant {
    Instant(-now.0)
}

/// A plan to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Look {
    /// The plan.
    pub id: Uuid,
    /// Since when.
    pub next_look: Instant,
}

/// The plans to be looked at by `now`, so many after this one.
///
/// # Errors
/// When the database is gone.
pub async fn to_look_at(
    db: &impl ConnectionTrait,
    now: Instant,
    after: Option<Look>,
    limit: u64,
) -> Result<Vec<Look>, DbErr> {
    let mut looks = plan::Entity::find()
        .select_only()
        .columns([plan::Column::Id, plan::Column::NextLook])
        .filter(plan::Column::NextLook.lte(now))
        .order_by_asc(plan::Column::NextLook)
        .order_by_asc(plan::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        looks = looks.filter(
            Condition::any()
                .add(plan::Column::NextLook.gt(after.next_look))
                .add(
                    plan::Column::NextLook
                        .eq(after.next_look)
                        .and(plan::Column::Id.gt(after.id)),
                ),
        );
    }
    looks.into_model().all(db).await
}

/// The accounts that are reminded of these plans.
///
/// # Errors
/// When the database is gone.
pub async fn reminded_of(db: &impl ConnectionTrait, plans: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    let mut accounts = Vec::new();
    for some in plans.chunks(MOST_IN) {
        let rows: Vec<Uuid> = plan_access::Entity::find()
            .select_only()
            .column(plan_access::Column::AccountId)
            .filter(plan_access::Column::PlanId.is_in(some.iter().copied()))
            .filter(allows(PlanAct::BeReminded))
            .into_tuple()
            .all(db)
            .await?;
        accounts.extend(rows);
    }
    accounts.sort_unstable();
    accounts.dedup();
    Ok(accounts)
}

/// Writes when each of these plans is looked at next, unless it has been
/// changed since it was to be looked at (`Look::next_look`).
///
/// # Errors
/// When the database is gone.
pub async fn looked(db: &impl ConnectionTrait, looked: &[(Look, Instant)]) -> Result<(), DbErr> {
    for (look, next) in looked {
        plan::Entity::update_many()
            .col_expr(plan::Column::NextLook, Expr::value(*next))
            .filter(plan::Column::Id.eq(look.id))
            .filter(plan::Column::NextLook.eq(look.next_look))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// The plans of this account are looked at in the next round.
///
/// # Errors
/// When the database is gone.
pub async fn look_again(
    db: &impl ConnectionTrait,
    account: Uuid,
    now: Instant,
) -> Result<(), DbErr> {
    plan::Entity::update_many()
        .col_expr(plan::Column::NextLook, Expr::value(look_at_once(now)))
        .filter(plan::Column::RemovedAt.is_null())
        .filter(plan::Column::Id.in_subquery(open_to(&[account], PlanAct::BeReminded)))
        .exec(db)
        .await?;
    Ok(())
}

/// These plans, or all that are kept, are looked at in the next round: the
/// rules have changed, or somebody has found that one was passed over.
///
/// # Errors
/// When the database is gone.
pub async fn look_at_all(
    db: &impl ConnectionTrait,
    only: Option<&[Uuid]>,
    now: Instant,
) -> Result<(), DbErr> {
    let mut all = plan::Entity::update_many()
        .col_expr(plan::Column::NextLook, Expr::value(look_at_once(now)))
        .filter(plan::Column::RemovedAt.is_null());
    if let Some(only) = only {
        all = all.filter(plan::Column::Id.is_in(only.iter().copied()));
    }
    all.exec(db).await?;
    Ok(())
}
