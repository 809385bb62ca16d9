//! Mails that came in: the one place of their table.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, TryInsertResult,
};

use super::Instant;
use super::entity::received_mail::{ActiveModel, Column, Entity};

/// Notes a mail by its hash; `false` if it was dealt with before.
///
/// # Errors
/// When the database is gone.
pub async fn note(db: &impl ConnectionTrait, hash: String, now: Instant) -> Result<bool, DbErr> {
    let new = ActiveModel {
        hash: Set(hash),
        at: Set(now),
    };
    let noted = Entity::insert(new)
        .on_conflict(OnConflict::column(Column::Hash).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(db)
        .await?;
    Ok(matches!(noted, TryInsertResult::Inserted(1..)))
}

/// Forgets those that came before then: no mail server tries for so long.
///
/// # Errors
/// When the database is gone.
pub async fn forget(db: &impl ConnectionTrait, then: Instant) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::At.lte(then))
        .exec(db)
        .await
        .map(|_| ())
}
