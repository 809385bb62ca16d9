//! Signing in: by password, or by a link sent to the address.

use domain::input::Email;

use super::enter::{Entered, enter};
use super::link_mail::{Asked, LinkMail, Ticket};
use super::{Attempt, attempts};
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::pace;
use crate::auth::password::Queue;
use crate::auth::session::{self, SessionData};
use crate::auth::who::{self, LinkOwner};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::secrets::hash_token;
use crate::state::AppState;

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
    let address = email.key();
    let device = attempts::known_device(state, visitor, &address).await?;
    if let Some(wait) = attempts::to_sign_in(state, visitor, &address, device).await? {
        return Ok(Attempt::Wait(wait));
    }
    let account = who::by_address(state.db.read(), &address).await?;
    let hash = account.as_ref().and_then(|a| a.password_hash.as_deref());
    let queue = match device {
        Some(_) => Queue::Known,
        None => Queue::Strangers,
    };
    let is_right = state.passwords.verify(queue, given, hash).await?;
    let Some(account) = account.filter(|_| is_right) else {
        return Ok(Attempt::Refused);
    };
    let transaction = state.db.begin().await?;
    let entered = enter(
        &transaction,
        &state.keys,
        visitor,
        &account,
        LinkData::default(),
        None,
    )
    .await?;
    transaction.commit().await?;
    Ok(Attempt::Done(entered))
}

/// Sends a sign-in link, if there is an account; the answer is the same.
/// `next`: where this browser was going.
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
    ask_for(state, visitor, ticket, email, Purpose::SignIn, next).await
}

/// Sends a link of this purpose to a known address.
pub(super) async fn ask_for(
    state: &AppState,
    visitor: &Visitor,
    ticket: &Ticket,
    email: &Email,
    purpose: Purpose,
    next: Option<String>,
) -> Result<Asked, Fault> {
    pace::evenly(async {
        let now = visitor.instant();
        let address = email.key();
        let is_enough = ticket.is_enough(state, &address);
        let transaction = state.db.begin().await?;
        let data = SessionData {
            pending_email: Some(address.clone()),
            pending_link: None,
            next,
            ..visitor.data.clone()
        };
        let (asked_by, token) =
            session::remember(&transaction, visitor.session.as_ref(), &data, now).await?;
        if let Some(account) = who::by_address(&transaction, &address).await? {
            let kind = match purpose {
                Purpose::ResetPassword => MailKind::ResetPassword,
                _ => MailKind::SignInLink,
            };
            let link = NewLink {
                purpose,
                account_id: Some(account.id),
                email: address,
                data: LinkData {
                    password_hash: None,
                    draft_plan: data.draft_plan.clone(),
                    asked_by: Some(asked_by),
                },
            };
            let lang = visitor.lang;
            let mail = LinkMail {
                kind,
                lang,
                link,
                now,
            };
            ticket.queue(state, &transaction, mail, is_enough).await?;
        }
        transaction.commit().await?;
        state.mail_bell.notify_one();
        Ok(Asked { token, is_enough })
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
    let LinkOwner::Account(account) = who::of_link(&transaction, &link).await? else {
        return Err(Fault::NotFound);
    };
    let data = link::data(&link);
    let entered = enter(&transaction, &state.keys, visitor, &account, data, None).await?;
    transaction.commit().await?;
    Ok(entered)
}
