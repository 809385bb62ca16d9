//! The demo member of staff: for trying the desk on one's own machine. Known by
//! an address that nobody can have; switched off by a start without `--demo`, for
//! askers would be promised an answer that never comes.

use domain::account::Role;
use domain::bureau::BureauId;
use domain::input::{Email, email};
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::invite::{Invitation, create};
use super::{StaffError, activate, deactivate, member};
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::db::Instant;
use crate::db::account::{self, Account, AccountChange};
use crate::office::Office;
use crate::secrets::Token;

/// A domain that never exists (RFC 2606).
const ADDRESS: &str = "demo-clerk@demo.invalid";
const NAME: &str = "Demo clerk";
const BUREAU: BureauId = BureauId::Kantoshinetsu;

/// A fresh sign-in link's token for the demo member of staff, who is made (or
/// switched on again) when the bureau has nobody. `None` when it has somebody
/// real instead.
///
/// # Errors
/// When the database is gone.
pub async fn sign_in_token(office: &Office) -> Result<Option<Token>, StaffError> {
    let now: Instant = office.clock.now().into();
    let transaction = office.db.begin().await?;
    let has_others = account::all_staff(&transaction)
        .await?
        .iter()
        .any(|member| {
            member.staff_of() == Some(BUREAU) && member.email.as_deref() != Some(ADDRESS)
        });
    let demo = match account::by_address(&transaction, ADDRESS).await? {
        Some(demo) if demo.deactivated_at.is_none() => demo,
        _ if has_others => return Ok(None),
        Some(demo) => {
            activate::switch_on(&transaction, &demo, now).await?;
            demo
        }
        None => make(&transaction, now).await?,
    };
    // Links of earlier starts open nothing any more.
    link::void_all(&transaction, demo.id, now).await?;
    let link = NewLink {
        purpose: Purpose::SignIn,
        account_id: Some(demo.id),
        email: Email::kept(None, ADDRESS),
        data: LinkData::default(),
    };
    let token = link::create(&transaction, link, now).await?;
    transaction.commit().await?;
    Ok(Some(token))
}

/// Switches the demo member of staff off; whether there was one to switch off.
///
/// # Errors
/// When the database is gone.
pub async fn switch_off(office: &Office) -> Result<bool, StaffError> {
    let is_on = account::by_address(office.db.read(), ADDRESS)
        .await?
        .is_some_and(|demo| demo.deactivated_at.is_none());
    if !is_on {
        return Ok(false);
    }
    let email = email("email", ADDRESS).map_err(|_| StaffError::OwnAddress)?;
    Ok(deactivate::deactivate(office, &email).await?.is_ok())
}

async fn make(db: &impl ConnectionTrait, now: Instant) -> Result<Account, StaffError> {
    let email = email("email", ADDRESS).map_err(|_| StaffError::OwnAddress)?;
    let demo = Invitation {
        email: &email,
        bureau: BUREAU,
        role: Role::Clerk,
        name: Some(NAME),
    };
    let made = create(db, &demo, now).await?;
    member::log(db, made.id, "staff-demo-made", json!({}), now).await?;
    account::change(db, made.id, AccountChange::Confirmed, now).await?;
    Ok(Account {
        confirmed_at: Some(now),
        ..made
    })
}
