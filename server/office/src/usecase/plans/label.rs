//! The name an owner gives a plan.

use domain::history::HistoryAct;
use domain::input::{TextRule, text};
use portal::form::Form;
use portal::plans::PlanFormView;
use serde_json::json;

use super::changing::Changing;
use super::{PlanError, kept};
use crate::actor::Actor;
use crate::db::plan::PlanChange;
use crate::office::Office;

/// The page with the name as it is.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn ask(office: &Office, actor: &Actor, id: &str) -> Result<PlanFormView, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    let twin = plan.twin(db, actor.account_id).await?;
    Ok(PlanFormView {
        plan: kept::name(&plan),
        version: plan.row.version,
        twin: twin.as_ref().map(kept::name),
        form: Form::default().keep("label", plan.row.label.clone()),
        notice: None,
    })
}

/// Names the plan; an empty name takes it away.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs; [`PlanError::Changed`];
/// [`PlanError::Invalid`] at `label`.
pub async fn rename(
    office: &Office,
    actor: &Actor,
    id: &str,
    version: i32,
    typed: &str,
) -> Result<(), PlanError> {
    let changing = Changing::begin(office, actor, id, version).await?;
    let label = text("label", typed, TextRule::NAME.optional())
        .map_err(|error| PlanError::Invalid(vec![error]))?;
    let change = PlanChange {
        label: Some(label),
        ..PlanChange::default()
    };
    changing.save(change).await?;
    changing.record(HistoryAct::Renamed, json!({})).await?;
    changing.done(locales::id!("plans-saved")).await
}
