//! Signing in: by password, or by a link sent to the address.

use domain::input::Email;

use super::enter::{Entered, enter};
use super::{Attempt, by_address, link_mail};
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::session::{self, SessionData};
use crate::auth::{attempt, pace, password};
use crate::db::entity::account;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::secrets::{Token, hash_token};
use crate::state::AppState;
use sea_orm::EntityTrait as _;

/// Signs in with a password. An unknown address takes as long and is counted
/// like a known one.
///
/// # Errors
/// When the database is gone.
pub async fn with_password(
    state: &AppState,
    visitor: &Visitor,
    email: &Email,
    given: &str,
) -> Result<Attempt<Entered>, Fault> {
    let key = email.key();
    if let Some(wait) = count(state, visitor, &key).await? {
        return Ok(wait);
    }
    let account = by_address(state.db.read(), &key)
        .await?
        .filter(|a| a.deactivated_at.is_none());
    let hash = account.as_ref().and_then(|a| a.password_hash.as_deref());
    let is_right = password::verify(given, hash).await?;
    let Some(account) = account.filter(|_| is_right) else {
        return Ok(Attempt::Refused);
    };
    let transaction = state.db.begin().await?;
    let entered = enter(&transaction, visitor, &account, LinkData::default(), None).await?;
    transaction.commit().await?;
    Ok(Attempt::Done(entered))
}

/// Counts an attempt for an address; `Some` if there were too many.
pub(super) async fn count<T>(
    state: &AppState,
    visitor: &Visitor,
    key: &str,
) -> Result<Option<Attempt<T>>, Fault> {
    let most = state.config.limits.sign_in_failures;
    let transaction = state.db.begin().await?;
    let counted = attempt::count(&transaction, key, most, visitor.instant()).await?;
    transaction.commit().await?;
    Ok(counted.err().map(Attempt::Wait))
}

/// Sends a sign-in link, if there is an account; the answer is the same.
/// `next`: where this browser was going. Gives the token of the browser's session if it was started for this.
///
/// # Errors
/// When the database is gone.
pub async fn send_link(
    state: &AppState,
    visitor: &Visitor,
    email: &Email,
    next: Option<String>,
) -> Result<Option<Token>, Fault> {
    ask_for(state, visitor, email, Purpose::SignIn, next).await
}

/// Sends a link of this purpose to a known address.
pub(super) async fn ask_for(
    state: &AppState,
    visitor: &Visitor,
    email: &Email,
    purpose: Purpose,
    next: Option<String>,
) -> Result<Option<Token>, Fault> {
    pace::evenly(async {
        let now = visitor.instant();
        let key = email.key();
        let transaction = state.db.begin().await?;
        let data = SessionData {
            pending_email: Some(key.clone()),
            pending_link: None,
            next,
            ..visitor.data.clone()
        };
        let (asked_by, token) =
            session::remember(&transaction, visitor.session.as_ref(), &data, now).await?;
        let known = by_address(&transaction, &key)
            .await?
            .filter(|a| a.deactivated_at.is_none());
        if let Some(account) = known {
            let kind = match purpose {
                Purpose::ResetPassword => MailKind::ResetPassword,
                _ => MailKind::SignInLink,
            };
            let link = NewLink {
                purpose,
                account_id: Some(account.id),
                email: key,
                data: LinkData {
                    password_hash: None,
                    draft_plan: data.draft_plan.clone(),
                    asked_by: Some(asked_by),
                },
            };
            link_mail::queue(&transaction, &state.keys, kind, visitor.lang, link, now).await?;
        }
        transaction.commit().await?;
        state.mail_bell.notify_one();
        Ok(token)
    })
    .await
}

/// Signs in with a link from a mail and uses it up.
///
/// # Errors
/// [`Fault::NotFound`] if the link no longer works.
pub async fn with_link(state: &AppState, visitor: &Visitor, token: &str) -> Result<Entered, Fault> {
    let now = visitor.instant();
    let transaction = state.db.begin().await?;
    let link = link::find(&transaction, &hash_token(token), &[Purpose::SignIn], now)
        .await?
        .ok_or(Fault::NotFound)?;
    if !link::consume(&transaction, &link.token_hash, now).await? {
        return Err(Fault::NotFound);
    }
    let id = link.account_id.ok_or(Fault::NotFound)?;
    let account = account::Entity::find_by_id(id)
        .one(&transaction)
        .await?
        // A link must not open an account that has moved to another address.
        .filter(|a| a.deactivated_at.is_none() && a.email == link.email)
        .ok_or(Fault::NotFound)?;
    let entered = enter(&transaction, visitor, &account, link::data(&link), None).await?;
    transaction.commit().await?;
    Ok(entered)
}
