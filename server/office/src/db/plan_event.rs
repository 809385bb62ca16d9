//! Plans' histories: every change with time and who. Never a code. Nothing is
//! worked out from them but the page; what holds now stands in the plan.

use domain::history::HistoryAct;
use domain::month::YearMonth;
use domain::step::StepId;
use portal::plans::HistoryLine;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use serde_json::Value;
use uuid::Uuid;

use super::Instant;
use super::entity::plan_event;
use crate::clock::new_id;

/// Writes one line of a plan's history, in the transaction of the change.
///
/// `detail` holds what its sentence needs and never a code.
///
/// # Errors
/// When the database is gone.
pub async fn record(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
    actor_id: Uuid,
    act: HistoryAct,
    detail: Value,
    now: Instant,
) -> Result<(), DbErr> {
    plan_event::ActiveModel {
        id: Set(new_id()),
        plan_id: Set(plan_id),
        actor_id: Set(Some(actor_id)),
        at: Set(now),
        act: Set(act.as_str().to_owned()),
        detail: Set(detail),
    }
    .insert(db)
    .await
    .map(|_| ())
}

/// The founder's note at a step, as it was written last.
///
/// # Errors
/// When the database is gone.
pub async fn note(db: &impl ConnectionTrait, plan_id: Uuid, step: StepId) -> Result<String, DbErr> {
    let events = plan_event::Entity::find()
        .filter(plan_event::Column::PlanId.eq(plan_id))
        .filter(plan_event::Column::Act.eq(HistoryAct::Note.as_str()))
        .order_by_desc(plan_event::Column::At)
        .order_by_desc(plan_event::Column::Id)
        .all(db)
        .await?;
    let of_step = |event: &&plan_event::Model| event.detail["step"] == step.as_str();
    Ok(events
        .iter()
        .find(of_step)
        .and_then(|event| event.detail["note"].as_str())
        .unwrap_or_default()
        .to_owned())
}

/// The whole history, the newest first.
///
/// # Errors
/// When the database is gone.
pub async fn lines(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
    owner: Uuid,
) -> Result<Vec<HistoryLine>, DbErr> {
    let events = plan_event::Entity::find()
        .filter(plan_event::Column::PlanId.eq(plan_id))
        .order_by_desc(plan_event::Column::At)
        .order_by_desc(plan_event::Column::Id)
        .all(db)
        .await?;
    Ok(events.into_iter().map(|event| line(event, owner)).collect())
}

fn line(event: plan_event::Model, owner: Uuid) -> HistoryLine {
    let text = |key: &str| event.detail[key].as_str();
    HistoryLine {
        at: event.at.timestamp(),
        by_owner: event.actor_id == Some(owner),
        step: text("step").and_then(StepId::parse),
        month: text("opening").and_then(YearMonth::parse),
        on: text("on").and_then(|day| day.parse().ok()),
        act: HistoryAct::parse(&event.act),
    }
}

/// Every line of a plan, the oldest first: for the export.
///
/// # Errors
/// When the database is gone.
pub async fn rows(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
) -> Result<Vec<plan_event::Model>, DbErr> {
    plan_event::Entity::find()
        .filter(plan_event::Column::PlanId.eq(plan_id))
        .order_by_asc(plan_event::Column::At)
        .all(db)
        .await
}
