//! Flag: a mail to somebody's own address was given up, and their pages say so.

use sea_orm::{ConnectionTrait, DbErr};

use super::state::Life;
use crate::db::Instant;
use crate::db::account;
use crate::db::column::MailState;
use crate::db::entity::outbox;

/// Flags the account of a mail that has ended so.
///
/// # Errors
/// When the database is gone.
pub(super) async fn flag(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    ended: &Life,
    now: Instant,
) -> Result<(), DbErr> {
    match mail.account_id {
        Some(account) if ended.state == MailState::Dead && mail.kind.tells_of_account() => {
            account::flag_mail_failed(db, account, ended.last_class, now).await
        }
        _ => Ok(()),
    }
}
