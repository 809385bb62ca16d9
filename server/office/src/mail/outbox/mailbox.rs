//! Finding a mail by what others name it: its id, the mailbox it went to.

use sea_orm::sea_query::{Expr, ExprTrait as _, Func};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait as _};
use uuid::Uuid;

use crate::db::account::Account;
use crate::db::entity::outbox;

/// The mail with this id.
///
/// # Errors
/// When the database is gone.
pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<outbox::Model>, DbErr> {
    outbox::Entity::find_by_id(id).one(db).await
}

/// The mails that went to the mailbox of this account by its address, however
/// that was typed at the time; `None` for an account without one.
#[must_use]
pub fn to_mailbox_of(account: &Account) -> Option<Expr> {
    let wire = account.wire()?.to_ascii_lowercase();
    let recipient = Func::lower(Expr::col(outbox::Column::Recipient));
    Some(Expr::expr(recipient).eq(wire))
}
