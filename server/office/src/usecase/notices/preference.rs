//! The mail preferences of a signed-in account: how much, in which language, the
//! weekly summary.

use domain::account::{Act, MailPreference};
use domain::input::{self, ErrorCode, FieldError};
use locales::Lang;
use portal::form::Form;
use portal::mail::MailPreferenceView;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::{NoticeError, arrival, reader};
use crate::actor::Caller;
use crate::db::Instant;
use crate::db::account::{self, AccountChange};
use crate::office::Office;

/// What the page shows.
///
/// # Errors
/// [`NoticeError::NotSignedIn`] without an account.
pub async fn look(office: &Office, caller: &Caller) -> Result<MailPreferenceView, NoticeError> {
    let account = caller.signed_in()?;
    Ok(MailPreferenceView {
        email: account.shown(),
        is_confirmed: account.confirmed_at.is_some(),
        preference: account.mail_preference,
        lang: account.lang,
        weekly: account.weekly_summary,
        arrival: arrival::of(account),
        keeps_plans: account.role.may(Act::KeepPlans),
        reader: reader::view(office.db.read(), account.id, caller.instant()).await?,
        form: Form::default(),
    })
}

/// What the form sent.
#[derive(Clone, Copy, Debug)]
pub struct Choices<'a> {
    /// How much mail.
    pub preference: &'a str,
    /// The language of mails; `None` leaves it as it is.
    pub lang: Option<&'a str>,
    /// Whether the weekly summary is ticked.
    pub weekly: bool,
}

/// Saves the choices.
///
/// # Errors
/// [`NoticeError::Invalid`] at `preference` or `lang`; when the database is gone.
pub async fn save(office: &Office, caller: &Caller, typed: Choices<'_>) -> Result<(), NoticeError> {
    let account = caller.signed_in()?;
    let preference = input::choice(
        "preference",
        typed.preference,
        MailPreference::parse,
        ErrorCode::Choice,
    );
    let lang = match typed.lang {
        Some(typed) => input::choice("lang", typed, Lang::parse, ErrorCode::Choice),
        None => Ok(account.lang),
    };
    let (preference, lang) = match (preference, lang) {
        (Ok(preference), Ok(lang)) => (preference, lang),
        (preference, lang) => {
            let errors: Vec<FieldError> = [preference.err(), lang.err()]
                .into_iter()
                .flatten()
                .collect();
            return Err(NoticeError::Invalid(errors));
        }
    };
    let now = caller.instant();
    let transaction = office.db.begin().await?;
    set(&transaction, account.id, preference, now).await?;
    account::change(&transaction, account.id, AccountChange::Lang(lang), now).await?;
    if account.role.may(Act::KeepPlans) {
        let weekly = AccountChange::WeeklySummary(typed.weekly);
        account::change(&transaction, account.id, weekly, now).await?;
    }
    caller
        .say(&transaction, locales::id!("mail-flash-saved"))
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Writes how much. Mails that are queued already obey it: they are looked at
/// again right before sending.
pub(super) async fn set(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    choice: MailPreference,
    now: Instant,
) -> Result<(), DbErr> {
    account::change(db, account_id, AccountChange::MailPreference(choice), now).await
}
