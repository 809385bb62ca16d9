//! The demo member of staff: for trying the desk on one's own machine. Known by
//! an address that nobody can have; switched off by a start without `--demo`, for
//! askers would be promised an answer that never comes.

use domain::account::Role;
use domain::bureau::BureauId;
use domain::input::email;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr,
    EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};
use serde_json::json;

use super::invite::{Invitation, create};
use super::{activate, deactivate, member};
use crate::auth::link::{self, LinkData, NewLink, Purpose};
use crate::db::Instant;
use crate::db::entity::account;
use crate::http::error::Fault;
use crate::secrets::Token;
use crate::state::AppState;

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
pub async fn sign_in_token(state: &AppState) -> Result<Option<Token>, Fault> {
    let now: Instant = state.clock.now().into();
    let transaction = state.db.begin().await?;
    let has_others = account::Entity::find()
        .filter(account::Column::Bureau.eq(BUREAU.as_str()))
        .filter(account::Column::DeactivatedAt.is_null())
        .filter(account::Column::Email.ne(ADDRESS))
        .one(&transaction)
        .await?
        .is_some();
    let demo = match of_address(&transaction).await? {
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
        email: ADDRESS.to_owned(),
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
pub async fn switch_off(state: &AppState) -> Result<bool, Fault> {
    let is_on = of_address(state.db.read())
        .await?
        .is_some_and(|demo| demo.deactivated_at.is_none());
    if !is_on {
        return Ok(false);
    }
    let email = email("email", ADDRESS).map_err(|_| Fault::Internal)?;
    Ok(deactivate::deactivate(state, &email).await?.is_ok())
}

async fn of_address(db: &impl ConnectionTrait) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find()
        .filter(account::Column::Email.eq(ADDRESS))
        .one(db)
        .await
}

async fn make(db: &impl ConnectionTrait, now: Instant) -> Result<account::Model, Fault> {
    let email = email("email", ADDRESS).map_err(|_| Fault::Internal)?;
    let demo = Invitation {
        email: &email,
        bureau: BUREAU,
        role: Role::Clerk,
        name: Some(NAME),
    };
    let made = create(db, ADDRESS, &demo, now).await?;
    member::log(db, made.id, "staff-demo-made", json!({}), now).await?;
    let mut confirmed = made.into_active_model();
    confirmed.confirmed_at = Set(Some(now));
    Ok(confirmed.update(db).await?)
}
