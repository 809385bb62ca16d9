//! The name an owner gives a plan.

use app::components::Form;
use app::portal::plans::{Notice, PlanFormView};
use domain::input::{TextRule, text};
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::step::Sent;
use super::{Actor, OwnedPlan, history};
use crate::db::entity::plan;
use crate::http::error::Fault;
use crate::state::AppState;

/// The page with the name as it is.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn ask(state: &AppState, actor: &Actor, id: &str) -> Result<PlanFormView, Fault> {
    let db = state.db.read();
    let plan = OwnedPlan::find(db, actor, id).await?;
    view(db, actor, &plan).await
}

pub(super) async fn view(
    db: &impl ConnectionTrait,
    actor: &Actor,
    plan: &OwnedPlan,
) -> Result<PlanFormView, Fault> {
    Ok(PlanFormView {
        plan: plan.name(),
        version: plan.row.version,
        twin: plan.twin(db, actor).await?.map(|twin| twin.name()),
        form: Form::default().keep("label", plan.row.label.clone()),
        notice: None,
    })
}

/// Names the plan; an empty name takes it away.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that is not theirs.
pub async fn rename(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i32,
    label: &str,
) -> Result<Sent<PlanFormView>, Fault> {
    let transaction = state.db.begin().await?;
    let plan = OwnedPlan::find(&transaction, actor, id).await?;
    let form = Form::default().keep("label", label);
    let (errors, notice) = match text("label", label, TextRule::NAME.optional()) {
        _ if plan.row.version != version => (None, Some(Notice::ChangedMeanwhile)),
        Err(error) => (Some(error), None),
        Ok(label) => {
            let now = actor.instant();
            let change = plan::ActiveModel {
                label: Set(label),
                ..Default::default()
            };
            plan.save(&transaction, change, now).await?;
            history::record(
                &transaction,
                plan.row.id,
                actor.account_id,
                "renamed",
                json!({}),
                now,
            )
            .await?;
            actor.say(&transaction, "plans-saved").await?;
            transaction.commit().await?;
            return Ok(Sent::Saved);
        }
    };
    let view = view(&transaction, actor, &plan).await?;
    Ok(Sent::Again(Box::new(PlanFormView {
        form: form.with_errors(errors),
        notice,
        ..view
    })))
}
