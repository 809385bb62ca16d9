//! Flag: a mail to somebody's own address was given up or has come back, and
//! their pages say so.

use sea_orm::{ConnectionTrait, DbErr};

use crate::db::Instant;
use crate::db::account;
use crate::db::column::Class;
use crate::db::entity::outbox;

/// Flags the account of a mail that could not be delivered, if it went to the
/// address that the account has now. `why`: the class of its last attempt.
///
/// # Errors
/// When the database is gone.
pub async fn flag_failed(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    why: Option<Class>,
    now: Instant,
) -> Result<(), DbErr> {
    let Some(id) = mail.account_id else {
        return Ok(());
    };
    let Some(account) = account::by_id(db, id).await? else {
        return Ok(());
    };
    let is_theirs = match (&mail.recipient, account.wire()) {
        (None, _) => true,
        (Some(to), Some(wire)) => to.eq_ignore_ascii_case(&wire),
        (Some(_), None) => false,
    };
    if is_theirs {
        account::flag_mail_failed(db, id, why, now).await?;
    }
    Ok(())
}
