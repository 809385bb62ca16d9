//! Ending every session and one-time link of a member of staff: a lost telephone,
//! a stolen mailbox. The account stays; they sign in anew.

use domain::input::Email;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::member::{self, NotStaff};
use crate::auth::{link, session};
use crate::db::Instant;
use crate::db::account::Account;
use crate::office::Office;
use crate::usecase::staff::StaffError;

/// What was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Sessions that were open.
    pub sessions: u64,
    /// Links that still worked.
    pub links: u64,
}

/// Ends them.
///
/// # Errors
/// When the database is gone; inside: why there is nobody to act on.
pub async fn revoke_sessions(
    office: &Office,
    email: &Email,
) -> Result<Result<Ended, NotStaff>, StaffError> {
    let now: Instant = office.clock.now().into();
    let transaction = office.db.begin().await?;
    let account = match member::find(&transaction, email).await? {
        Ok(account) => account,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let ended = end_all(&transaction, &account, now).await?;
    let detail = json!({ "sessions": ended.sessions, "links": ended.links });
    member::log(
        &transaction,
        account.id,
        "staff-sessions-revoked",
        detail,
        now,
    )
    .await?;
    transaction.commit().await?;
    Ok(Ok(ended))
}

/// Every way in that is open now: sessions, and links, also those that were made
/// for the address before it had this account.
pub(super) async fn end_all(
    db: &impl ConnectionTrait,
    account: &Account,
    now: Instant,
) -> Result<Ended, DbErr> {
    let sessions = session::of_account(db, account.id).await?;
    let open = sessions.iter().filter(|row| session::is_open(row, now));
    let sessions = u64::try_from(open.count()).unwrap_or(u64::MAX);
    session::end_all(db, account.id, None).await?;
    let links = link::void_open(db, account.id, account.email.as_deref(), now).await?;
    Ok(Ended { sessions, links })
}
