//! The signed link that stops an account's reminders without signing in
//! (RFC 8058).

use domain::account::MailPreference;
use uuid::Uuid;

use crate::http::error::Fault;
use crate::mail::render::UNSUBSCRIBE;
use crate::state::AppState;

/// The account of a link, if the link is ours.
#[must_use]
pub fn account_of(state: &AppState, account: &str, signature: &str) -> Option<Uuid> {
    let id: Uuid = account.parse().ok()?;
    state
        .keys
        .verify(UNSUBSCRIBE, &id.to_string(), signature)
        .then_some(id)
}

/// Stops the reminders. Doing it twice changes nothing.
///
/// # Errors
/// When the database is gone.
pub async fn stop(state: &AppState, account: Uuid) -> Result<(), Fault> {
    let transaction = state.db.begin().await?;
    super::preference::set(&transaction, account, MailPreference::None).await?;
    transaction.commit().await?;
    Ok(())
}
