//! A new password by a link: for who forgot theirs, and for invited staff.

use domain::input::Email;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, IntoActiveModel as _};

use super::enter::{Entered, enter};
use super::link_mail::{Asked, Ticket};
use super::open_link::queue_notice;
use super::sign_in::ask_for;
use crate::auth::link::{self, Purpose};
use crate::auth::password::Queue;
use crate::auth::session;
use crate::auth::who::{self, LinkOwner};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::secrets::hash_token;
use crate::state::AppState;

/// Sends the link, if there is an account; the answer is the same. `next`: where
/// this browser was going.
///
/// # Errors
/// When the database is gone.
pub async fn send_link(
    state: &AppState,
    visitor: &Visitor,
    ticket: &Ticket,
    email: &Email,
    next: Option<String>,
) -> Result<Asked, Fault> {
    ask_for(state, visitor, ticket, email, Purpose::ResetPassword, next).await
}

/// Sets the password with a link of this purpose, ends every session and every
/// other link, and signs in.
///
/// # Errors
/// [`Fault::NotFound`] if the link does not work (any more).
pub async fn set_password(
    state: &AppState,
    visitor: &Visitor,
    token: &str,
    purpose: Purpose,
    chosen: &str,
) -> Result<Entered, Fault> {
    let now = visitor.instant();
    let hash = state.passwords.hash(Queue::Known, chosen).await?;
    let transaction = state.db.begin().await?;
    let link = link::find(&transaction, &hash_token(token), &[purpose], now)
        .await?
        .ok_or(Fault::NotFound)?;
    if !link::consume(&transaction, &link.token_hash, now).await? {
        return Err(Fault::NotFound);
    }
    let LinkOwner::Account(account) = who::of_link(&transaction, &link).await? else {
        return Err(Fault::NotFound);
    };
    let id = account.id;
    let had_password = account.password_hash.is_some();
    let lang = app::i18n::Lang::parse(&account.lang).unwrap_or_default();
    let confirmed_at = account.confirmed_at.unwrap_or(now);
    let mut change = account.into_active_model();
    change.password_hash = Set(Some(hash));
    // The link has proved the address.
    change.confirmed_at = Set(Some(confirmed_at));
    let account = change.update(&transaction).await?;
    session::end_all(&transaction, id, None).await?;
    link::void_all(&transaction, id, now).await?;
    if had_password {
        queue_notice(&transaction, MailKind::PasswordChanged, id, None, lang, now).await?;
    }
    let entered = enter(
        &transaction,
        &state.keys,
        visitor,
        &account,
        link::data(&link),
        Some("account-flash-password"),
    )
    .await?;
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(entered)
}
