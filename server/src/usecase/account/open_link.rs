//! Using the link that proves an address: it makes the account, or moves one.

use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, SqlErr,
};
use serde_json::json;

use super::change::say;
use super::enter::{Entered, enter};
use super::sign_in::count;
use super::{Attempt, by_address};
use crate::auth::link::{self, LinkData, Purpose};
use crate::auth::password;
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::{account, one_time_link};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::mail::outbox::{self, NewMail};
use crate::secrets::hash_token;
use crate::state::AppState;

/// A link that works, for the page with the button.
pub struct Opened {
    /// What it is for.
    pub purpose: Purpose,
    /// Where it was sent.
    pub email: String,
    /// What it remembers.
    pub data: LinkData,
    /// It was asked for elsewhere, so the password chosen there is asked again:
    /// who signs up with somebody else's address must not choose the password.
    pub needs_password: bool,
}

/// Looks at a link without using it.
///
/// # Errors
/// [`Fault::NotFound`] if it does not work (any more).
pub async fn look(
    state: &AppState,
    visitor: &Visitor,
    token: &str,
    purposes: &[Purpose],
) -> Result<Opened, Fault> {
    let link = link::find(
        state.db.read(),
        &hash_token(token),
        purposes,
        visitor.instant(),
    )
    .await?
    .ok_or(Fault::NotFound)?;
    let purpose = *purposes
        .iter()
        .find(|p| p.as_str() == link.purpose)
        .ok_or(Fault::NotFound)?;
    Ok(opened(visitor, purpose, &link))
}

fn opened(visitor: &Visitor, purpose: Purpose, link: &one_time_link::Model) -> Opened {
    let data = link::data(link);
    let is_same_browser = match (&data.asked_by, &visitor.session) {
        (Some(asked_by), Some(session)) => *asked_by == session.token_hash,
        _ => false,
    };
    Opened {
        purpose,
        email: link.email.clone().unwrap_or_default(),
        needs_password: purpose == Purpose::ConfirmAddress && !is_same_browser,
        data,
    }
}

/// What came of it.
pub enum Confirmed {
    /// The account was made; its owner is signed in.
    Entered(Entered),
    /// The account has its new address.
    Moved,
}

/// Uses the link.
///
/// # Errors
/// [`Fault::NotFound`] if it does not work (any more).
pub async fn confirm(
    state: &AppState,
    visitor: &Visitor,
    token: &str,
    given: &str,
) -> Result<Attempt<Confirmed>, Fault> {
    const PURPOSES: [Purpose; 2] = [Purpose::ConfirmAddress, Purpose::ChangeAddress];
    let now = visitor.instant();
    let link = look(state, visitor, token, &PURPOSES).await?;
    if link.needs_password {
        if let Some(wait) = count(state, visitor, &link.email).await? {
            return Ok(wait);
        }
        if !password::verify(given, link.data.password_hash.as_deref()).await? {
            return Ok(Attempt::Refused);
        }
    }
    let transaction = state.db.begin().await?;
    if !link::consume(&transaction, &hash_token(token), now).await? {
        return Err(Fault::NotFound);
    }
    let confirmed = match link.purpose {
        Purpose::ChangeAddress => {
            move_account(&transaction, visitor, token, &link.email).await?;
            say(&transaction, visitor, "account-flash-moved").await?;
            Confirmed::Moved
        }
        _ => Confirmed::Entered(make_account(&transaction, visitor, link).await?),
    };
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(Attempt::Done(confirmed))
}

/// Makes the account. If another link has made it meanwhile, that one's
/// password stays and this link only signs in.
async fn make_account(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    link: Opened,
) -> Result<Entered, Fault> {
    let now = visitor.instant();
    let account = match by_address(db, &link.email).await? {
        Some(account) if account.deactivated_at.is_some() => return Err(Fault::NotFound),
        Some(account) => account,
        None => account::ActiveModel {
            id: Set(new_id()),
            email: Set(Some(link.email.clone())),
            role: Set(domain::account::Role::Applicant.as_str().to_owned()),
            bureau: Set(None),
            name: Set(None),
            password_hash: Set(link.data.password_hash.clone()),
            lang: Set(visitor.lang.as_str().to_owned()),
            mail_preference: Set(domain::account::MailPreference::default()
                .as_str()
                .to_owned()),
            confirmed_at: Set(Some(now)),
            created_at: Set(now),
            deletion_requested_at: Set(None),
            deactivated_at: Set(None),
        }
        .insert(db)
        .await
        .map_err(taken)?,
    };
    enter(
        db,
        visitor,
        &account,
        link.data,
        Some("account-flash-confirmed"),
    )
    .await
}

/// Gives an account the address that the link has proved, and tells the old one.
async fn move_account(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    token: &str,
    email: &str,
) -> Result<(), Fault> {
    let now = visitor.instant();
    let link = one_time_link::Entity::find_by_id(hash_token(token))
        .one(db)
        .await?
        .ok_or(Fault::NotFound)?;
    let id = link.account_id.ok_or(Fault::NotFound)?;
    let account = account::Entity::find_by_id(id)
        .one(db)
        .await?
        .filter(|a| a.deactivated_at.is_none())
        .ok_or(Fault::NotFound)?;
    if by_address(db, email).await?.is_some() {
        return Err(Fault::NotFound);
    }
    let old = account.email.clone();
    let lang = app::i18n::Lang::parse(&account.lang).unwrap_or_default();
    let mut change = account.into_active_model();
    change.email = Set(Some(email.to_owned()));
    change.confirmed_at = Set(Some(now));
    change.update(db).await.map_err(taken)?;
    // Links in mails to the old address must open nothing.
    link::void_all(db, id, now).await?;
    queue_notice(db, MailKind::AddressChanged, id, old, lang, now).await
}

/// Queues a notice about security, to the address given or the account's.
pub(super) async fn queue_notice(
    db: &impl ConnectionTrait,
    kind: MailKind,
    account_id: uuid::Uuid,
    recipient: Option<String>,
    lang: app::i18n::Lang,
    now: Instant,
) -> Result<(), Fault> {
    let mail = NewMail {
        kind,
        account_id: Some(account_id),
        plan_id: None,
        recipient,
        lang,
        dedupe_key: format!("{}:{account_id}:{}", kind.as_str(), now.0),
        payload: json!({}),
        not_before: now,
        not_after: None,
    };
    outbox::queue(db, mail, now).await?;
    Ok(())
}

/// Two links for one address used in the same moment: the second starts anew.
fn taken(error: sea_orm::DbErr) -> Fault {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Fault::Conflict,
        _ => error.into(),
    }
}
