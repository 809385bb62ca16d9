//! What the owner of an account changes: password, address, language, sessions.

use domain::input::Email;
use locales::Lang;

use super::link_mail::{Asked, LinkMail, Ticket};
use super::{Attempt, attempts};
use crate::actor::{Caller, NotSignedIn};
use crate::auth::attempt::{self, Tally};
use crate::auth::device::Device;
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::pace;
use crate::auth::password::Queue;
use crate::auth::session::{self, Flash, SessionData};
use crate::db::account::{self, Account, AccountChange};
use crate::db::column::MailKind;
use crate::mail::outbox::security_notice;
use crate::office::Office;
use crate::secrets::Token;
use crate::usecase::account::AccountError;

/// Asks for the present password again, before what an open browser must not be
/// enough for. An account that has none (yet) has shown its mailbox instead.
/// What is tried counts for this session alone: a thief at an open browser must
/// not keep its owner out elsewhere.
///
/// # Errors
/// When the database is gone.
pub async fn check_password(
    office: &Office,
    caller: &Caller,
    account: &Account,
    given: &str,
) -> Result<Attempt<()>, AccountError> {
    let Some(hash) = account.password_hash.as_deref() else {
        return Ok(Attempt::Done(()));
    };
    if given.is_empty() {
        return Ok(Attempt::Refused);
    }
    let session = caller.session.as_ref().ok_or(NotSignedIn)?;
    let tally = Tally::of_session(&session.token_hash);
    if let Some(wait) = attempts::of(office, caller, &tally).await? {
        return Ok(Attempt::Wait(wait));
    }
    if !office
        .passwords
        .verify(Queue::Known, given, Some(hash))
        .await?
    {
        return Ok(Attempt::Refused);
    }
    let transaction = office.db.begin().await?;
    attempt::take_back(&transaction, &tally, None).await?;
    transaction.commit().await?;
    Ok(Attempt::Done(()))
}

/// Sets a new password: every other session and every unused link ends, this
/// browser gets a new token and is known by the new password.
///
/// # Errors
/// [`AccountError::Password`]; when the database is gone.
pub async fn set_password(
    office: &Office,
    caller: &Caller,
    account: &Account,
    chosen: &str,
) -> Result<(Token, Device), AccountError> {
    let now = caller.instant();
    let hash = office.passwords.hash(Queue::Known, chosen).await?;
    let transaction = office.db.begin().await?;
    let account = Account {
        password_hash: Some(hash.clone()),
        ..account.clone()
    };
    account::change(&transaction, account.id, AccountChange::Password(hash), now).await?;
    session::end_all(&transaction, account.id, None).await?;
    link::void_all(&transaction, account.id, now).await?;
    security_notice(&transaction, MailKind::PasswordChanged, &account, None, now).await?;
    let flash = Flash {
        message: "account-flash-password".to_owned(),
        at: now,
    };
    let data = SessionData {
        flash: Some(flash),
        ..caller.data.clone()
    };
    let token = session::start(&transaction, Some(account.id), &data, now).await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    let device = Device::after(caller.device.as_ref(), &office.keys, &account);
    Ok((token, device))
}

/// Sends a link to the new address, or, if that has an account of its own, a
/// sign-in link for that one: the answer is the same.
///
/// # Errors
/// When the database is gone.
pub async fn ask_for_address(
    office: &Office,
    caller: &Caller,
    account: &Account,
    ticket: &Ticket,
    email: &Email,
) -> Result<Asked, AccountError> {
    pace::evenly(async {
        let now = caller.instant();
        let address = email.key();
        let is_enough = ticket.is_enough(office, &address);
        let transaction = office.db.begin().await?;
        let known = account::by_address(&transaction, &address).await?;
        let (kind, purpose, account_id) = match &known {
            Some(other) => (MailKind::AccountExists, Purpose::SignIn, other.id),
            None => (MailKind::ChangeAddress, Purpose::ChangeAddress, account.id),
        };
        let own = known.and_then(|other| other.address);
        let mail = LinkMail {
            kind,
            lang: caller.lang,
            link: NewLink {
                purpose,
                account_id: Some(account_id),
                email: own.unwrap_or_else(|| email.clone()),
                data: LinkData::default(),
            },
            now,
        };
        ticket.queue(office, &transaction, mail, is_enough).await?;
        let (_, token) = session::remember(&transaction, caller.session.as_ref(), now, |data| {
            data.pending_email = Some(email.typed().to_owned());
            data.pending_link = None;
        })
        .await?;
        transaction.commit().await?;
        office.mail_bell.notify_one();
        Ok(Asked { token, is_enough })
    })
    .await
}

/// Sets the language of pages and mails.
///
/// # Errors
/// When the database is gone.
pub async fn set_language(
    office: &Office,
    caller: &Caller,
    account: &Account,
    lang: Lang,
) -> Result<(), AccountError> {
    let transaction = office.db.begin().await?;
    account::change(
        &transaction,
        account.id,
        AccountChange::Lang(lang),
        caller.instant(),
    )
    .await?;
    caller
        .say(&transaction, locales::id!("account-flash-saved"))
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Signs out here, or (`everywhere`) in every browser. The new, nameless session
/// only carries the sentence that says so. Who was not signed in gets none, and
/// keeps what the browser remembers.
///
/// # Errors
/// When the database is gone.
pub async fn sign_out(
    office: &Office,
    caller: &Caller,
    everywhere: bool,
) -> Result<Option<Token>, AccountError> {
    let Some(session) = caller
        .session
        .as_ref()
        .filter(|session| session.account_id.is_some())
    else {
        return Ok(None);
    };
    let transaction = office.db.begin().await?;
    session::end(&transaction, &session.token_hash).await?;
    if let (true, Some(account)) = (everywhere, &caller.account) {
        session::end_all(&transaction, account.id, None).await?;
    }
    let message = if everywhere {
        "account-flash-signed-out-everywhere"
    } else {
        "account-flash-signed-out"
    };
    let flash = Flash {
        message: message.to_owned(),
        at: caller.instant(),
    };
    let data = SessionData {
        flash: Some(flash),
        ..SessionData::default()
    };
    let token = session::start(&transaction, None, &data, caller.instant()).await?;
    transaction.commit().await?;
    Ok(Some(token))
}
