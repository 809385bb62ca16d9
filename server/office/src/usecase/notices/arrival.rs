//! Whether mail arrives: the button 「届きました」 in a mail, and the test mail.
//! What is known decides `mail::arrival`.

use std::time::Duration;

use sea_orm::DbErr;
use serde_json::json;
use uuid::Uuid;

use super::NoticeError;
use crate::actor::Caller;
use crate::auth::who;
use crate::db::account::{self, Account, AccountChange};
use crate::db::column::MailKind;
use crate::mail::links;
use crate::mail::outbox::{NewMail, queue};
use crate::office::Office;
use crate::usecase::account::link_mail::{self, To};

pub use crate::mail::arrival::{of, seen_url};

const DAY_MS: i64 = 86_400_000;
/// The mailbox has had its share of an hour.
const HOUR: Duration = Duration::from_secs(3_600);

/// The account of a link 「届きました」, if the link is ours and for the address
/// that the account has now.
///
/// # Errors
/// When the database is gone.
pub async fn account_of(
    office: &Office,
    account: &str,
    signature: &str,
) -> Result<Option<Account>, DbErr> {
    let Ok(id) = account.parse::<Uuid>() else {
        return Ok(None);
    };
    let account = who::by_id(office.db.read(), id).await?;
    Ok(account.filter(|account| links::is_seen_link(office, account, signature)))
}

/// A mail has arrived. Doing it twice changes nothing.
///
/// # Errors
/// When the database is gone.
pub async fn seen(office: &Office, account: &Account) -> Result<(), DbErr> {
    let now = office.clock.now().into();
    let transaction = office.db.begin().await?;
    account::change(&transaction, account.id, AccountChange::MailSeen, now).await?;
    transaction.commit().await
}

/// Sends a mail to see whether it arrives.
///
/// # Errors
/// [`NoticeError::TooMany`]: counted like mails with a link to sign in with.
pub async fn send_test(office: &Office, caller: &Caller) -> Result<(), NoticeError> {
    let account = caller.signed_in()?;
    let now = caller.instant();
    let email = account.address.as_ref().ok_or(NoticeError::NotFound)?;
    let ticket = link_mail::ticket(office, caller, email, To::Owners)
        .await?
        .map_err(NoticeError::TooMany)?;
    if ticket.is_enough(office, &email.key()) {
        return Err(NoticeError::TooMany(HOUR));
    }
    let mail = NewMail {
        kind: MailKind::TestMail,
        account_id: Some(account.id),
        plan_id: None,
        recipient: None,
        lang: account.lang,
        dedupe_key: format!("test-mail:{}:{}", account.id, now.0),
        payload: json!({}),
        not_before: now,
        not_after: Some(now.plus_millis(DAY_MS)),
    };
    let transaction = office.db.begin().await?;
    queue(&transaction, mail, now).await?;
    caller
        .say(&transaction, locales::id!("arrival-flash-sent"))
        .await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(())
}
