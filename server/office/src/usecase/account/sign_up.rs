//! Signing up. The account is made when the link in the mail is used; until
//! then the link remembers the password's hash and the plan, and this browser's
//! session keeps the plan too.

use domain::input::Email;
use domain::schedule::PlanRequest;
use sea_orm::ConnectionTrait;

use super::link_mail::{Asked, LinkMail, Ticket};
use crate::actor::Caller;
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::pace;
use crate::auth::password::Queue;
use crate::auth::session;
use crate::db::Instant;
use crate::db::account;
use crate::db::column::MailKind;
use crate::office::Office;
use crate::usecase::account::AccountError;

/// What somebody signs up with.
pub struct SignUp<'a> {
    /// Address.
    pub email: &'a Email,
    /// The password chosen.
    pub password: &'a str,
    /// The plan to keep.
    pub draft: Option<PlanRequest>,
    /// Where this browser was going.
    pub next: Option<String>,
}

/// Sends a confirmation link to a new address and a sign-in link to a known one.
///
/// # Errors
/// [`AccountError::Password`]; when the database is gone.
pub async fn sign_up(
    office: &Office,
    caller: &Caller,
    ticket: &Ticket,
    sign_up: SignUp<'_>,
) -> Result<Asked, AccountError> {
    pace::evenly(async {
        // Hashed for known addresses too: they must take as long.
        let hash = office.passwords.hash(Queue::Strangers, sign_up.password);
        let password_hash = hash.await?;
        let now = caller.instant();
        let email = sign_up.email;
        let is_enough = ticket.is_enough(office, &email.key());
        let transaction = office.db.begin().await?;
        let mut draft = sign_up.draft;
        let (asked_by, token) =
            session::remember(&transaction, caller.session.as_ref(), now, |data| {
                draft = draft.or(data.draft_plan);
                data.draft_plan = draft;
                data.pending_email = Some(email.typed().to_owned());
                data.next = sign_up.next;
            })
            .await?;
        let remembered = LinkData {
            password_hash: Some(password_hash),
            draft_plan: draft,
            asked_by: Some(asked_by.clone()),
        };
        let mail = proof(&transaction, caller, email, remembered.clone(), now).await?;
        let pending = match ticket.queue(office, &transaction, mail, is_enough).await? {
            Some(hash) => hash,
            None => wait(&transaction, email.clone(), remembered, now).await?,
        };
        session::change(&transaction, &asked_by, now, |data| {
            data.pending_link = Some(pending);
        })
        .await?;
        transaction.commit().await?;
        office.mail_bell.notify_one();
        Ok(Asked { token, is_enough })
    })
    .await
}

/// The mail that proves an address.
async fn proof(
    db: &impl ConnectionTrait,
    caller: &Caller,
    address: &Email,
    data: LinkData,
    now: Instant,
) -> Result<LinkMail, AccountError> {
    let known = account::by_address(db, &address.key()).await?;
    let (kind, purpose) = match known {
        Some(_) => (MailKind::AccountExists, Purpose::SignIn),
        None => (MailKind::ConfirmAddress, Purpose::ConfirmAddress),
    };
    let account_id = known.as_ref().map(|account| account.id);
    // A known mailbox is written to as its owner has typed it.
    let own = known.and_then(|account| account.address);
    Ok(LinkMail {
        kind,
        lang: caller.lang,
        link: NewLink {
            purpose,
            account_id,
            email: own.unwrap_or_else(|| address.clone()),
            data,
        },
        now,
    })
}

/// Remembers a sign-up without a mail of its own: whichever link of the mailbox
/// is used in this browser proves the address for it.
async fn wait(
    db: &impl ConnectionTrait,
    address: Email,
    data: LinkData,
    now: Instant,
) -> Result<String, AccountError> {
    let link = NewLink {
        purpose: Purpose::SignUpWaiting,
        account_id: None,
        email: address,
        data,
    };
    Ok(link::create(db, link, now).await?.hash())
}

/// Sends the mail of this browser's sign-up again, with a new link.
///
/// # Errors
/// [`AccountError::NotFound`] if this browser has not signed up.
pub async fn resend(
    office: &Office,
    caller: &Caller,
    ticket: &Ticket,
) -> Result<Asked, AccountError> {
    pace::evenly(async {
        let now = caller.instant();
        let (Some(session), Some(pending)) = (&caller.session, &caller.data.pending_link) else {
            return Err(AccountError::NotFound);
        };
        let transaction = office.db.begin().await?;
        let old = link::row(&transaction, pending).await?;
        let old = old
            .filter(|link| link.used_at.is_none())
            .ok_or(AccountError::NotFound)?;
        let address = link::address(&old).ok_or(AccountError::NotFound)?;
        let is_enough = ticket.is_enough(office, &address.key());
        let mail = proof(&transaction, caller, &address, link::data(&old)?, now).await?;
        if let Some(hash) = ticket.queue(office, &transaction, mail, is_enough).await? {
            session::change(&transaction, &session.token_hash, now, |data| {
                data.pending_link = Some(hash);
            })
            .await?;
        }
        transaction.commit().await?;
        office.mail_bell.notify_one();
        Ok(Asked {
            token: None,
            is_enough,
        })
    })
    .await
}
