//! Asking for an account's deletion, and taking that back. Nothing goes for
//! seven days; see `purge`.

use sea_orm::{ConnectionTrait, DbErr};

use super::AccountError;
use crate::actor::Caller;
use crate::auth::session;
use crate::db::Instant;
use crate::db::account::{self, Account, AccountChange};
use crate::db::column::MailKind;
use crate::mail::outbox::security_notice;
use crate::office::Office;

/// Marks the account and tells its owner by mail; other browsers are signed out.
/// Reminders rest meanwhile: planner and deliverer look at
/// `deletion_requested_at`. Asked for twice, the first time counts: the date
/// that the mail names stays true.
///
/// # Errors
/// When the database is gone.
pub async fn request(
    office: &Office,
    caller: &Caller,
    account: &Account,
) -> Result<(), AccountError> {
    if account.deletion_requested_at.is_some() {
        return Ok(());
    }
    let now = caller.instant();
    let transaction = office.db.begin().await?;
    account::change(&transaction, account.id, AccountChange::Leaves, now).await?;
    let kind = MailKind::DeletionRequested;
    security_notice(&transaction, kind, account, None, now).await?;
    let here = caller.session.as_ref().map(|s| s.token_hash.as_str());
    session::end_all(&transaction, account.id, here).await?;
    caller
        .say(&transaction, locales::id!("account-flash-leaving"))
        .await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(())
}

/// After a restore: tells the owner of each account that is to leave by when it
/// can be taken back. Whoever did so after the copy was made would otherwise
/// learn of it when everything is gone. Gives how many.
///
/// # Errors
/// When the database is gone.
pub async fn tell_anew(db: &impl ConnectionTrait, now: Instant) -> Result<u64, DbErr> {
    let leaving = account::leaving(db).await?;
    for account in &leaving {
        security_notice(db, MailKind::DeletionRequested, account, None, now).await?;
    }
    Ok(leaving.len() as u64)
}

/// Takes it back.
///
/// # Errors
/// When the database is gone.
pub async fn take_back(
    office: &Office,
    caller: &Caller,
    account: &Account,
) -> Result<(), AccountError> {
    let transaction = office.db.begin().await?;
    account::change(
        &transaction,
        account.id,
        AccountChange::Stays,
        caller.instant(),
    )
    .await?;
    caller
        .say(&transaction, locales::id!("account-flash-stays"))
        .await?;
    transaction.commit().await?;
    Ok(())
}
