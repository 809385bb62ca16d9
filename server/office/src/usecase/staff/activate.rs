//! Switching a member of staff on again. They sign in anew.

use domain::input::Email;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::member::{self, NotStaff};
use super::revoke_sessions;
use crate::db::Instant;
use crate::db::account::{self, Account, AccountChange};
use crate::office::Office;
use crate::usecase::staff::StaffError;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchedOn {
    /// They may sign in.
    Done,
    /// They have never set a password: they need a new invitation.
    NeedsInvitation,
    /// They were not switched off; nothing was done.
    WasOn,
}

/// Switches on.
///
/// # Errors
/// When the database is gone; inside: why there is nobody to act on.
pub async fn activate(
    office: &Office,
    email: &Email,
) -> Result<Result<SwitchedOn, NotStaff>, StaffError> {
    let now: Instant = office.clock.now().into();
    let transaction = office.db.begin().await?;
    let account = match member::find(&transaction, email).await? {
        Ok(account) => account,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if account.deactivated_at.is_none() {
        return Ok(Ok(SwitchedOn::WasOn));
    }
    switch_on(&transaction, &account, now).await?;
    transaction.commit().await?;
    Ok(Ok(if account.confirmed_at.is_some() {
        SwitchedOn::Done
    } else {
        SwitchedOn::NeedsInvitation
    }))
}

pub(super) async fn switch_on(
    db: &impl ConnectionTrait,
    account: &Account,
    now: Instant,
) -> Result<(), DbErr> {
    // What a request under way left while they were switched off would come to
    // life again.
    revoke_sessions::end_all(db, account, now).await?;
    account::change(db, account.id, AccountChange::On, now).await?;
    member::log(db, account.id, "staff-activated", json!({}), now).await
}
