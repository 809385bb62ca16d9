//! Keeping a plan: what was asked for becomes one plan, or two linked ones for
//! medical and dental side by side (医科・歯科併設, 事務連絡 1 ※2). One account keeps
//! a bounded number: each is looked at for everybody's reminders.

use domain::history::HistoryAct;
use domain::schedule::PlanRequest;
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

use super::PlanError;
use crate::actor::Actor;
use crate::clock::new_id;
use crate::db::plan::{self, NewPlan};
use crate::db::{Instant, plan_event};
use crate::office::Office;

/// Keeps a plan for whoever is signed in; gives the new plans' ids, the medical
/// one of a pair first.
///
/// # Errors
/// [`PlanError::Full`] when the account has no room for it.
pub async fn keep(
    office: &Office,
    actor: &Actor,
    asked: PlanRequest,
) -> Result<Vec<Uuid>, PlanError> {
    let transaction = office.db.begin().await?;
    let ids = keep_for(&transaction, actor.account_id, asked, actor.instant()).await?;
    actor.say(&transaction, locales::id!("plans-kept")).await?;
    transaction.commit().await?;
    Ok(ids)
}

/// Keeps what an account asked for. Queues no mail: the planner sees the plan at
/// its next round.
///
/// # Errors
/// [`PlanError::Full`] when the account has no room for it.
pub async fn keep_for(
    db: &impl ConnectionTrait,
    owner: Uuid,
    asked: PlanRequest,
    now: Instant,
) -> Result<Vec<Uuid>, PlanError> {
    let kinds = asked.kinds.each();
    let ids: Vec<Uuid> = kinds.iter().map(|_| new_id()).collect();
    plan::count_of_owner(db, owner, now)
        .await?
        .room_for(ids.len() as u64)
        .map_err(PlanError::Full)?;
    for (index, kind) in kinds.iter().enumerate() {
        let new = NewPlan {
            id: ids[index],
            owner,
            // Of a pair, each names the other.
            twin: (ids.len() == 2).then(|| ids[1 - index]),
            request: PlanRequest {
                opening: asked.opening,
                prefecture: asked.prefecture,
                kinds: domain::kind::Kinds::One(*kind),
            },
        };
        plan::insert(db, new, now).await?;
        let detail = json!({ "opening": asked.opening });
        plan_event::record(db, new.id, owner, HistoryAct::Kept, detail, now).await?;
    }
    Ok(ids)
}
