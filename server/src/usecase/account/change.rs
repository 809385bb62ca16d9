//! What the owner of an account changes: password, address, language, sessions.

use app::i18n::Lang;
use domain::input::Email;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, IntoActiveModel as _};

use super::link_mail::{Asked, LinkMail, Ticket};
use super::open_link::queue_notice;
use super::{Attempt, attempts};
use crate::auth::attempt::{self, Tally};
use crate::auth::device::Device;
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::password::Queue;
use crate::auth::session::{self, Flash, SessionData};
use crate::auth::{pace, who};
use crate::db::entity::account;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::secrets::Token;
use crate::state::AppState;

/// Asks for the present password again, before what an open browser must not be
/// enough for. An account that has none (yet) has shown its mailbox instead.
/// What is tried counts for this session alone: a thief at an open browser must
/// not keep its owner out elsewhere.
///
/// # Errors
/// When the database is gone.
pub async fn check_password(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
    given: &str,
) -> Result<Attempt<()>, Fault> {
    let Some(hash) = account.password_hash.as_deref() else {
        return Ok(Attempt::Done(()));
    };
    if given.is_empty() {
        return Ok(Attempt::Refused);
    }
    let session = visitor.session.as_ref().ok_or(Fault::SignInFirst)?;
    let tally = Tally::of_session(&session.token_hash);
    if let Some(wait) = attempts::of(state, visitor, &tally).await? {
        return Ok(Attempt::Wait(wait));
    }
    if !state
        .passwords
        .verify(Queue::Known, given, Some(hash))
        .await?
    {
        return Ok(Attempt::Refused);
    }
    let transaction = state.db.begin().await?;
    attempt::take_back(&transaction, &tally, None).await?;
    transaction.commit().await?;
    Ok(Attempt::Done(()))
}

/// Sets a new password: every other session and every unused link ends, this
/// browser gets a new token and is known by the new password.
///
/// # Errors
/// [`Fault::Busy`]; when the database is gone.
pub async fn set_password(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
    chosen: &str,
) -> Result<(Token, Device), Fault> {
    let now = visitor.instant();
    let hash = state.passwords.hash(Queue::Known, chosen).await?;
    let transaction = state.db.begin().await?;
    let mut change = account.clone().into_active_model();
    change.password_hash = Set(Some(hash));
    let account = change.update(&transaction).await?;
    session::end_all(&transaction, account.id, None).await?;
    link::void_all(&transaction, account.id, now).await?;
    let lang = Lang::parse(&account.lang).unwrap_or_default();
    queue_notice(
        &transaction,
        MailKind::PasswordChanged,
        account.id,
        None,
        lang,
        now,
    )
    .await?;
    let flash = Flash {
        message: "account-flash-password".to_owned(),
        at: now,
    };
    let data = SessionData {
        flash: Some(flash),
        ..visitor.data.clone()
    };
    let token = session::start(&transaction, Some(account.id), &data, now).await?;
    transaction.commit().await?;
    state.mail_bell.notify_one();
    let device = Device::after(visitor.device.as_ref(), &state.keys, &account);
    Ok((token, device))
}

/// Sends a link to the new address, or, if that has an account of its own, a
/// sign-in link for that one: the answer is the same.
///
/// # Errors
/// When the database is gone.
pub async fn ask_for_address(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
    ticket: &Ticket,
    email: &Email,
) -> Result<Asked, Fault> {
    pace::evenly(async {
        let now = visitor.instant();
        let address = email.key();
        let is_enough = ticket.is_enough(state, &address);
        let transaction = state.db.begin().await?;
        let known = who::has_address(&transaction, &address).await?;
        let (kind, purpose, account_id) = match &known {
            Some(other) => (MailKind::AccountExists, Purpose::SignIn, other.id),
            None => (MailKind::ChangeAddress, Purpose::ChangeAddress, account.id),
        };
        let mail = LinkMail {
            kind,
            lang: visitor.lang,
            link: NewLink {
                purpose,
                account_id: Some(account_id),
                email: address.clone(),
                data: LinkData::default(),
            },
            now,
        };
        ticket.queue(state, &transaction, mail, is_enough).await?;
        let data = SessionData {
            pending_email: Some(address),
            pending_link: None,
            ..visitor.data.clone()
        };
        let (_, token) =
            session::remember(&transaction, visitor.session.as_ref(), &data, now).await?;
        transaction.commit().await?;
        state.mail_bell.notify_one();
        Ok(Asked { token, is_enough })
    })
    .await
}

/// Sets the language of pages and mails.
///
/// # Errors
/// When the database is gone.
pub async fn set_language(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
    lang: Lang,
) -> Result<(), Fault> {
    let transaction = state.db.begin().await?;
    let mut change = account.clone().into_active_model();
    change.lang = Set(lang.as_str().to_owned());
    change.update(&transaction).await?;
    say(&transaction, visitor, "account-flash-saved").await?;
    transaction.commit().await?;
    Ok(())
}

/// Leaves a sentence for the next page.
pub(in crate::usecase) async fn say(
    db: &impl sea_orm::ConnectionTrait,
    visitor: &Visitor,
    message: &str,
) -> Result<(), Fault> {
    if let Some(session) = &visitor.session {
        let flash = Flash {
            message: message.to_owned(),
            at: visitor.instant(),
        };
        let data = SessionData {
            flash: Some(flash),
            ..visitor.data.clone()
        };
        session::save(db, &session.token_hash, &data, visitor.instant()).await?;
    }
    Ok(())
}

/// Signs out here, or (`everywhere`) in every browser. The new, nameless session
/// only carries the sentence that says so. Who was not signed in gets none, and
/// keeps what the browser remembers.
///
/// # Errors
/// When the database is gone.
pub async fn sign_out(
    state: &AppState,
    visitor: &Visitor,
    everywhere: bool,
) -> Result<Option<Token>, Fault> {
    let Some(session) = visitor
        .session
        .as_ref()
        .filter(|session| session.account_id.is_some())
    else {
        return Ok(None);
    };
    let transaction = state.db.begin().await?;
    session::end(&transaction, &session.token_hash).await?;
    if let (true, Some(account)) = (everywhere, &visitor.account) {
        session::end_all(&transaction, account.id, None).await?;
    }
    let message = if everywhere {
        "account-flash-signed-out-everywhere"
    } else {
        "account-flash-signed-out"
    };
    let flash = Flash {
        message: message.to_owned(),
        at: visitor.instant(),
    };
    let data = SessionData {
        flash: Some(flash),
        ..SessionData::default()
    };
    let token = session::start(&transaction, None, &data, visitor.instant()).await?;
    transaction.commit().await?;
    Ok(Some(token))
}
