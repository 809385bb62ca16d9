//! The demo member of staff: for trying the desk on one's own machine.

use domain::account::Role;
use domain::bureau::BureauId;
use domain::input::email;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _,
};

use super::invite::{Invitation, create};
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

/// A fresh sign-in link's token for the demo member of staff, who is made when
/// the bureau has nobody. `None` when it has somebody real instead.
///
/// # Errors
/// When the database is gone.
pub async fn sign_in_token(state: &AppState) -> Result<Option<Token>, Fault> {
    let now: Instant = state.clock.now().into();
    let transaction = state.db.begin().await?;
    let staff = account::Entity::find()
        .filter(account::Column::Bureau.eq(BUREAU.as_str()))
        .filter(account::Column::DeactivatedAt.is_null())
        .all(&transaction)
        .await?;
    let demo = match staff.iter().find(|a| a.email.as_deref() == Some(ADDRESS)) {
        Some(demo) => demo.clone(),
        None if !staff.is_empty() => return Ok(None),
        None => {
            let email = email("email", ADDRESS).map_err(|_| Fault::Internal)?;
            let demo = Invitation {
                email: &email,
                bureau: BUREAU,
                role: Role::Clerk,
                name: Some(NAME),
            };
            let mut demo = create(&transaction, ADDRESS, &demo, now)
                .await?
                .into_active_model();
            demo.confirmed_at = Set(Some(now));
            demo.update(&transaction).await?
        }
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
