//! The mail preference of a signed-in account.

use domain::account::MailPreference;
use domain::input::{self, ErrorCode};
use portal::form::Form;
use portal::mail::MailPreferenceView;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::NoticeError;
use crate::actor::Caller;
use crate::db::Instant;
use crate::db::account::{self, AccountChange};
use crate::office::Office;

/// What the page shows.
///
/// # Errors
/// [`NoticeError::NotSignedIn`] without an account.
pub fn look(caller: &Caller) -> Result<MailPreferenceView, NoticeError> {
    let account = caller.signed_in()?;
    Ok(MailPreferenceView {
        email: account.shown(),
        is_confirmed: account.confirmed_at.is_some(),
        preference: account.mail_preference,
        form: Form::default(),
    })
}

/// Saves the choice.
///
/// # Errors
/// [`NoticeError::Invalid`] at `preference`; when the database is gone.
pub async fn save(office: &Office, caller: &Caller, typed: &str) -> Result<(), NoticeError> {
    let account = caller.signed_in()?;
    let choice = input::choice(
        "preference",
        typed,
        MailPreference::parse,
        ErrorCode::Choice,
    )
    .map_err(|error| NoticeError::Invalid(vec![error]))?;
    let transaction = office.db.begin().await?;
    set(&transaction, account.id, choice, caller.instant()).await?;
    caller
        .say(&transaction, locales::id!("mail-flash-saved"))
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Writes the choice. Mails that are queued already obey it: they are looked at
/// again right before sending.
pub(super) async fn set(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    choice: MailPreference,
    now: Instant,
) -> Result<(), DbErr> {
    account::change(db, account_id, AccountChange::MailPreference(choice), now).await
}
