//! Removing a plan: its reminders, codes and answers go with it; its feed
//! cancels what it told. This cannot be taken back.

use app::portal::plans::PlanFormView;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use super::{Actor, OwnedPlan, codes, history, label};
use crate::db::entity::plan;
use crate::http::error::Fault;
use crate::mail::outbox;
use crate::state::AppState;

/// The page that asks before.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn ask(state: &AppState, actor: &Actor, id: &str) -> Result<PlanFormView, Fault> {
    let db = state.db.read();
    let plan = OwnedPlan::find(db, actor, id).await?;
    label::view(db, actor, &plan).await
}

/// Removes the plan. A twin stays, on its own.
///
/// # Errors
/// [`Fault::Conflict`] when the plan has changed meanwhile.
pub async fn remove(state: &AppState, actor: &Actor, id: &str, version: i32) -> Result<(), Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    if plan.row.version != version {
        return Err(Fault::Conflict);
    }
    let now = actor.instant();
    let change = plan::ActiveModel {
        removed_at: Set(Some(now)),
        twin_id: Set(None),
        label: Set(String::new()),
        form1: Set(None),
        ..Default::default()
    };
    plan.save(&transaction, change, now).await?;
    plan::Entity::update_many()
        .col_expr(plan::Column::TwinId, Expr::value(Option::<uuid::Uuid>::None))
        .filter(plan::Column::TwinId.eq(plan.row.id))
        .exec(&transaction)
        .await?;
    codes::forget(&transaction, plan.row.id, None).await?;
    outbox::cancel_for_plan(&transaction, plan.row.id, now).await?;
    history::record(&transaction, plan.row.id, actor.account_id, "removed", json!({}), now).await?;
    actor.say(&transaction, "plans-removed").await?;
    transaction.commit().await?;
    Ok(())
}
