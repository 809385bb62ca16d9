//! Links sent by mail that work once. The mail carries the token, the table its
//! hash. Opening a link (GET) only shows a page with a button: mail scanners
//! open links too. The button (POST) uses it up.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DbErr,
    EntityTrait as _, QueryFilter as _,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::db::entity::one_time_link::{ActiveModel, Column, Entity, Model};
use crate::db::{Instant, unreadable};
use crate::secrets::Token;
use domain::input::Email;
use domain::schedule::PlanRequest;

const MINUTE_MS: i64 = 60_000;
/// A link that ends sooner is not worth looking for in a mailbox.
const WORTH_LOOKING_FOR_MS: i64 = 10 * MINUTE_MS;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Makes the account whose address it proves.
    ConfirmAddress,
    /// Signs in.
    SignIn,
    /// Sets a new password.
    ResetPassword,
    /// Moves an account to the address it proves.
    ChangeAddress,
    /// Lets a member of staff in for the first time.
    StaffInvite,
    /// Never sent: a sign-up whose mailbox has had its share of mails. What it
    /// remembers is used when a link that was sent proves the same address in
    /// the same browser.
    SignUpWaiting,
}

impl Purpose {
    /// The text in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConfirmAddress => "confirm-address",
            Self::SignIn => "sign-in",
            Self::ResetPassword => "reset-password",
            Self::ChangeAddress => "change-address",
            Self::StaffInvite => "staff-invite",
            Self::SignUpWaiting => "sign-up-waiting",
        }
    }

    /// How long it works.
    #[must_use]
    pub const fn lifetime_ms(self) -> i64 {
        match self {
            Self::SignIn => 30 * MINUTE_MS,
            Self::ResetPassword => 60 * MINUTE_MS,
            Self::ConfirmAddress | Self::ChangeAddress | Self::SignUpWaiting => 24 * 60 * MINUTE_MS,
            Self::StaffInvite => 7 * 24 * 60 * MINUTE_MS,
        }
    }
}

/// What a link remembers for the moment it is used.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkData {
    /// Hash of the password chosen at sign-up.
    pub password_hash: Option<String>,
    /// The plan to keep.
    pub draft_plan: Option<PlanRequest>,
    /// Hash of the session of the browser that asked for it.
    pub asked_by: Option<String>,
}

/// A link to be made.
pub struct NewLink {
    /// What for.
    pub purpose: Purpose,
    /// Whose; `None` while there is no account.
    pub account_id: Option<Uuid>,
    /// Address it goes to.
    pub email: Email,
    /// What to remember.
    pub data: LinkData,
}

/// Makes a link.
///
/// # Errors
/// When the database is gone.
pub async fn create(
    db: &impl ConnectionTrait,
    link: NewLink,
    now: Instant,
) -> Result<Token, DbErr> {
    let token = Token::new();
    ActiveModel {
        token_hash: Set(token.hash()),
        purpose: Set(link.purpose.as_str().to_owned()),
        account_id: Set(link.account_id),
        email: Set(Some(link.email.key())),
        address: Set(Some(link.email.typed().to_owned())),
        data: Set(serde_json::to_value(&link.data).map_err(|e| DbErr::Json(e.to_string()))?),
        created_at: Set(now),
        expires_at: Set(now.plus_millis(link.purpose.lifetime_ms())),
        used_at: Set(None),
    }
    .insert(db)
    .await?;
    Ok(token)
}

/// The link of a token hash, if it still works and is for one of these.
///
/// # Errors
/// When the database is gone.
pub async fn find(
    db: &impl ConnectionTrait,
    token_hash: &str,
    purposes: &[Purpose],
    now: Instant,
) -> Result<Option<Model>, DbErr> {
    let row = Entity::find_by_id(token_hash.to_owned()).one(db).await?;
    Ok(row.filter(|link| {
        link.used_at.is_none()
            && link.expires_at > now
            && purposes.iter().any(|p| p.as_str() == link.purpose)
    }))
}

/// Whether a link of this purpose lies in that mailbox and will work for a
/// while: long enough to look for it.
///
/// # Errors
/// When the database is gone.
pub async fn is_in_mailbox(
    db: &impl ConnectionTrait,
    purpose: Purpose,
    account_id: Option<Uuid>,
    email: &str,
    now: Instant,
) -> Result<bool, DbErr> {
    let whose = match account_id {
        Some(id) => Column::AccountId.eq(id),
        None => Column::AccountId.is_null(),
    };
    let found = Entity::find()
        .filter(Column::Email.eq(email))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(whose)
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now.plus_millis(WORTH_LOOKING_FOR_MS)))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Uses a link up; `false` if somebody was quicker.
///
/// # Errors
/// When the database is gone.
pub async fn consume(
    db: &impl ConnectionTrait,
    token_hash: &str,
    now: Instant,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes the force from every unused link of an account: after a new password
/// or address, links in old mails must not open anything.
///
/// # Errors
/// When the database is gone.
pub async fn void_all(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    now: Instant,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::AccountId.eq(account_id))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await
        .map(|_| ())
}

/// What a link remembers.
///
/// # Errors
/// For a row that this release cannot read ([`crate::db::is_unreadable`]).
pub fn data(link: &Model) -> Result<LinkData, DbErr> {
    serde_json::from_value(link.data.clone())
        // The hash opens nothing.
        .map_err(|_| unreadable("one_time_link", &link.token_hash, "data"))
}

/// Where a link was sent.
#[must_use]
pub fn address(link: &Model) -> Option<Email> {
    let key = link.email.as_deref()?;
    Some(Email::kept(link.address.as_deref(), key))
}

/// The link of a token hash, whatever has become of it.
///
/// # Errors
/// When the database is gone.
pub async fn row(db: &impl ConnectionTrait, token_hash: &str) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(token_hash.to_owned()).one(db).await
}

/// Takes the force from every unused link of an account or its address that
/// still works; how many.
///
/// # Errors
/// When the database is gone.
pub async fn void_open(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    email: Option<&str>,
    now: Instant,
) -> Result<u64, DbErr> {
    let mut theirs = Condition::any().add(Column::AccountId.eq(account_id));
    if let Some(email) = email {
        theirs = theirs.add(Column::Email.eq(email));
    }
    let voided = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(theirs)
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(db)
        .await?;
    Ok(voided.rows_affected)
}

/// Deletes every link to an address.
///
/// # Errors
/// When the database is gone.
pub async fn forget_address(db: &impl ConnectionTrait, email: &str) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::Email.eq(email))
        .exec(db)
        .await
        .map(|_| ())
}

/// Deletes links that were over by then.
///
/// # Errors
/// When the database is gone.
pub async fn forget_over(db: &impl ConnectionTrait, then: Instant) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::ExpiresAt.lte(then))
        .exec(db)
        .await
        .map(|_| ())
}
