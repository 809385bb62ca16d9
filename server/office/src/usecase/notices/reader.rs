//! The second recipient of an account's reminders. They are asked by a mail and
//! say yes by its link; nothing else goes to them before, and one click ends it.

use std::time::Duration;

use domain::calendar::{japan_date, japan_time};
use domain::input::{self, Email, ErrorCode, FieldError};
use portal::mail_readers::{ReaderConfirmView, ReaderStanding, ReaderView};
use sea_orm::{ConnectionTrait, DbErr, SqlErr};
use serde_json::json;
use uuid::Uuid;

use super::NoticeError;
use crate::actor::Caller;
use crate::auth::who;
use crate::db::Instant;
use crate::db::account::Account;
use crate::db::column::MailKind;
use crate::db::mail_reader::{self, MailReader};
use crate::mail::letter_readers::veiled;
use crate::mail::links;
use crate::mail::outbox::{NewMail, queue};
use crate::office::Office;
use crate::usecase::account::link_mail::{self, To};

/// The mailbox has had its share of an hour.
const HOUR: Duration = Duration::from_secs(3_600);

/// The second recipient of an account, for its owner.
///
/// # Errors
/// When the database is gone.
pub(super) async fn view(
    db: &impl ConnectionTrait,
    account: Uuid,
    now: Instant,
) -> Result<Option<ReaderView>, DbErr> {
    let reader = mail_reader::of_account(db, account).await?;
    Ok(reader.map(|reader| ReaderView {
        standing: standing(&reader, now),
        address: Email::shown(&reader.address),
    }))
}

fn standing(reader: &MailReader, now: Instant) -> ReaderStanding {
    let day = |at: Instant| japan_date(at.timestamp());
    match (reader.left_at, reader.confirmed_at) {
        (Some(at), _) => ReaderStanding::Left(day(at)),
        (None, Some(at)) => ReaderStanding::Confirmed(day(at)),
        (None, None) if now < reader.asked_until() => {
            ReaderStanding::Asked(japan_time(reader.asked_until().timestamp()))
        }
        (None, None) => ReaderStanding::NoAnswer,
    }
}

/// Asks somebody whether they want copies. Asking the same again while they have
/// not answered sends no second mail.
///
/// # Errors
/// [`NoticeError::Invalid`] at `reader`; [`NoticeError::TooMany`], counted like
/// mails to addresses that may be anybody's; [`NoticeError::Changed`] while there
/// is another one.
pub async fn ask(office: &Office, caller: &Caller, typed: &str) -> Result<(), NoticeError> {
    let account = caller.signed_in()?;
    let now = caller.instant();
    let invalid = |error| NoticeError::Invalid(vec![error]);
    let email = input::email("reader", typed).map_err(invalid)?;
    let address = email.wire().to_owned();
    if account.email.as_deref() == Some(email.key().as_str()) {
        let own = FieldError::new("reader", ErrorCode::OwnAddress);
        return Err(invalid(own));
    }
    if let Some(there) = mail_reader::of_account(office.db.read(), account.id).await? {
        match standing(&there, now) {
            ReaderStanding::Asked(_) | ReaderStanding::Confirmed(_) if there.address == address => {
                return Ok(());
            }
            ReaderStanding::Asked(_) | ReaderStanding::Confirmed(_) => {
                return Err(NoticeError::Changed);
            }
            ReaderStanding::NoAnswer | ReaderStanding::Left(_) => {}
        }
    }
    let ticket = link_mail::ticket(office, caller, &email, To::Anybody)
        .await?
        .map_err(NoticeError::TooMany)?;
    if ticket.is_enough(office, &email.key()) {
        return Err(NoticeError::TooMany(HOUR));
    }
    let transaction = office.db.begin().await?;
    let reader = mail_reader::ask(&transaction, account.id, address, now)
        .await
        .map_err(quicker)?;
    queue(&transaction, question(account, &reader, now), now).await?;
    caller
        .say(&transaction, locales::id!("copies-flash-asked"))
        .await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(())
}

fn question(account: &Account, reader: &MailReader, now: Instant) -> NewMail {
    NewMail {
        kind: MailKind::ReaderConfirm,
        account_id: Some(account.id),
        plan_id: None,
        recipient: Some(reader.address.clone()),
        lang: account.lang,
        dedupe_key: format!("reader-confirm:{}", reader.id),
        payload: json!({ "reader": reader.id }),
        not_before: now,
        not_after: Some(reader.asked_until()),
    }
}

/// The form sent twice at once: one of them asks.
fn quicker(error: DbErr) -> NoticeError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => NoticeError::Changed,
        _ => error.into(),
    }
}

/// Takes the second recipient away. What waits for them is dropped when its turn
/// comes.
///
/// # Errors
/// When the database is gone.
pub async fn take_away(office: &Office, caller: &Caller) -> Result<(), NoticeError> {
    let account = caller.signed_in()?;
    let transaction = office.db.begin().await?;
    mail_reader::forget(&transaction, account.id).await?;
    caller
        .say(&transaction, locales::id!("copies-flash-removed"))
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// What the link of the mail that asks shows. `action`: where its button posts.
///
/// # Errors
/// When the database is gone.
pub async fn look(
    office: &Office,
    id: &str,
    signature: &str,
    action: String,
) -> Result<ReaderConfirmView, DbErr> {
    let Some((reader, account)) = asked(office, id, signature).await? else {
        return Ok(ReaderConfirmView::Invalid);
    };
    let asked_by = veiled(&account.shown());
    Ok(match standing(&reader, office.clock.now().into()) {
        ReaderStanding::Asked(until) => ReaderConfirmView::Ask {
            action,
            asked_by,
            address: Email::shown(&reader.address),
            until,
        },
        ReaderStanding::Confirmed(_) => ReaderConfirmView::Done { asked_by },
        ReaderStanding::NoAnswer => ReaderConfirmView::Expired,
        ReaderStanding::Left(_) => ReaderConfirmView::Invalid,
    })
}

/// The second recipient says yes.
///
/// # Errors
/// When the database is gone.
pub async fn confirm(
    office: &Office,
    id: &str,
    signature: &str,
) -> Result<ReaderConfirmView, DbErr> {
    if let Some((reader, _)) = asked(office, id, signature).await? {
        let transaction = office.db.begin().await?;
        mail_reader::confirm(&transaction, reader.id, office.clock.now().into()).await?;
        transaction.commit().await?;
    }
    look(office, id, signature, String::new()).await
}

async fn asked(
    office: &Office,
    id: &str,
    signature: &str,
) -> Result<Option<(MailReader, Account)>, DbErr> {
    let Some(id) = links::id_of(office, links::READER_CONFIRM, id, signature) else {
        return Ok(None);
    };
    let db = office.db.read();
    let Some(reader) = mail_reader::by_id(db, id).await? else {
        return Ok(None);
    };
    let account = who::by_id(db, reader.account_id).await?;
    Ok(account.map(|account| (reader, account)))
}

/// The second recipient of a leave link, if the link is ours. One that was taken
/// away meanwhile gets the same answer: no more copies come.
#[must_use]
pub fn leaving(office: &Office, id: &str, signature: &str) -> Option<Uuid> {
    links::id_of(office, links::READER_LEAVE, id, signature)
}

/// They want no more copies. Doing it twice changes nothing.
///
/// # Errors
/// When the database is gone.
pub async fn leave(office: &Office, reader: Uuid) -> Result<(), DbErr> {
    let transaction = office.db.begin().await?;
    mail_reader::leave(&transaction, reader, office.clock.now().into()).await?;
    transaction.commit().await
}
