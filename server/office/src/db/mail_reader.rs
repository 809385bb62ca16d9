//! Second recipients: the one place of their table. An account has one at most;
//! nothing goes to them but the question until they have said yes.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _,
};
use uuid::Uuid;

use super::Instant;
use super::entity::mail_reader::{ActiveModel, Column, Entity, Model};
use crate::clock::new_id;

const DAY_MS: i64 = 86_400_000;
/// For so long the link in the mail that asks works.
pub const ASKED_DAYS: i64 = 7;

/// A second recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailReader {
    /// Id; in their links.
    pub id: Uuid,
    /// Whose reminders.
    pub account_id: Uuid,
    /// Address as it is sent to.
    pub address: String,
    /// When they were asked.
    pub asked_at: Instant,
    /// When they said yes.
    pub confirmed_at: Option<Instant>,
    /// When they left.
    pub left_at: Option<Instant>,
}

impl MailReader {
    fn read(row: Model) -> Self {
        Self {
            id: row.id,
            account_id: row.account_id,
            address: row.address,
            asked_at: row.asked_at,
            confirmed_at: row.confirmed_at,
            left_at: row.left_at,
        }
    }

    /// Whether copies go to them.
    #[must_use]
    pub const fn gets_copies(&self) -> bool {
        self.confirmed_at.is_some() && self.left_at.is_none()
    }

    /// Until when they can say yes.
    #[must_use]
    pub const fn asked_until(&self) -> Instant {
        self.asked_at.plus_millis(ASKED_DAYS * DAY_MS)
    }
}

/// The second recipient of an account.
///
/// # Errors
/// When the database is gone.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account: Uuid,
) -> Result<Option<MailReader>, DbErr> {
    let row = Entity::find()
        .filter(Column::AccountId.eq(account))
        .one(db)
        .await?;
    Ok(row.map(MailReader::read))
}

/// The second recipient with this id.
///
/// # Errors
/// When the database is gone.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<MailReader>, DbErr> {
    Ok(Entity::find_by_id(id).one(db).await?.map(MailReader::read))
}

/// Writes down that somebody is asked, in place of whoever was there.
///
/// # Errors
/// When the database is gone.
pub async fn ask(
    db: &impl ConnectionTrait,
    account: Uuid,
    address: String,
    now: Instant,
) -> Result<MailReader, DbErr> {
    forget(db, account).await?;
    let row = ActiveModel {
        id: Set(new_id()),
        account_id: Set(account),
        address: Set(address),
        asked_at: Set(now),
        confirmed_at: Set(None),
        left_at: Set(None),
    };
    Ok(MailReader::read(row.insert(db).await?))
}

/// They say yes, who were asked less than [`ASKED_DAYS`] ago; a second time
/// changes nothing, and who has left comes back only when asked anew. `false`:
/// they are not asked (any more).
///
/// # Errors
/// When the database is gone.
pub async fn confirm(db: &impl ConnectionTrait, id: Uuid, now: Instant) -> Result<bool, DbErr> {
    let Some(reader) = by_id(db, id).await? else {
        return Ok(false);
    };
    if reader.gets_copies() {
        return Ok(true);
    }
    let done = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::ConfirmedAt.is_null())
        .filter(Column::LeftAt.is_null())
        .filter(Column::AskedAt.gt(now.plus_millis(-ASKED_DAYS * DAY_MS)))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// They want no more copies.
///
/// # Errors
/// When the database is gone.
pub async fn leave(db: &impl ConnectionTrait, id: Uuid, now: Instant) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::LeftAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::LeftAt.is_null())
        .exec(db)
        .await
        .map(|_| ())
}

/// Takes the second recipient of an account away.
///
/// # Errors
/// When the database is gone.
pub async fn forget(db: &impl ConnectionTrait, account: Uuid) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::AccountId.eq(account))
        .exec(db)
        .await
        .map(|_| ())
}

/// Forgets the addresses of those who never answered, or have left, before this.
///
/// # Errors
/// When the database is gone.
pub async fn forget_over(db: &impl ConnectionTrait, before: Instant) -> Result<(), DbErr> {
    let unanswered = Column::ConfirmedAt
        .is_null()
        .and(Column::AskedAt.lt(before));
    Entity::delete_many()
        .filter(unanswered.or(Column::LeftAt.lt(before)))
        .exec(db)
        .await
        .map(|_| ())
}
