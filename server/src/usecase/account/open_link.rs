//! Using the link that proves an address: it makes the account, or moves one.
//!
//! That somebody can read a mailbox is not enough to make its address that of
//! an account: the account's own session or password is needed, too. Otherwise
//! one click would make a stranger's account look like the reader's.

use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, SqlErr,
};
use serde_json::json;

use super::enter::{Entered, enter};
use super::{Attempt, attempts};
use crate::auth::attempt::Tally;
use crate::auth::link::{self, LinkData, Purpose};
use crate::auth::password::Queue;
use crate::auth::session;
use crate::auth::who::{self, LinkOwner};
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
    /// What it remembers; what this browser signed up with goes before what the
    /// link was asked for with.
    pub data: LinkData,
    /// What is needed besides the link.
    pub needs: Needs,
    /// The address that the account has now, where its owner looks on.
    pub present: Option<String>,
    /// The sign-up of this browser, which is used up with the link.
    own_sign_up: Option<String>,
    /// The account that the link is about.
    account: Option<Box<account::Model>>,
}

/// What is needed besides a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it is used where it was asked for, or only signs in.
    Nothing,
    /// The password chosen at sign-up: who signs up with somebody else's
    /// address must not choose the password.
    SignUpPassword,
    /// The password of the account that is to move.
    AccountPassword,
    /// The session of the account that is to move: it has no password.
    Session,
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
    let db = state.db.read();
    let link = link::find(db, &hash_token(token), purposes, visitor.instant())
        .await?
        .ok_or(Fault::NotFound)?;
    let purpose = *purposes
        .iter()
        .find(|p| p.as_str() == link.purpose)
        .ok_or(Fault::NotFound)?;
    let account = match who::of_link(db, &link).await? {
        LinkOwner::Closed => return Err(Fault::NotFound),
        LinkOwner::Nobody => None,
        LinkOwner::Account(account) => Some(account),
    };
    match (purpose, account) {
        (Purpose::ConfirmAddress, account) => confirmed_by(db, visitor, link, account).await,
        (Purpose::ChangeAddress, Some(account)) => Ok(moved_by(visitor, link, account)),
        (_, account) => Ok(Opened {
            purpose,
            data: link::data(&link),
            email: link.email.unwrap_or_default(),
            needs: Needs::Nothing,
            present: None,
            own_sign_up: None,
            account,
        }),
    }
}

/// The browser that signed up needs no more than the link, whichever of the
/// mailbox's links that is.
async fn confirmed_by(
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    link: one_time_link::Model,
    account: Option<Box<account::Model>>,
) -> Result<Opened, Fault> {
    let own = match &visitor.data.pending_link {
        Some(pending) => {
            let sign_ups = [Purpose::ConfirmAddress, Purpose::SignUpWaiting];
            let found = link::find(db, pending, &sign_ups, visitor.instant()).await?;
            found.filter(|own| own.email == link.email)
        }
        None => None,
    };
    let mut data = link::data(&link);
    let is_same_browser = match (&data.asked_by, &visitor.session) {
        (Some(asked_by), Some(session)) => *asked_by == session.token_hash,
        _ => false,
    };
    if let Some(own) = &own {
        data = link::data(own);
    }
    Ok(Opened {
        purpose: Purpose::ConfirmAddress,
        email: link.email.unwrap_or_default(),
        data,
        needs: if is_same_browser || own.is_some() {
            Needs::Nothing
        } else {
            Needs::SignUpPassword
        },
        present: None,
        own_sign_up: own.map(|own| own.token_hash),
        account,
    })
}

fn moved_by(visitor: &Visitor, link: one_time_link::Model, account: Box<account::Model>) -> Opened {
    let is_own = visitor
        .account
        .as_ref()
        .is_some_and(|visitor| visitor.id == account.id);
    Opened {
        purpose: Purpose::ChangeAddress,
        data: link::data(&link),
        email: link.email.unwrap_or_default(),
        needs: match (&account.password_hash, is_own) {
            (_, true) => Needs::Nothing,
            (Some(_), false) => Needs::AccountPassword,
            (None, false) => Needs::Session,
        },
        present: account.email.clone().filter(|_| is_own),
        own_sign_up: None,
        account: Some(account),
    }
}

/// What came of it.
pub enum Confirmed {
    /// The account was made; its owner is signed in.
    Made(Entered),
    /// The account has its new address; its owner is signed in, nobody else is.
    Moved(Entered),
}

/// Uses the link.
///
/// # Errors
/// [`Fault::NotFound`] if it does not work (any more), [`Fault::Busy`].
pub async fn confirm(
    state: &AppState,
    visitor: &Visitor,
    token: &str,
    given: &str,
) -> Result<Attempt<Confirmed>, Fault> {
    const PURPOSES: [Purpose; 2] = [Purpose::ConfirmAddress, Purpose::ChangeAddress];
    let now = visitor.instant();
    let link = look(state, visitor, token, &PURPOSES).await?;
    let hash = hash_token(token);
    match check(state, visitor, &link, &hash, given).await? {
        Attempt::Done(()) => {}
        Attempt::Refused => return Ok(Attempt::Refused),
        Attempt::Wait(time) => return Ok(Attempt::Wait(time)),
    }
    let transaction = state.db.begin().await?;
    if !link::consume(&transaction, &hash, now).await? {
        return Err(Fault::NotFound);
    }
    let confirmed = match link.purpose {
        Purpose::ChangeAddress => {
            Confirmed::Moved(move_account(state, &transaction, visitor, &hash).await?)
        }
        _ => Confirmed::Made(make_account(state, &transaction, visitor, link).await?),
    };
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(Attempt::Done(confirmed))
}

/// Checks what is needed besides the link. What is tried counts for the link
/// alone.
async fn check(
    state: &AppState,
    visitor: &Visitor,
    link: &Opened,
    token_hash: &str,
    given: &str,
) -> Result<Attempt<()>, Fault> {
    let hash = match link.needs {
        Needs::Nothing => return Ok(Attempt::Done(())),
        Needs::Session => return Ok(Attempt::Refused),
        Needs::SignUpPassword => link.data.password_hash.as_deref(),
        Needs::AccountPassword => link
            .account
            .as_ref()
            .and_then(|account| account.password_hash.as_deref()),
    };
    if given.is_empty() {
        return Ok(Attempt::Refused);
    }
    if let Some(wait) = attempts::of(state, visitor, &Tally::of_link(token_hash)).await? {
        return Ok(Attempt::Wait(wait));
    }
    let is_right = state.passwords.verify(Queue::Known, given, hash).await?;
    Ok(if is_right {
        Attempt::Done(())
    } else {
        Attempt::Refused
    })
}

/// Makes the account. If another link has made it meanwhile, that one's
/// password stays and this link only signs in.
async fn make_account(
    state: &AppState,
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    link: Opened,
) -> Result<Entered, Fault> {
    let now = visitor.instant();
    if let Some(own) = &link.own_sign_up {
        // It may be the link itself, which is used up already.
        link::consume(db, own, now).await?;
    }
    let account = match who::has_address(db, &link.email).await? {
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
    let flash = Some("account-flash-confirmed");
    enter(db, &state.keys, visitor, &account, link.data, flash).await
}

/// Gives an account the address that the link has proved, and tells the old
/// one. Every session and every unused link of the account ends: who got in
/// before by another mailbox or an open browser is out. This browser is signed
/// in anew.
async fn move_account(
    state: &AppState,
    db: &impl ConnectionTrait,
    visitor: &Visitor,
    token_hash: &str,
) -> Result<Entered, Fault> {
    let now = visitor.instant();
    let link = one_time_link::Entity::find_by_id(token_hash.to_owned())
        .one(db)
        .await?
        .ok_or(Fault::NotFound)?;
    let LinkOwner::Account(account) = who::of_link(db, &link).await? else {
        return Err(Fault::NotFound);
    };
    let email = link.email.clone().ok_or(Fault::NotFound)?;
    if who::has_address(db, &email).await?.is_some() {
        return Err(Fault::NotFound);
    }
    let (id, old) = (account.id, account.email.clone());
    let lang = app::i18n::Lang::parse(&account.lang).unwrap_or_default();
    let mut change = account.into_active_model();
    change.email = Set(Some(email));
    change.confirmed_at = Set(Some(now));
    let account = change.update(db).await.map_err(taken)?;
    session::end_all(db, id, None).await?;
    link::void_all(db, id, now).await?;
    queue_notice(db, MailKind::AddressChanged, id, old, lang, now).await?;
    let flash = Some("account-flash-moved");
    let nothing = LinkData::default();
    enter(db, &state.keys, visitor, &account, nothing, flash).await
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
