//! A plan's history: every change with time and who. Never a code.

use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, DbErr};
use serde_json::Value;
use uuid::Uuid;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::plan_event;

/// Writes one line of a plan's history, in the transaction of the change.
///
/// `act` is the tail of the Fluent id `plan-event-…`; `detail` holds what that
/// sentence needs and never a code.
///
/// # Errors
/// When the database is gone.
pub(super) async fn record(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
    actor_id: Uuid,
    act: &str,
    detail: Value,
    now: Instant,
) -> Result<(), DbErr> {
    plan_event::ActiveModel {
        id: Set(new_id()),
        plan_id: Set(plan_id),
        actor_id: Set(Some(actor_id)),
        at: Set(now),
        act: Set(act.to_owned()),
        detail: Set(detail),
    }
    .insert(db)
    .await
    .map(|_| ())
}
