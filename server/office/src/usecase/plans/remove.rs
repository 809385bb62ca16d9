//! Removing a plan: its reminders, codes and answers go with it; its feed
//! cancels what it told. This cannot be taken back.

use domain::history::HistoryAct;
use serde_json::json;

use super::changing::Changing;
use super::{PlanError, codes};
use crate::actor::Actor;
use crate::mail::outbox;
use crate::office::Office;

/// Removes the plan. A twin stays, on its own.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`].
pub async fn remove(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let (db, plan, now) = (&changing.db, &changing.plan, actor.instant());
    plan.remove(db, now).await?;
    codes::forget(db, plan.row.id, None).await?;
    outbox::cancel_for_plan(db, plan.row.id, now).await?;
    changing.record(HistoryAct::Removed, json!({})).await?;
    changing.done(locales::id!("plans-removed")).await
}
