//! Asking for an account's deletion, and taking that back. Nothing goes for
//! seven days; see `purge`.

use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, IntoActiveModel as _};

use super::change::say;
use crate::auth::session;
use crate::db::entity::account;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::state::AppState;

/// How long it can be taken back.
pub const DAYS: i64 = 7;

/// Marks the account; other browsers are signed out. Reminders rest meanwhile:
/// planner and deliverer look at `deletion_requested_at`.
///
/// # Errors
/// When the database is gone.
pub async fn request(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
) -> Result<(), Fault> {
    let transaction = state.db.begin().await?;
    let mut change = account.clone().into_active_model();
    change.deletion_requested_at = Set(Some(visitor.instant()));
    change.update(&transaction).await?;
    let here = visitor.session.as_ref().map(|s| s.token_hash.as_str());
    session::end_all(&transaction, account.id, here).await?;
    say(&transaction, visitor, "account-flash-leaving").await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes it back.
///
/// # Errors
/// When the database is gone.
pub async fn take_back(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
) -> Result<(), Fault> {
    let transaction = state.db.begin().await?;
    let mut change = account.clone().into_active_model();
    change.deletion_requested_at = Set(None);
    change.update(&transaction).await?;
    say(&transaction, visitor, "account-flash-stays").await?;
    transaction.commit().await?;
    Ok(())
}
