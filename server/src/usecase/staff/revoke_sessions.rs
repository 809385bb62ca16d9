//! Ending every session and one-time link of a member of staff: a lost telephone,
//! a stolen mailbox. The account stays; they sign in anew.

use domain::input::Email;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
};
use serde_json::json;

use super::member::{self, NotStaff};
use crate::auth::session;
use crate::db::Instant;
use crate::db::entity::{account, one_time_link, session as session_row};
use crate::http::error::Fault;
use crate::state::AppState;

/// What was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Sessions that were open.
    pub sessions: u64,
    /// Links that still worked.
    pub links: u64,
}

/// Ends them.
///
/// # Errors
/// When the database is gone; inside: why there is nobody to act on.
pub async fn revoke_sessions(
    state: &AppState,
    email: &Email,
) -> Result<Result<Ended, NotStaff>, Fault> {
    let now: Instant = state.clock.now().into();
    let transaction = state.db.begin().await?;
    let account = match member::find(&transaction, email).await? {
        Ok(account) => account,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let ended = end_all(&transaction, &account, now).await?;
    let detail = json!({ "sessions": ended.sessions, "links": ended.links });
    member::log(
        &transaction,
        account.id,
        "staff-sessions-revoked",
        detail,
        now,
    )
    .await?;
    transaction.commit().await?;
    Ok(Ok(ended))
}

/// Every way in that is open now: sessions, and links, also those that were made
/// for the address before it had this account.
pub(super) async fn end_all(
    db: &impl ConnectionTrait,
    account: &account::Model,
    now: Instant,
) -> Result<Ended, DbErr> {
    let sessions = session_row::Entity::find()
        .filter(session_row::Column::AccountId.eq(account.id))
        .all(db)
        .await?;
    let open = sessions.iter().filter(|row| session::is_open(row, now));
    let sessions = u64::try_from(open.count()).unwrap_or(u64::MAX);
    session::end_all(db, account.id, None).await?;
    let mut theirs = Condition::any().add(one_time_link::Column::AccountId.eq(account.id));
    if let Some(email) = &account.email {
        theirs = theirs.add(one_time_link::Column::Email.eq(email));
    }
    let links = one_time_link::Entity::update_many()
        .col_expr(one_time_link::Column::UsedAt, Expr::value(now))
        .filter(theirs)
        .filter(one_time_link::Column::UsedAt.is_null())
        .filter(one_time_link::Column::ExpiresAt.gt(now))
        .exec(db)
        .await?
        .rows_affected;
    Ok(Ended { sessions, links })
}
