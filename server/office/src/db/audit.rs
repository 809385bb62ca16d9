//! The log of views and of operators' acts.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::Value;
use uuid::Uuid;

use super::entity::audit::{ActiveModel, Column, Entity, Model};
use super::{Instant, MOST_IN};
use crate::clock::new_id;

/// Writes a line. `subject` is `plan:<id>`, `account:<id>` and so on; the detail
/// never holds a code.
///
/// # Errors
/// When the database is gone.
pub async fn record(
    db: &impl ConnectionTrait,
    actor: Option<Uuid>,
    act: &str,
    subject: String,
    detail: Value,
    now: Instant,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(new_id()),
        at: Set(now),
        actor_id: Set(actor),
        act: Set(act.to_owned()),
        subject: Set(subject),
        detail: Set(detail),
    };
    row.insert(db).await.map(|_| ())
}

/// What was done with a subject, the oldest first.
///
/// # Errors
/// When the database is gone.
pub async fn about(db: &impl ConnectionTrait, subject: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Subject.eq(subject))
        .order_by_asc(Column::At)
        .all(db)
        .await
}

/// When each actor did something last.
///
/// # Errors
/// When the database is gone.
pub async fn last_acts(db: &impl ConnectionTrait) -> Result<HashMap<Uuid, Instant>, DbErr> {
    let acts: Vec<(Uuid, Instant)> = Entity::find()
        .select_only()
        .column(Column::ActorId)
        .column_as(Column::At.max(), "last")
        .filter(Column::ActorId.is_not_null())
        .group_by(Column::ActorId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(acts.into_iter().collect())
}

/// Forgets what somebody did, and what was done with what is gone.
///
/// # Errors
/// When the database is gone.
pub async fn forget(
    db: &impl ConnectionTrait,
    actor: Uuid,
    subjects: &[String],
) -> Result<(), DbErr> {
    let by_them = [Column::ActorId.eq(actor)];
    let about = subjects
        .chunks(MOST_IN)
        .map(|some| Column::Subject.is_in(some.iter().cloned()));
    for rows in by_them.into_iter().chain(about) {
        Entity::delete_many().filter(rows).exec(db).await?;
    }
    Ok(())
}
