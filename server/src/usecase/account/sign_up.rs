//! Signing up. The account is made when the link in the mail is used; until
//! then the link remembers the password's hash and the plan, and this browser's
//! session keeps the plan too.

use domain::input::Email;
use sea_orm::EntityTrait as _;

use super::{by_address, link_mail};
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::auth::session::{self, DraftPlan, SessionData};
use crate::auth::{pace, password};
use crate::db::entity::one_time_link;
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::secrets::Token;
use crate::state::AppState;

/// Sends a confirmation link to a new address and a sign-in link to a known one.
/// `next`: where this browser was going. Gives the token of its session if that
/// was started for this.
///
/// # Errors
/// When the database is gone.
pub async fn sign_up(
    state: &AppState,
    visitor: &Visitor,
    email: &Email,
    chosen: &str,
    draft: Option<DraftPlan>,
    next: Option<String>,
) -> Result<Option<Token>, Fault> {
    pace::evenly(async {
        // Hashed for known addresses too: they must take as long.
        let password_hash = password::hash(chosen).await?;
        let now = visitor.instant();
        let key = email.key();
        let transaction = state.db.begin().await?;
        let mut data = SessionData {
            draft_plan: draft.or_else(|| visitor.data.draft_plan.clone()),
            pending_email: Some(key.clone()),
            next,
            ..visitor.data.clone()
        };
        let (asked_by, token) =
            session::remember(&transaction, visitor.session.as_ref(), &data, now).await?;
        let known = by_address(&transaction, &key).await?;
        let (kind, purpose) = match known {
            Some(_) => (MailKind::AccountExists, Purpose::SignIn),
            None => (MailKind::ConfirmAddress, Purpose::ConfirmAddress),
        };
        let link = NewLink {
            purpose,
            account_id: known.map(|account| account.id),
            email: key,
            data: LinkData {
                password_hash: Some(password_hash),
                draft_plan: data.draft_plan.clone(),
                asked_by: Some(asked_by.clone()),
            },
        };
        let link_hash =
            link_mail::queue(&transaction, &state.keys, kind, visitor.lang, link, now).await?;
        data.pending_link = Some(link_hash);
        session::save(&transaction, &asked_by, &data, now).await?;
        transaction.commit().await?;
        state.mail_bell.notify_one();
        Ok(token)
    })
    .await
}

/// Sends the mail of this browser's sign-up again, with a new link.
///
/// # Errors
/// [`Fault::NotFound`] if this browser has not signed up.
pub async fn resend(state: &AppState, visitor: &Visitor) -> Result<(), Fault> {
    pace::evenly(async {
        let now = visitor.instant();
        let (Some(session), Some(pending)) = (&visitor.session, &visitor.data.pending_link) else {
            return Err(Fault::NotFound);
        };
        let transaction = state.db.begin().await?;
        let old = one_time_link::Entity::find_by_id(pending.clone())
            .one(&transaction)
            .await?;
        let old = old
            .filter(|link| link.used_at.is_none())
            .ok_or(Fault::NotFound)?;
        let email = old.email.clone().ok_or(Fault::NotFound)?;
        let known = by_address(&transaction, &email).await?;
        let (kind, purpose) = match known {
            Some(_) => (MailKind::AccountExists, Purpose::SignIn),
            None => (MailKind::ConfirmAddress, Purpose::ConfirmAddress),
        };
        let link = NewLink {
            purpose,
            account_id: known.map(|account| account.id),
            email,
            data: link::data(&old),
        };
        let link_hash =
            link_mail::queue(&transaction, &state.keys, kind, visitor.lang, link, now).await?;
        let data = SessionData {
            pending_link: Some(link_hash),
            ..visitor.data.clone()
        };
        session::save(&transaction, &session.token_hash, &data, now).await?;
        transaction.commit().await?;
        state.mail_bell.notify_one();
        Ok(())
    })
    .await
}
