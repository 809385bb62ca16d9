//! A new password by a link: for who forgot theirs, and for invited staff.

use domain::input::Email;

use super::enter::{Entered, enter};
use super::link_mail::{Asked, Ticket};
use super::sign_in::ask_for;
use crate::actor::Caller;
use crate::auth::link::{self, Purpose};
use crate::auth::password::Queue;
use crate::auth::session;
use crate::auth::who::{self, LinkOwner};
use crate::db::account::{self, Account, AccountChange};
use crate::db::column::MailKind;
use crate::mail::outbox::security_notice;
use crate::office::Office;
use crate::secrets::hash_token;
use crate::usecase::account::AccountError;

/// Sends the link, if there is an account; the answer is the same. `next`: where
/// this browser was going.
///
/// # Errors
/// When the database is gone.
pub async fn send_link(
    office: &Office,
    caller: &Caller,
    ticket: &Ticket,
    email: &Email,
    next: Option<String>,
) -> Result<Asked, AccountError> {
    ask_for(office, caller, ticket, email, Purpose::ResetPassword, next).await
}

/// Sets the password with a link of this purpose, ends every session and every
/// other link, and signs in.
///
/// # Errors
/// [`AccountError::NotFound`] if the link does not work (any more).
pub async fn set_password(
    office: &Office,
    caller: &Caller,
    token: &str,
    purpose: Purpose,
    chosen: &str,
) -> Result<Entered, AccountError> {
    let now = caller.instant();
    let hash = office.passwords.hash(Queue::Known, chosen).await?;
    let transaction = office.db.begin().await?;
    let link = link::find(&transaction, &hash_token(token), &[purpose], now)
        .await?
        .ok_or(AccountError::NotFound)?;
    if !link::consume(&transaction, &link.token_hash, now).await? {
        return Err(AccountError::NotFound);
    }
    let LinkOwner::Account(account) = who::of_link(&transaction, &link).await? else {
        return Err(AccountError::NotFound);
    };
    let had_password = account.password_hash.is_some();
    let account = Account {
        password_hash: Some(hash.clone()),
        confirmed_at: account.confirmed_at.or(Some(now)),
        ..*account
    };
    account::change(&transaction, account.id, AccountChange::Password(hash), now).await?;
    // The link has proved the address.
    account::change(&transaction, account.id, AccountChange::Confirmed, now).await?;
    account::change(&transaction, account.id, AccountChange::MailSeen, now).await?;
    session::end_all(&transaction, account.id, None).await?;
    link::void_all(&transaction, account.id, now).await?;
    if had_password {
        security_notice(&transaction, MailKind::PasswordChanged, &account, None, now).await?;
    }
    let entered = enter(
        &transaction,
        &office.keys,
        caller,
        &account,
        link::data(&link)?,
        Some("account-flash-password"),
    )
    .await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(entered)
}
