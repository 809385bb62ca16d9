//! The signed link that stops an account's reminders without signing in
//! (RFC 8058).

use domain::account::MailPreference;
use uuid::Uuid;

use crate::mail::render::UNSUBSCRIBE;
use crate::office::Office;
use crate::usecase::notices::NoticeError;

/// The account of a link, if the link is ours.
#[must_use]
pub fn account_of(office: &Office, account: &str, signature: &str) -> Option<Uuid> {
    let id: Uuid = account.parse().ok()?;
    office
        .keys
        .verify(UNSUBSCRIBE, &id.to_string(), signature)
        .then_some(id)
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
