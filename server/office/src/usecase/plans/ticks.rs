//! The last mile: what has to be there on the 1st beside the seven steps.

use domain::history::HistoryAct;
use domain::progress::MileTick;
use serde_json::json;

use super::PlanError;
use super::changing::Changing;
use crate::actor::Actor;
use crate::db::plan::PlanChange;
use crate::office::Office;

/// Saves the list as it was sent: what is not in it is not ticked. A tick that
/// no page of ours offers is passed over.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`].
pub async fn save(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
    ticked: &[String],
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let ticks: Vec<MileTick> = ticked.iter().filter_map(|id| MileTick::parse(id)).collect();
    let progress = changing.plan.progress.with_ticks(&ticks, actor.today());
    let has_moved = progress != changing.plan.progress;
    let change = PlanChange {
        progress: Some(progress),
        ..PlanChange::default()
    };
    changing.save(change).await?;
    if has_moved {
        let detail = json!({ "ticks": ticks.len() });
        changing.record(HistoryAct::Ticked, detail).await?;
    }
    changing.done(locales::id!("plans-saved")).await
}
