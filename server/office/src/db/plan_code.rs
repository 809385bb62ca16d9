//! Sealed codes of plans. What a place is called decides what opens there, so
//! that name is made here alone.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::Instant;
use super::entity::plan_code;
use crate::secrets::{Keys, SecretError};

/// Where a code is sealed: it opens nowhere else.
#[must_use]
pub fn place(plan_id: Uuid, kind: &str) -> String {
    format!("plan:{plan_id}:{kind}")
}

/// The stored code of this kind, opened.
///
/// # Errors
/// When the database is gone; inside: when it does not open.
pub async fn load(
    db: &impl ConnectionTrait,
    keys: &Keys,
    plan_id: Uuid,
    kind: &str,
) -> Result<Option<Result<String, SecretError>>, DbErr> {
    let row = plan_code::Entity::find_by_id((plan_id, kind.to_owned()))
        .one(db)
        .await?;
    Ok(row.map(|row| open(keys, &row)))
}

/// Every code of a plan with its kind: for the export.
///
/// # Errors
/// When the database is gone; inside: when one does not open.
pub async fn all(
    db: &impl ConnectionTrait,
    keys: &Keys,
    plan_id: Uuid,
) -> Result<Vec<(String, Result<String, SecretError>)>, DbErr> {
    let rows = plan_code::Entity::find()
        .filter(plan_code::Column::PlanId.eq(plan_id))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.kind.clone(), open(keys, &row)))
        .collect())
}

/// Stores a code, sealed, in place of an older one of its kind.
///
/// # Errors
/// When the database is gone; inside: when it cannot be sealed.
pub async fn store(
    db: &impl ConnectionTrait,
    keys: &Keys,
    plan_id: Uuid,
    (kind, code): (&str, &str),
    now: Instant,
) -> Result<Result<(), SecretError>, DbErr> {
    let (key_id, sealed) = match keys.seal(&place(plan_id, kind), code) {
        Ok(sealed) => sealed,
        Err(error) => return Ok(Err(error)),
    };
    let row = plan_code::ActiveModel {
        plan_id: Set(plan_id),
        kind: Set(kind.to_owned()),
        key_id: Set(key_id),
        sealed: Set(sealed),
        recorded_at: Set(now),
    };
    use plan_code::Column::{KeyId, Kind, PlanId, RecordedAt, Sealed};
    let newer = OnConflict::columns([PlanId, Kind])
        .update_columns([KeyId, Sealed, RecordedAt])
        .to_owned();
    plan_code::Entity::insert(row)
        .on_conflict(newer)
        .exec_without_returning(db)
        .await?;
    Ok(Ok(()))
}

/// Forgets a plan's code, or all of them.
///
/// # Errors
/// When the database is gone.
pub async fn forget(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
    kind: Option<&str>,
) -> Result<(), DbErr> {
    let mut deletion =
        plan_code::Entity::delete_many().filter(plan_code::Column::PlanId.eq(plan_id));
    if let Some(kind) = kind {
        deletion = deletion.filter(plan_code::Column::Kind.eq(kind));
    }
    deletion.exec(db).await.map(|_| ())
}

fn open(keys: &Keys, row: &plan_code::Model) -> Result<String, SecretError> {
    keys.open(row.key_id, &place(row.plan_id, &row.kind), &row.sealed)
}
