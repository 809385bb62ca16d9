//! What the owner of an account changes: password, address, language, sessions.

use app::i18n::Lang;
use domain::input::Email;
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, IntoActiveModel as _};

use super::open_link::queue_notice;
use super::sign_in::count;
use super::{Attempt, by_address, link_mail};
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::session::{self, Flash, SessionData};
use crate::auth::{attempt, pace, password};
use crate::db::entity::account;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::secrets::Token;
use crate::state::AppState;

/// Asks for the present password again, before what an open browser must not be
/// enough for. An account that has none (yet) has shown its mailbox instead.
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
    let key = account.email.clone().unwrap_or_default();
    if let Some(wait) = count(state, visitor, &key).await? {
        return Ok(wait);
    }
    if !password::verify(given, Some(hash)).await? {
        return Ok(Attempt::Refused);
    }
    let transaction = state.db.begin().await?;
    attempt::forget(&transaction, &key).await?;
    transaction.commit().await?;
    Ok(Attempt::Done(()))
}

/// Sets a new password: every other session and every unused link ends, this
/// browser gets a new token.
///
/// # Errors
/// When the database is gone.
pub async fn set_password(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
    chosen: &str,
) -> Result<Token, Fault> {
    let now = visitor.instant();
    let hash = password::hash(chosen).await?;
    let transaction = state.db.begin().await?;
    let mut change = account.clone().into_active_model();
    change.password_hash = Set(Some(hash));
    change.update(&transaction).await?;
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
    Ok(token)
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
    email: &Email,
) -> Result<(), Fault> {
    pace::evenly(async {
        let now = visitor.instant();
        let key = email.key();
        let transaction = state.db.begin().await?;
        let known = by_address(&transaction, &key).await?;
        let (kind, purpose, account_id) = match &known {
            Some(other) => (MailKind::AccountExists, Purpose::SignIn, other.id),
            None => (MailKind::ConfirmAddress, Purpose::ChangeAddress, account.id),
        };
        let link = NewLink {
            purpose,
            account_id: Some(account_id),
            email: key.clone(),
            data: LinkData::default(),
        };
        link_mail::queue(&transaction, &state.keys, kind, visitor.lang, link, now).await?;
        let data = SessionData {
            pending_email: Some(key),
            pending_link: None,
            ..visitor.data.clone()
        };
        session::remember(&transaction, visitor.session.as_ref(), &data, now).await?;
        transaction.commit().await?;
        state.mail_bell.notify_one();
        Ok(())
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
