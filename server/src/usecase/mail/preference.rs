//! The mail preference of a signed-in account.

use app::components::Form;
use app::portal::mail::MailPreferenceView;
use domain::account::MailPreference;
use domain::input::{self, ErrorCode};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::db::entity::account;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::state::AppState;
use crate::usecase::account::change::say;

/// What the page shows.
///
/// # Errors
/// [`Fault::SignInFirst`] without an account.
pub fn look(visitor: &Visitor, form: Form) -> Result<MailPreferenceView, Fault> {
    let account = visitor.signed_in()?;
    Ok(MailPreferenceView {
        email: account.email.clone().unwrap_or_default(),
        is_confirmed: account.confirmed_at.is_some(),
        preference: MailPreference::parse(&account.mail_preference).unwrap_or_default(),
        form,
    })
}

/// Saves the choice; `Err` holds the form with its errors.
///
/// # Errors
/// When the database is gone.
pub async fn save(
    state: &AppState,
    visitor: &Visitor,
    typed: &str,
) -> Result<Result<(), Form>, Fault> {
    let account = visitor.signed_in()?;
    let choice = match input::choice(
        "preference",
        typed,
        MailPreference::parse,
        ErrorCode::Choice,
    ) {
        Ok(choice) => choice,
        Err(error) => return Ok(Err(Form::default().with_errors([error]))),
    };
    let transaction = state.db.begin().await?;
    set(&transaction, account.id, choice).await?;
    say(&transaction, visitor, "mail-flash-saved").await?;
    transaction.commit().await?;
    Ok(Ok(()))
}

/// Writes the choice. Mails that are queued already obey it: they are looked at
/// again right before sending.
pub(super) async fn set(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    choice: MailPreference,
) -> Result<(), DbErr> {
    account::Entity::update_many()
        .col_expr(
            account::Column::MailPreference,
            Expr::value(choice.as_str()),
        )
        .filter(account::Column::Id.eq(account_id))
        .exec(db)
        .await
        .map(|_| ())
}
