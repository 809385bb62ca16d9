//! Using the link that proves an address: it makes the account, or moves one.
//!
//! That somebody can read a mailbox is not enough to make its address that of
//! an account: the account's own session or password is needed, too. Otherwise
//! one click would make a stranger's account look like the reader's.

use domain::account::Role;
use domain::input::Email;
use sea_orm::{ConnectionTrait, DbErr, SqlErr};

use super::enter::{Entered, enter};
use super::{Attempt, attempts};
use crate::actor::Caller;
use crate::auth::attempt::Tally;
use crate::auth::link::{self, LinkData, Purpose};
use crate::auth::password::Queue;
use crate::auth::session;
use crate::auth::who::{self, LinkOwner};
use crate::clock::new_id;
use crate::db::account::{self, Account, AccountChange, NewAccount};
use crate::db::column::MailKind;
use crate::db::entity::one_time_link;
use crate::mail::outbox::security_notice;
use crate::office::Office;
use crate::secrets::hash_token;
use crate::usecase::account::AccountError;

/// A link that works, for the page with the button.
pub struct Opened {
    /// What it is for.
    pub purpose: Purpose,
    /// Where it was sent.
    pub email: Email,
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
    account: Option<Box<Account>>,
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
/// [`AccountError::NotFound`] if it does not work (any more).
pub async fn look(
    office: &Office,
    caller: &Caller,
    token: &str,
    purposes: &[Purpose],
) -> Result<Opened, AccountError> {
    let db = office.db.read();
    let link = link::find(db, &hash_token(token), purposes, caller.instant())
        .await?
        .ok_or(AccountError::NotFound)?;
    let purpose = *purposes
        .iter()
        .find(|p| p.as_str() == link.purpose)
        .ok_or(AccountError::NotFound)?;
    let account = match who::of_link(db, &link).await? {
        LinkOwner::Closed => return Err(AccountError::NotFound),
        LinkOwner::Nobody => None,
        LinkOwner::Account(account) => Some(account),
    };
    match (purpose, account) {
        (Purpose::ConfirmAddress, account) => confirmed_by(db, caller, link, account).await,
        (Purpose::ChangeAddress, Some(account)) => moved_by(caller, link, account),
        (_, account) => Ok(Opened {
            purpose,
            data: link::data(&link)?,
            email: link::address(&link).ok_or(AccountError::NotFound)?,
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
    caller: &Caller,
    link: one_time_link::Model,
    account: Option<Box<Account>>,
) -> Result<Opened, AccountError> {
    let own = match &caller.data.pending_link {
        Some(pending) => {
            let sign_ups = [Purpose::ConfirmAddress, Purpose::SignUpWaiting];
            let found = link::find(db, pending, &sign_ups, caller.instant()).await?;
            found.filter(|own| own.email == link.email)
        }
        None => None,
    };
    let mut data = link::data(&link)?;
    let is_same_browser = match (&data.asked_by, &caller.session) {
        (Some(asked_by), Some(session)) => *asked_by == session.token_hash,
        _ => false,
    };
    if let Some(own) = &own {
        data = link::data(own)?;
    }
    Ok(Opened {
        purpose: Purpose::ConfirmAddress,
        email: link::address(&link).ok_or(AccountError::NotFound)?,
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

fn moved_by(
    caller: &Caller,
    link: one_time_link::Model,
    account: Box<Account>,
) -> Result<Opened, AccountError> {
    let is_own = caller
        .account
        .as_ref()
        .is_some_and(|caller| caller.id == account.id);
    Ok(Opened {
        purpose: Purpose::ChangeAddress,
        data: link::data(&link)?,
        email: link::address(&link).ok_or(AccountError::NotFound)?,
        needs: match (&account.password_hash, is_own) {
            (_, true) => Needs::Nothing,
            (Some(_), false) => Needs::AccountPassword,
            (None, false) => Needs::Session,
        },
        present: is_own.then(|| account.shown()),
        own_sign_up: None,
        account: Some(account),
    })
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
/// [`AccountError::NotFound`] if it does not work (any more), [`AccountError::Password`].
pub async fn confirm(
    office: &Office,
    caller: &Caller,
    token: &str,
    given: &str,
) -> Result<Attempt<Confirmed>, AccountError> {
    const PURPOSES: [Purpose; 2] = [Purpose::ConfirmAddress, Purpose::ChangeAddress];
    let now = caller.instant();
    let link = look(office, caller, token, &PURPOSES).await?;
    let hash = hash_token(token);
    match check(office, caller, &link, &hash, given).await? {
        Attempt::Done(()) => {}
        Attempt::Refused => return Ok(Attempt::Refused),
        Attempt::Wait(time) => return Ok(Attempt::Wait(time)),
    }
    let transaction = office.db.begin().await?;
    if !link::consume(&transaction, &hash, now).await? {
        return Err(AccountError::NotFound);
    }
    let confirmed = match link.purpose {
        Purpose::ChangeAddress => {
            Confirmed::Moved(move_account(office, &transaction, caller, &hash).await?)
        }
        _ => Confirmed::Made(make_account(office, &transaction, caller, link).await?),
    };
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(Attempt::Done(confirmed))
}

/// Checks what is needed besides the link. What is tried counts for the link
/// alone.
async fn check(
    office: &Office,
    caller: &Caller,
    link: &Opened,
    token_hash: &str,
    given: &str,
) -> Result<Attempt<()>, AccountError> {
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
    if let Some(wait) = attempts::of(office, caller, &Tally::of_link(token_hash)).await? {
        return Ok(Attempt::Wait(wait));
    }
    let is_right = office.passwords.verify(Queue::Known, given, hash).await?;
    Ok(if is_right {
        Attempt::Done(())
    } else {
        Attempt::Refused
    })
}

/// Makes the account. If another link has made it meanwhile, that one's
/// password stays and this link only signs in.
async fn make_account(
    office: &Office,
    db: &impl ConnectionTrait,
    caller: &Caller,
    link: Opened,
) -> Result<Entered, AccountError> {
    let now = caller.instant();
    if let Some(own) = &link.own_sign_up {
        // It may be the link itself, which is used up already.
        link::consume(db, own, now).await?;
    }
    let account = match account::by_address(db, &link.email.key()).await? {
        Some(account) if account.deactivated_at.is_some() => return Err(AccountError::NotFound),
        Some(account) => account,
        None => {
            let new = NewAccount {
                id: new_id(),
                email: link.email.clone(),
                role: Role::Applicant,
                bureau: None,
                name: None,
                password_hash: link.data.password_hash.clone(),
                lang: caller.lang,
                confirmed_at: Some(now),
            };
            account::insert(db, new, now).await.map_err(taken)?
        }
    };
    // The mail with the link has arrived.
    account::change(db, account.id, AccountChange::MailSeen, now).await?;
    let flash = Some("account-flash-confirmed");
    enter(db, &office.keys, caller, &account, link.data, flash).await
}

/// Gives an account the address that the link has proved, and tells the old
/// one. Every session and every unused link of the account ends: who got in
/// before by another mailbox or an open browser is out. This browser is signed
/// in anew.
async fn move_account(
    office: &Office,
    db: &impl ConnectionTrait,
    caller: &Caller,
    token_hash: &str,
) -> Result<Entered, AccountError> {
    let now = caller.instant();
    let link = link::row(db, token_hash)
        .await?
        .ok_or(AccountError::NotFound)?;
    let LinkOwner::Account(before) = who::of_link(db, &link).await? else {
        return Err(AccountError::NotFound);
    };
    let email = link::address(&link).ok_or(AccountError::NotFound)?;
    if account::by_address(db, &email.key()).await?.is_some() {
        return Err(AccountError::NotFound);
    }
    let account = Account {
        email: Some(email.key()),
        address: Some(email.clone()),
        confirmed_at: Some(now),
        ..(*before).clone()
    };
    account::change(db, account.id, AccountChange::Address(email), now)
        .await
        .map_err(taken)?;
    session::end_all(db, account.id, None).await?;
    link::void_all(db, account.id, now).await?;
    security_notice(db, MailKind::AddressChanged, &account, before.wire(), now).await?;
    let flash = Some("account-flash-moved");
    let nothing = LinkData::default();
    enter(db, &office.keys, caller, &account, nothing, flash).await
}

/// Two links for one address used in the same moment: the second starts anew.
fn taken(error: DbErr) -> AccountError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => AccountError::Changed,
        _ => error.into(),
    }
}
