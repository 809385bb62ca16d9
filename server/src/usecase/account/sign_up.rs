//! Signing up. The account is made when the link in the mail is used; until
//! then the link remembers the password's hash and the plan, and this browser's
//! session keeps the plan too.

use domain::input::Email;
use sea_orm::{ConnectionTrait, EntityTrait as _};

use super::link_mail::{Asked, LinkMail, Ticket};
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::password::Queue;
use crate::auth::session::{self, DraftPlan, SessionData};
use crate::auth::{pace, who};
use crate::db::Instant;
use crate::db::entity::one_time_link;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::state::AppState;

/// What somebody signs up with.
pub struct SignUp<'a> {
    /// Address.
    pub email: &'a Email,
    /// The password chosen.
    pub password: &'a str,
    /// The plan to keep.
    pub draft: Option<DraftPlan>,
    /// Where this browser was going.
    pub next: Option<String>,
}

/// Sends a confirmation link to a new address and a sign-in link to a known one.
///
/// # Errors
/// [`Fault::Busy`]; when the database is gone.
pub async fn sign_up(
    state: &AppState,
    visitor: &Visitor,
    ticket: &Ticket,
    sign_up: SignUp<'_>,
) -> Result<Asked, Fault> {
    pace::evenly(async {
        // Hashed for known addresses too: they must take as long.
        let hash = state.passwords.hash(Queue::Strangers, sign_up.password);
        let password_hash = hash.await?;
        let now = visitor.instant();
        let address = sign_up.email.key();
        let is_enough = ticket.is_enough(state, &address);
        let transaction = state.db.begin().await?;
        let draft = sign_up.draft.or_else(|| visitor.data.draft_plan.clone());
        let mut data = SessionData {
            draft_plan: draft,
            pending_email: Some(address.clone()),
            next: sign_up.next,
            ..visitor.data.clone()
        };
        let (asked_by, token) =
            session::remember(&transaction, visitor.session.as_ref(), &data, now).await?;
        let remembered = LinkData {
            password_hash: Some(password_hash),
            draft_plan: data.draft_plan.clone(),
            asked_by: Some(asked_by.clone()),
        };
        let mail = proof(&transaction, visitor, &address, remembered.clone(), now).await?;
        let pending = match ticket.queue(state, &transaction, mail, is_enough).await? {
            Some(hash) => hash,
            None => wait(&transaction, address, remembered, now).await?,
        };
        data.pending_link = Some(pending);
        session::save(&transaction, &asked_by, &data, now).await?;
        transaction.commit().await?;
        state.mail_bell.notify_one();
        Ok(Asked { token, is_enough })
    })
    .await
}

/// The mail that proves an address.
async fn proof(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    address: &str,
    data: LinkData,
    now: Instant,
) -> Result<LinkMail, Fault> {
    let known = who::has_address(db, address).await?;
    let (kind, purpose) = match known {
        Some(_) => (MailKind::AccountExists, Purpose::SignIn),
        None => (MailKind::ConfirmAddress, Purpose::ConfirmAddress),
    };
    Ok(LinkMail {
        kind,
        lang: visitor.lang,
        link: NewLink {
            purpose,
            account_id: known.map(|account| account.id),
            email: address.to_owned(),
            data,
        },
        now,
    })
}

/// Remembers a sign-up without a mail of its own: whichever link of the mailbox
/// is used in this browser proves the address for it.
async fn wait(
    db: &impl ConnectionTrait,
    address: String,
    data: LinkData,
    now: Instant,
) -> Result<String, Fault> {
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
/// [`Fault::NotFound`] if this browser has not signed up.
pub async fn resend(state: &AppState, visitor: &Visitor, ticket: &Ticket) -> Result<Asked, Fault> {
    pace::evenly(async {
        let now = visitor.instant();
        let (Some(session), Some(pending)) = (&visitor.session, &visitor.data.pending_link) else {
            return Err(Fault::NotFound);
        };
        let transaction = state.db.begin().await?;
        let old = one_time_link::Entity::find_by_id(pending.clone())
            .one(&transaction)
            .await?;
        let old = old
            .filter(|link| link.used_at.is_none())
            .ok_or(Fault::NotFound)?;
        let address = old.email.clone().ok_or(Fault::NotFound)?;
        let is_enough = ticket.is_enough(state, &address);
        let mail = proof(&transaction, visitor, &address, link::data(&old), now).await?;
        if let Some(hash) = ticket.queue(state, &transaction, mail, is_enough).await? {
            let data = SessionData {
                pending_link: Some(hash),
                ..visitor.data.clone()
            };
            session::save(&transaction, &session.token_hash, &data, now).await?;
        }
        transaction.commit().await?;
        state.mail_bell.notify_one();
        Ok(Asked {
            token: None,
            is_enough,
        })
    })
    .await
}
