//! Signing in: by password, or by a link sent to the address.

use domain::input::Email;

use super::enter::{Entered, enter};
use super::link_mail::{Asked, LinkMail, Ticket};
use super::{Attempt, attempts};
use crate::actor::Caller;
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::pace;
use crate::auth::password::Queue;
use crate::auth::session;
use crate::auth::who::{self, LinkOwner};
use crate::db::account::{self, AccountChange};
use crate::db::column::MailKind;
use crate::office::Office;
use crate::secrets::hash_token;
use crate::usecase::account::AccountError;

/// Signs in with a password. An unknown address takes as long and is counted
/// like a known one.
///
/// # Errors
/// When the database is gone.
pub async fn with_password(
    office: &Office,
    caller: &Caller,
    email: &Email,
    given: &str,
) -> Result<Attempt<Entered>, AccountError> {
    let address = email.key();
    let device = attempts::known_device(office, caller, &address).await?;
    if let Some(wait) = attempts::to_sign_in(office, caller, &address, device).await? {
        return Ok(Attempt::Wait(wait));
    }
    let account = who::by_address(office.db.read(), &address).await?;
    let hash = account.as_ref().and_then(|a| a.password_hash.as_deref());
    let queue = match device {
        Some(_) => Queue::Known,
        None => Queue::Strangers,
    };
    let is_right = office.passwords.verify(queue, given, hash).await?;
    let Some(account) = account.filter(|_| is_right) else {
        return Ok(Attempt::Refused);
    };
    let transaction = office.db.begin().await?;
    let entered = enter(
        &transaction,
        &office.keys,
        caller,
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
    office: &Office,
    caller: &Caller,
    ticket: &Ticket,
    email: &Email,
    next: Option<String>,
) -> Result<Asked, AccountError> {
    ask_for(office, caller, ticket, email, Purpose::SignIn, next).await
}

/// Sends a link of this purpose to a known address.
pub(super) async fn ask_for(
    office: &Office,
    caller: &Caller,
    ticket: &Ticket,
    email: &Email,
    purpose: Purpose,
    next: Option<String>,
) -> Result<Asked, AccountError> {
    pace::evenly(async {
        let now = caller.instant();
        let address = email.key();
        let is_enough = ticket.is_enough(office, &address);
        let transaction = office.db.begin().await?;
        let mut draft = None;
        let (asked_by, token) =
            session::remember(&transaction, caller.session.as_ref(), now, |data| {
                data.pending_email = Some(email.typed().to_owned());
                data.pending_link = None;
                data.next = next;
                draft = data.draft_plan;
            })
            .await?;
        if let Some(account) = who::by_address(&transaction, &address).await? {
            let kind = match purpose {
                Purpose::ResetPassword => MailKind::ResetPassword,
                _ => MailKind::SignInLink,
            };
            let link = NewLink {
                purpose,
                account_id: Some(account.id),
                email: account.address.unwrap_or_else(|| email.clone()),
                data: LinkData {
                    password_hash: None,
                    draft_plan: draft,
                    asked_by: Some(asked_by),
                },
            };
            let lang = caller.lang;
            let mail = LinkMail {
                kind,
                lang,
                link,
                now,
            };
            ticket.queue(office, &transaction, mail, is_enough).await?;
        }
        transaction.commit().await?;
        office.mail_bell.notify_one();
        Ok(Asked { token, is_enough })
    })
    .await
}

/// Signs in with a link from a mail and uses it up.
///
/// # Errors
/// [`AccountError::NotFound`] if the link no longer works.
pub async fn with_link(
    office: &Office,
    caller: &Caller,
    token: &str,
) -> Result<Entered, AccountError> {
    let now = caller.instant();
    let transaction = office.db.begin().await?;
    let link = link::find(&transaction, &hash_token(token), &[Purpose::SignIn], now)
        .await?
        .ok_or(AccountError::NotFound)?;
    if !link::consume(&transaction, &link.token_hash, now).await? {
        return Err(AccountError::NotFound);
    }
    let LinkOwner::Account(account) = who::of_link(&transaction, &link).await? else {
        return Err(AccountError::NotFound);
    };
    let data = link::data(&link)?;
    // The mail with the link has arrived.
    account::change(&transaction, account.id, AccountChange::MailSeen, now).await?;
    let entered = enter(&transaction, &office.keys, caller, &account, data, None).await?;
    transaction.commit().await?;
    Ok(entered)
}
