//! Keeping a plan: the session's draft becomes one plan, or two linked ones
//! for medical and dental side by side (医科・歯科併設, 事務連絡 1 ※2). One account
//! keeps a bounded number: each is looked at for everybody's reminders.

use domain::account::KeptPlans;
use domain::bureau::Prefecture;
use domain::input::KindChoice;
use domain::month::YearMonth;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr,
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use super::history;
use crate::auth::session::DraftPlan;
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::{account, plan};
use crate::http::error::Fault;

const DAY_MS: i64 = 86_400_000;

/// Keeps a draft for an account; gives the new plans' ids, the medical one of a
/// pair first. Queues no mail: the planner sees the plan at its next round.
///
/// # Errors
/// [`Fault::BadRequest`] for a draft that no page of ours has made;
/// [`Fault::PlansFull`] when the account has no room for it.
pub async fn keep(
    db: &impl ConnectionTrait,
    account: &account::Model,
    draft: &DraftPlan,
    now: Instant,
) -> Result<Vec<Uuid>, Fault> {
    let opening = YearMonth::parse(&draft.opening).ok_or(Fault::BadRequest)?;
    let prefecture = Prefecture::parse(&draft.prefecture).ok_or(Fault::BadRequest)?;
    let kinds = KindChoice::parse(&draft.kind)
        .ok_or(Fault::BadRequest)?
        .kinds();
    let ids: Vec<Uuid> = kinds.iter().map(|_| new_id()).collect();
    kept(db, account.id, now)
        .await?
        .room_for(ids.len() as u64)
        .map_err(Fault::PlansFull)?;
    for (index, kind) in kinds.iter().enumerate() {
        // Of a pair, each names the other.
        let twin_id = (ids.len() == 2).then(|| ids[1 - index]);
        plan::ActiveModel {
            id: Set(ids[index]),
            account_id: Set(account.id),
            twin_id: Set(twin_id),
            opening: Set(opening.to_string()),
            prefecture: Set(prefecture.code()),
            kind: Set(kind.as_str().to_owned()),
            label: Set(String::new()),
            progress: Set(json!({})),
            form1: Set(None),
            deadline_revision: Set(0),
            version: Set(0),
            calendar_token_hash: Set(None),
            created_at: Set(now),
            updated_at: Set(now),
            removed_at: Set(None),
        }
        .insert(db)
        .await?;
        let detail = json!({ "opening": opening.to_string() });
        history::record(db, ids[index], account.id, "kept", detail, now).await?;
    }
    Ok(ids)
}

/// What the account has. Whoever keeps a plan for it at the same time waits
/// until this transaction is over.
async fn kept(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    now: Instant,
) -> Result<KeptPlans, DbErr> {
    // SQLite has one writer anyway, and its builder leaves the clause out.
    account::Entity::find_by_id(account_id)
        .lock(LockType::NoKeyUpdate)
        .one(db)
        .await?;
    let all = || plan::Entity::find().filter(plan::Column::AccountId.eq(account_id));
    let active = all().filter(plan::Column::RemovedAt.is_null());
    let last_day = all().filter(plan::Column::CreatedAt.gt(now.plus_millis(-DAY_MS)));
    Ok(KeptPlans {
        active: active.count(db).await?,
        ever: all().count(db).await?,
        last_day: last_day.count(db).await?,
    })
}
