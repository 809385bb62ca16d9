//! Asking for an account's deletion, and taking that back. Nothing goes for
//! seven days; see `purge`.

use app::i18n::Lang;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _,
};

use super::change::say;
use super::open_link::queue_notice;
use crate::auth::session;
use crate::db::Instant;
use crate::db::entity::account;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::state::AppState;

/// How long it can be taken back.
pub const DAYS: i64 = 7;
pub(super) const DAY_MS: i64 = 86_400_000;

/// When the account goes, if its deletion was asked for.
#[must_use]
pub fn leaves_at(account: &account::Model) -> Option<Instant> {
    let asked_at = account.deletion_requested_at?;
    Some(asked_at.plus_millis(DAYS * DAY_MS))
}

/// Marks the account and tells its owner by mail; other browsers are signed out.
/// Reminders rest meanwhile: planner and deliverer look at
/// `deletion_requested_at`. Asked for twice, the first time counts: the date
/// that the mail names stays true.
///
/// # Errors
/// When the database is gone.
pub async fn request(
    state: &AppState,
    visitor: &Visitor,
    account: &account::Model,
) -> Result<(), Fault> {
    if account.deletion_requested_at.is_some() {
        return Ok(());
    }
    let now = visitor.instant();
    let transaction = state.db.begin().await?;
    let mut change = account.clone().into_active_model();
    change.deletion_requested_at = Set(Some(now));
    change.update(&transaction).await?;
    let lang = Lang::parse(&account.lang).unwrap_or_default();
    let kind = MailKind::DeletionRequested;
    queue_notice(&transaction, kind, account.id, None, lang, now).await?;
    let here = visitor.session.as_ref().map(|s| s.token_hash.as_str());
    session::end_all(&transaction, account.id, here).await?;
    say(&transaction, visitor, "account-flash-leaving").await?;
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(())
}

/// After a restore: tells the owner of each account that is to leave by when it
/// can be taken back. Whoever did so after the copy was made would otherwise
/// learn of it when everything is gone. Gives how many.
///
/// # Errors
/// When the database is gone.
pub async fn tell_anew(db: &impl ConnectionTrait, now: Instant) -> Result<u64, Fault> {
    let leaving = account::Entity::find()
        .filter(account::Column::DeletionRequestedAt.is_not_null())
        .all(db)
        .await?;
    for account in &leaving {
        let lang = Lang::parse(&account.lang).unwrap_or_default();
        let kind = MailKind::DeletionRequested;
        queue_notice(db, kind, account.id, None, lang, now).await?;
    }
    Ok(leaving.len() as u64)
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
