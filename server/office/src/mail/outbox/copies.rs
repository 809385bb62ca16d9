//! Copies: what a second recipient gets of a reminder, a row beside it.

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use uuid::Uuid;

use super::plan::{NewMail, queue};
use crate::db::Instant;
use crate::db::account::Account;
use crate::db::column::MailKind;
use crate::db::mail_reader;

/// Queues the copy of a reminder's mail (`mail`: the one that carries it) for the
/// account's second recipient, if there is one who said yes; `false` if there is
/// none, or it is queued already. Its words are made when it is sent, from what
/// that mail carries then.
///
/// # Errors
/// When the database is gone.
pub async fn plan_copies(
    db: &impl ConnectionTrait,
    account: &Account,
    mail: Uuid,
    not_before: Instant,
    not_after: Option<Instant>,
    now: Instant,
) -> Result<bool, DbErr> {
    let reader = mail_reader::of_account(db, account.id).await?;
    let Some(reader) = reader.filter(mail_reader::MailReader::gets_copies) else {
        return Ok(false);
    };
    let copy = NewMail {
        kind: MailKind::ReminderCopy,
        account_id: Some(account.id),
        plan_id: None,
        recipient: Some(reader.address),
        lang: account.lang,
        dedupe_key: format!("reminder-copy:{mail}:{}", reader.id),
        payload: json!({ "of": mail, "reader": reader.id }),
        not_before,
        not_after,
    };
    queue(db, copy, now).await
}
