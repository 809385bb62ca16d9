//! 届きましたか: the bureau's letter with the 受付番号 (事務連絡 1(2)).

use domain::history::HistoryAct;
use portal::plans::PlanView;
use serde_json::json;

use super::changing::Changing;
use super::{PlanError, look};
use crate::actor::Actor;
use crate::db::plan::PlanChange;
use crate::office::Office;

/// What to do while the letter has not come: the plan, of which the page takes
/// the dates, the bureau and the contacts.
///
/// # Errors
/// [`PlanError::NotFound`] while no letter is waited for.
pub async fn waiting(office: &Office, actor: &Actor, id: &str) -> Result<PlanView, PlanError> {
    let view = look::plan(office, actor, id).await?;
    if view.letter.is_some() {
        Ok(view)
    } else {
        Err(PlanError::NotFound)
    }
}

/// Records that it has not come yet.
///
/// # Errors
/// [`PlanError::Changed`] when the plan has changed or no letter is waited for.
pub async fn not_yet(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let on = actor.today();
    let progress = changing.plan.progress.record_letter_not_yet(on);
    let change = PlanChange {
        progress: Some(progress.map_err(|_| PlanError::Changed)?),
        ..PlanChange::default()
    };
    changing.save(change).await?;
    let detail = json!({ "on": on });
    changing.record(HistoryAct::LetterNotYet, detail).await?;
    changing.done(locales::id!("plans-saved")).await
}
