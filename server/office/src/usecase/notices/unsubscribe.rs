//! The signed link that stops an account's reminders without signing in
//! (RFC 8058).

use domain::account::MailPreference;
use uuid::Uuid;

use crate::db::account::{self, AccountChange};
use crate::mail::links;
use crate::office::Office;
use crate::usecase::notices::NoticeError;

/// The account of a link, if the link is ours.
#[must_use]
pub fn account_of(office: &Office, account: &str, signature: &str) -> Option<Uuid> {
    links::id_of(office, links::UNSUBSCRIBE, account, signature)
}

/// The account of a link that ends the weekly summary, if the link is ours.
#[must_use]
pub fn weekly_account_of(office: &Office, account: &str, signature: &str) -> Option<Uuid> {
    links::id_of(office, links::STOP_WEEKLY, account, signature)
}

/// Stops the weekly summary alone. Doing it twice changes nothing.
///
/// # Errors
/// When the database is gone.
pub async fn stop_weekly(office: &Office, account: Uuid) -> Result<(), NoticeError> {
    let transaction = office.db.begin().await?;
    let now = office.clock.now().into();
    let off = AccountChange::WeeklySummary(false);
    account::change(&transaction, account, off, now).await?;
    transaction.commit().await?;
    Ok(())
}

/// Stops the reminders. Doing it twice changes nothing.
///
/// # Errors
/// When the database is gone.
pub async fn stop(office: &Office, account: Uuid) -> Result<(), NoticeError> {
    let transaction = office.db.begin().await?;
    let now = office.clock.now().into();
    super::preference::set(&transaction, account, MailPreference::None, now).await?;
    transaction.commit().await?;
    Ok(())
}
