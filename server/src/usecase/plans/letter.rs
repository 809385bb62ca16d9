//! 届きましたか: the bureau's letter with the 受付番号 (事務連絡 1(2)).

use app::portal::plans::PlanView;
use serde_json::json;

use super::{Actor, OwnedPlan, history, look};
use crate::http::error::Fault;
use crate::state::AppState;

/// What to do while the letter has not come: the plan, of which the page takes
/// the dates, the bureau and the contacts.
///
/// # Errors
/// [`Fault::NotFound`] while no letter is waited for.
pub async fn waiting(state: &AppState, actor: &Actor, id: &str) -> Result<PlanView, Fault> {
    let view = look::plan(state, actor, id).await?;
    if view.letter.is_some() {
        Ok(view)
    } else {
        Err(Fault::NotFound)
    }
}

/// Records that it has not come yet.
///
/// # Errors
/// [`Fault::Conflict`] when the plan has changed or no letter is waited for.
pub async fn not_yet(state: &AppState, actor: &Actor, id: &str, version: i32) -> Result<(), Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    if plan.row.version != version {
        return Err(Fault::Conflict);
    }
    let on = actor.today();
    let progress = plan
        .progress
        .record_letter_not_yet(on)
        .map_err(|_| Fault::Conflict)?;
    let now = actor.instant();
    plan.save_progress(&transaction, &progress, now).await?;
    history::record(
        &transaction,
        plan.row.id,
        actor.account_id,
        "letter-not-yet",
        json!({ "on": on }),
        now,
    )
    .await?;
    actor.say(&transaction, "plans-saved").await?;
    transaction.commit().await?;
    Ok(())
}
