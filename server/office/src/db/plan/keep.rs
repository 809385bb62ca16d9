//! Keeping plans, and counting what is kept.

use std::collections::HashMap;

use domain::account::{KeptPlans, PlanAct};
use domain::bureau::{BureauId, Prefecture};
use domain::schedule::PlanRequest;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use super::Row;
use super::look::look_at_once;
use crate::db::entity::{account, plan, plan_access};
use crate::db::{Instant, MOST_IN};

const DAY_MS: i64 = 86_400_000;

/// Every row of an account, removed ones too: for its export and its end.
///
/// # Errors
/// When the database is gone.
pub async fn rows_of_owner(db: &impl ConnectionTrait, account_id: Uuid) -> Result<Vec<Row>, DbErr> {
    plan::Entity::find()
        .filter(plan::Column::AccountId.eq(account_id))
        .order_by_asc(plan::Column::Id)
        .all(db)
        .await
}

/// What the account has. Whoever keeps a plan for it at the same time waits
/// until this transaction is over.
///
/// # Errors
/// When the database is gone.
pub async fn count_of_owner(
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

/// How many kept plans of a bureau have a deadline that it told: what it told
/// stays its founder's.
///
/// # Errors
/// When the database is gone.
pub async fn count_told(db: &impl ConnectionTrait, bureau: BureauId) -> Result<u64, DbErr> {
    plan::Entity::find()
        .filter(plan::Column::RemovedAt.is_null())
        .filter(plan::Column::Told.is_not_null())
        .filter(plan::Column::Prefecture.is_in(bureau.prefectures().map(Prefecture::code)))
        .count(db)
        .await
}

/// Of these plans, those in the bureau's prefectures that are still kept: month,
/// prefecture and kind, and nothing by which their founder is known.
///
/// # Errors
/// When the database is gone.
pub async fn requests_in(
    db: &impl ConnectionTrait,
    bureau: BureauId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, PlanRequest>, DbErr> {
    let mut found = HashMap::new();
    for some in ids.chunks(MOST_IN) {
        let rows: Vec<(Uuid, String, String, String)> = plan::Entity::find()
            .select_only()
            .columns([
                plan::Column::Id,
                plan::Column::Opening,
                plan::Column::Prefecture,
                plan::Column::Kind,
            ])
            .filter(plan::Column::Id.is_in(some.iter().copied()))
            .filter(plan::Column::RemovedAt.is_null())
            .filter(plan::Column::Prefecture.is_in(bureau.prefectures().map(Prefecture::code)))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(
            rows.into_iter()
                .filter_map(|(id, opening, prefecture, kind)| {
                    Some((id, PlanRequest::parse(&opening, &prefecture, &kind)?))
                }),
        );
    }
    Ok(found)
}

/// A plan to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewPlan {
    /// Its id.
    pub id: Uuid,
    /// Its owner, who may do everything with it.
    pub owner: Uuid,
    /// The other one of a pair, which is inserted in the same transaction.
    pub twin: Option<Uuid>,
    /// What was asked for.
    pub request: PlanRequest,
}

/// Keeps a plan.
///
/// # Errors
/// When the database is gone.
pub async fn insert(db: &impl ConnectionTrait, new: NewPlan, now: Instant) -> Result<(), DbErr> {
    plan::ActiveModel {
        id: Set(new.id),
        account_id: Set(new.owner),
        twin_id: Set(new.twin),
        opening: Set(new.request.opening.to_string()),
        prefecture: Set(new.request.prefecture.code()),
        kind: Set(new.request.kind().as_str().to_owned()),
        label: Set(String::new()),
        progress: Set(json!({})),
        form1: Set(None),
        deadline_revision: Set(0),
        version: Set(0),
        calendar_token_hash: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
        removed_at: Set(None),
        dates_since: Set(None),
        told: Set(None),
        next_look: Set(look_at_once(now)),
    }
    .insert(db)
    .await?;
    plan_access::ActiveModel {
        plan_id: Set(new.id),
        account_id: Set(new.owner),
        acts: Set(PlanAct::all_as_text()),
        granted_at: Set(now),
    }
    .insert(db)
    .await?;
    Ok(())
}
