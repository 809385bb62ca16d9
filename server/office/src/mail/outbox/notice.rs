//! Notices about the security of an account.

use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;

use super::plan::{NewMail, queue};
use crate::db::Instant;
use crate::db::account::Account;
use crate::db::column::MailKind;

/// Queues a notice about security, to the address given or the account's.
///
/// # Errors
/// When the database is gone.
pub async fn security_notice(
    db: &impl ConnectionTrait,
    kind: MailKind,
    account: &Account,
    recipient: Option<String>,
    now: Instant,
) -> Result<(), DbErr> {
    let mail = NewMail {
        kind,
        account_id: Some(account.id),
        plan_id: None,
        recipient,
        lang: account.lang,
        dedupe_key: format!("{}:{}:{}", kind.as_str(), account.id, now.0),
        payload: json!({}),
        not_before: now,
        not_after: None,
    };
    queue(db, mail, now).await?;
    Ok(())
}
