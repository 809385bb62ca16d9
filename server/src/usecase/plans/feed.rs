//! The calendar feed of a plan: a secret address that its owner can revoke.
//! Only its hash is stored, so it is shown once.

use app::portal::plans::FeedView;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use super::{Actor, OwnedPlan, history};
use crate::db::entity::plan;
use crate::http::error::Fault;
use crate::secrets::{Token, hash_token};
use crate::state::AppState;

/// The page that explains the feed.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn look(state: &AppState, actor: &Actor, id: &str) -> Result<FeedView, Fault> {
    let plan = OwnedPlan::find(state.db.read(), actor, id).await?;
    Ok(FeedView {
        plan: plan.name(),
        version: plan.row.version,
        is_on: plan.row.calendar_token_hash.is_some(),
        fresh_url: None,
    })
}

/// Makes a new address; an older one stops working.
///
/// # Errors
/// [`Fault::Conflict`] when the plan has changed meanwhile.
pub async fn make(state: &AppState, actor: &Actor, id: &str, version: i32) -> Result<FeedView, Fault> {
    let token = Token::new();
    let plan = set(state, actor, id, version, Some(token.hash()), "feed-made").await?;
    let url = format!("{}/feed/{}.ics", state.config.public_url(), token.reveal());
    Ok(FeedView { plan: plan.name(), version: plan.row.version + 1, is_on: true, fresh_url: Some(url) })
}

/// Takes the address away.
///
/// # Errors
/// [`Fault::Conflict`] when the plan has changed meanwhile.
pub async fn revoke(state: &AppState, actor: &Actor, id: &str, version: i32) -> Result<(), Fault> {
    set(state, actor, id, version, None, "feed-revoked").await.map(|_| ())
}

async fn set(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i32,
    hash: Option<String>,
    act: &str,
) -> Result<OwnedPlan, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    if plan.row.version != version {
        return Err(Fault::Conflict);
    }
    let now = actor.instant();
    let change = plan::ActiveModel { calendar_token_hash: Set(hash), ..Default::default() };
    plan.save(&transaction, change, now).await?;
    history::record(&transaction, plan.row.id, actor.account_id, act, json!({}), now).await?;
    transaction.commit().await?;
    Ok(plan)
}

/// The plan whose feed has this secret.
///
/// # Errors
/// [`Fault::NotFound`] for an address that never was or is no more.
pub async fn of_token(state: &AppState, token: &str) -> Result<plan::Model, Fault> {
    plan::Entity::find()
        .filter(plan::Column::CalendarTokenHash.eq(hash_token(token)))
        .filter(plan::Column::RemovedAt.is_null())
        .one(state.db.read())
        .await?
        .ok_or(Fault::NotFound)
}
