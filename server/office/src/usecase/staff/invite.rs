//! Inviting a member of staff: an account without a password, and a link by
//! mail to set one.

use domain::account::Role;
use domain::bureau::BureauId;
use domain::input::Email;
use locales::Lang;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{StaffError, member};
use crate::auth::link::{LinkData, NewLink, Purpose};
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::account::{self, Account, NewAccount};
use crate::db::column::MailKind;
use crate::office::Office;
use crate::usecase::account::link_mail;

/// Why somebody cannot be invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InviteRefusal {
    /// An applicant's account has this address.
    #[error("this address belongs to an applicant's account")]
    IsApplicant,
    /// Staff already, elsewhere or in another role.
    #[error("this address belongs to a staff member of another bureau or role")]
    IsOtherStaff,
    /// Switched off.
    #[error("this staff member's account is switched off")]
    IsDeactivated,
}

/// Whom to invite.
pub struct Invitation<'a> {
    /// Address.
    pub email: &'a Email,
    /// Bureau.
    pub bureau: BureauId,
    /// Role; never applicant.
    pub role: Role,
    /// Name that askers see; without one they see the bureau's.
    pub name: Option<&'a str>,
}

/// Makes the account (or finds it, for another mail) and queues the mail.
///
/// # Errors
/// When the database is gone; inside: why not.
pub async fn invite(
    office: &Office,
    invitation: &Invitation<'_>,
) -> Result<Result<(), InviteRefusal>, StaffError> {
    let now: Instant = office.clock.now().into();
    let key = invitation.email.key();
    let transaction = office.db.begin().await?;
    let account = match account::by_address(&transaction, &key).await? {
        Some(account) => match refusal(&account, invitation) {
            Some(refusal) => return Ok(Err(refusal)),
            None => account,
        },
        None => create(&transaction, invitation, now).await?,
    };
    let link = NewLink {
        purpose: Purpose::StaffInvite,
        account_id: Some(account.id),
        email: account.address.unwrap_or_else(|| invitation.email.clone()),
        data: LinkData::default(),
    };
    link_mail::queue(
        &transaction,
        &office.keys,
        MailKind::StaffInvite,
        Lang::Ja,
        link,
        now,
    )
    .await?;
    let detail = json!({ "bureau": invitation.bureau.as_str(), "role": invitation.role.as_str() });
    member::log(&transaction, account.id, "staff-invited", detail, now).await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(Ok(()))
}

fn refusal(account: &Account, invitation: &Invitation<'_>) -> Option<InviteRefusal> {
    if !account.role.is_staff() {
        Some(InviteRefusal::IsApplicant)
    } else if account.deactivated_at.is_some() {
        Some(InviteRefusal::IsDeactivated)
    } else if account.role != invitation.role || account.bureau != Some(invitation.bureau) {
        Some(InviteRefusal::IsOtherStaff)
    } else {
        None
    }
}

/// Makes a staff account without a password.
pub(super) async fn create(
    db: &impl ConnectionTrait,
    invitation: &Invitation<'_>,
    now: Instant,
) -> Result<Account, StaffError> {
    let new = NewAccount {
        id: new_id(),
        email: invitation.email.clone(),
        role: invitation.role,
        bureau: Some(invitation.bureau),
        name: invitation.name.map(str::to_owned),
        password_hash: None,
        lang: Lang::Ja,
        confirmed_at: None,
    };
    Ok(account::insert(db, new, now).await?)
}
