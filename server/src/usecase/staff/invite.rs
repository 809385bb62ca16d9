//! Inviting a member of staff: an account without a password, and a link by
//! mail to set one.

use app::i18n::Lang;
use domain::account::{MailPreference, Role};
use domain::bureau::BureauId;
use domain::input::Email;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    QueryFilter as _,
};
use serde_json::json;

use crate::auth::link::{LinkData, NewLink, Purpose};
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::{account, audit};
use crate::http::error::Fault;
use crate::mail::MailKind;
use crate::state::AppState;
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
    state: &AppState,
    invitation: &Invitation<'_>,
) -> Result<Result<(), InviteRefusal>, Fault> {
    let now: Instant = state.clock.now().into();
    let key = invitation.email.key();
    let transaction = state.db.begin().await?;
    let there = account::Entity::find()
        .filter(account::Column::Email.eq(&key))
        .one(&transaction)
        .await?;
    let account = match there {
        Some(account) => match refusal(&account, invitation) {
            Some(refusal) => return Ok(Err(refusal)),
            None => account,
        },
        None => create(&transaction, &key, invitation, now).await?,
    };
    let link = NewLink {
        purpose: Purpose::StaffInvite,
        account_id: Some(account.id),
        email: key,
        data: LinkData::default(),
    };
    link_mail::queue(
        &transaction,
        &state.keys,
        MailKind::StaffInvite,
        Lang::Ja,
        link,
        now,
    )
    .await?;
    audit::ActiveModel {
        id: Set(new_id()),
        at: Set(now),
        actor_id: Set(None),
        act: Set("staff-invited".to_owned()),
        subject: Set(format!("account:{}", account.id)),
        detail: Set(
            json!({ "bureau": invitation.bureau.as_str(), "role": invitation.role.as_str() }),
        ),
    }
    .insert(&transaction)
    .await?;
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(Ok(()))
}

fn refusal(account: &account::Model, invitation: &Invitation<'_>) -> Option<InviteRefusal> {
    if !Role::parse(&account.role).is_some_and(Role::is_staff) {
        Some(InviteRefusal::IsApplicant)
    } else if account.deactivated_at.is_some() {
        Some(InviteRefusal::IsDeactivated)
    } else if account.role != invitation.role.as_str()
        || account.bureau.as_deref() != Some(invitation.bureau.as_str())
    {
        Some(InviteRefusal::IsOtherStaff)
    } else {
        None
    }
}

/// Makes a staff account without a password.
pub(super) async fn create(
    db: &impl ConnectionTrait,
    key: &str,
    invitation: &Invitation<'_>,
    now: Instant,
) -> Result<account::Model, Fault> {
    let row = account::ActiveModel {
        id: Set(new_id()),
        email: Set(Some(key.to_owned())),
        role: Set(invitation.role.as_str().to_owned()),
        bureau: Set(Some(invitation.bureau.as_str().to_owned())),
        name: Set(invitation.name.map(str::to_owned)),
        password_hash: Set(None),
        lang: Set(Lang::Ja.as_str().to_owned()),
        mail_preference: Set(MailPreference::default().as_str().to_owned()),
        confirmed_at: Set(None),
        created_at: Set(now),
        deletion_requested_at: Set(None),
        deactivated_at: Set(None),
    };
    Ok(row.insert(db).await?)
}
