//! The lock of the one process that delivers mail on SQLite: a lease that is
//! renewed while the process lives.

use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _};

use crate::db::entity::worker_lock;
use crate::db::{Db, Instant};

const NAME: &str = "mail";
/// Takes or renews the lock for `lease_ms`; `false` while another process has it.
///
/// # Errors
/// When the database is gone.
pub async fn hold(db: &Db, owner: &str, lease_now: Instant, lease_ms: i64) -> Result<bool, DbErr> {
    let transaction = db.begin().await?;
    let found = worker_lock::Entity::find_by_id(NAME)
        .one(&transaction)
        .await?;
    let row = worker_lock::ActiveModel {
        name: Set(NAME.to_owned()),
        owner: Set(owner.to_owned()),
        until: Set(lease_now.plus_millis(lease_ms)),
    };
    let held = match found {
        None => row.insert(&transaction).await.map(|_| true)?,
        Some(lock) if lock.owner == owner || lock.until < lease_now => {
            row.update(&transaction).await.map(|_| true)?
        }
        Some(_) => false,
    };
    transaction.commit().await?;
    Ok(held)
}

/// Gives the lock back, so that the next process need not wait.
///
/// # Errors
/// When the database is gone.
pub async fn release(db: &Db, owner: &str) -> Result<(), DbErr> {
    let transaction = db.begin().await?;
    worker_lock::Entity::delete_many()
        .filter(worker_lock::Column::Name.eq(NAME))
        .filter(worker_lock::Column::Owner.eq(owner))
        .exec(&transaction)
        .await?;
    transaction.commit().await
}
