//! Forget: mails that ended long ago say nothing of anybody any more: their address, words
//! and the mail server's answers go; that they were, and what became of them, stays.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, Condition, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use crate::db::entity::{delivery_attempt, outbox};
use crate::db::{Db, Instant};

/// Rows that one transaction changes: others wait no longer than for these.
const PAGE: u64 = 500;

/// Blanks what ended by then; how many rows of mails and attempts.
///
/// # Errors
/// When the database is gone; what was blanked before stays so.
pub async fn forget_settled(db: &Db, then: Instant) -> Result<u64, DbErr> {
    Ok(in_pages(db, then, mails).await? + in_pages(db, then, attempts).await?)
}

async fn in_pages(
    db: &Db,
    then: Instant,
    page: impl AsyncFn(&Db, Instant) -> Result<u64, DbErr>,
) -> Result<u64, DbErr> {
    let mut blanked = 0;
    loop {
        let some = page(db, then).await?;
        blanked += some;
        if some < PAGE {
            return Ok(blanked);
        }
    }
}

async fn mails(db: &Db, then: Instant) -> Result<u64, DbErr> {
    let payload = Expr::expr(Expr::col(outbox::Column::Payload).cast_as("text"));
    let says_something = Condition::any()
        .add(outbox::Column::Recipient.is_not_null())
        .add(outbox::Column::Eml.is_not_null())
        .add(payload.ne("{}"));
    let ids: Vec<Uuid> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(outbox::Column::SettledAt.lte(then))
        .filter(says_something)
        .order_by_asc(outbox::Column::Id)
        .limit(PAGE)
        .into_tuple()
        .all(db.read())
        .await?;
    let transaction = db.begin().await?;
    let blanked = outbox::Entity::update_many()
        .col_expr(outbox::Column::Recipient, Expr::value(None::<String>))
        .col_expr(outbox::Column::Eml, Expr::value(None::<Vec<u8>>))
        .col_expr(outbox::Column::Payload, Expr::value(json!({})))
        .filter(outbox::Column::Id.is_in(ids))
        // One that was sent again meanwhile has not ended.
        .filter(outbox::Column::SettledAt.lte(then))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(blanked.rows_affected)
}

async fn attempts(db: &Db, then: Instant) -> Result<u64, DbErr> {
    let ids: Vec<Uuid> = delivery_attempt::Entity::find()
        .select_only()
        .column(delivery_attempt::Column::Id)
        .filter(delivery_attempt::Column::EndedAt.lte(then))
        .filter(delivery_attempt::Column::Detail.is_not_null())
        .order_by_asc(delivery_attempt::Column::Id)
        .limit(PAGE)
        .into_tuple()
        .all(db.read())
        .await?;
    let transaction = db.begin().await?;
    let blanked = delivery_attempt::Entity::update_many()
        .col_expr(
            delivery_attempt::Column::Detail,
            Expr::value(None::<String>),
        )
        .filter(delivery_attempt::Column::Id.is_in(ids))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(blanked.rows_affected)
}
