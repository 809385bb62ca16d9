//! Who may read a plan: the finders.

use std::collections::HashMap;

use domain::account::PlanAct;
use domain::short_link::ShortLink;
use jiff::civil::Date;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};
use uuid::Uuid;

use super::{Plan, Row};
use crate::db::entity::{plan, plan_access, question};
use crate::db::readable;

impl Plan {
    /// The other one of a medical and dental pair, if the account may see it.
    ///
    /// # Errors
    /// When the database is gone; when it cannot be read.
    pub async fn twin(
        &self,
        db: &impl ConnectionTrait,
        account_id: Uuid,
    ) -> Result<Option<Self>, DbErr> {
        match self.row.twin_id {
            Some(twin) => of_account(db, account_id, twin, PlanAct::See, self.schedule.today).await,
            None => Ok(None),
        }
    }
}

/// The account's plan with this id, if it may do this with it.
///
/// # Errors
/// When the database is gone; when the plan cannot be read.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    id: Uuid,
    act: PlanAct,
    today: Date,
) -> Result<Option<Plan>, DbErr> {
    let row = kept()
        .filter(plan::Column::Id.eq(id))
        .filter(plan::Column::Id.in_subquery(open_to(&[account_id], act)))
        .one(db)
        .await?;
    row.map(|row| Plan::read(row, today)).transpose()
}

/// The plans that the account may see, the next opening first. One that cannot
/// be read takes no list down.
///
/// # Errors
/// When the database is gone.
pub async fn all_of_account(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    today: Date,
) -> Result<Vec<Plan>, DbErr> {
    let rows = kept()
        .filter(plan::Column::Id.in_subquery(open_to(&[account_id], PlanAct::See)))
        .order_by_asc(plan::Column::Opening)
        .order_by_asc(plan::Column::CreatedAt)
        .order_by_asc(plan::Column::Id)
        .all(db)
        .await?;
    read_all(rows, today)
}

/// The id of the account's plan that this short link means.
///
/// # Errors
/// When the database is gone.
pub async fn by_short_link(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    link: ShortLink,
) -> Result<Option<Uuid>, DbErr> {
    let ids: Vec<Uuid> = kept()
        .select_only()
        .column(plan::Column::Id)
        .filter(plan::Column::Id.in_subquery(open_to(&[account_id], PlanAct::See)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids
        .into_iter()
        .find(|id| ShortLink::of(&id.to_string()) == Some(link)))
}

/// The plans that these questions are about, by the question's id: as long as
/// the asker may see them and keeps them. Whoever may read a question (its
/// asker, its bureau's staff; see `db::question`) may read its plan.
///
/// # Errors
/// When the database is gone.
pub async fn of_questions(
    db: &impl ConnectionTrait,
    questions: &[question::Model],
    today: Date,
) -> Result<HashMap<Uuid, Plan>, DbErr> {
    let ids: Vec<Uuid> = questions.iter().filter_map(|q| q.plan_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = kept().filter(plan::Column::Id.is_in(ids)).all(db).await?;
    let askers: Vec<Uuid> = questions.iter().map(|q| q.account_id).collect();
    let may: Vec<(Uuid, Uuid)> = plan_access::Entity::find()
        .select_only()
        .column(plan_access::Column::PlanId)
        .column(plan_access::Column::AccountId)
        .filter(plan_access::Column::AccountId.is_in(askers))
        .filter(allows(PlanAct::See))
        .into_tuple()
        .all(db)
        .await?;
    let plans: HashMap<Uuid, Plan> = read_all(rows, today)?
        .into_iter()
        .map(|plan| (plan.row.id, plan))
        .collect();
    Ok(questions
        .iter()
        .filter_map(|question| {
            let plan = plans.get(&question.plan_id?)?;
            may.contains(&(plan.row.id, question.account_id))
                .then(|| (question.id, plan.clone()))
        })
        .collect())
}

/// The plan of the feed with this secret; a removed one, too.
///
/// # Errors
/// When the database is gone; when the plan cannot be read.
pub async fn by_feed(
    db: &impl ConnectionTrait,
    token_hash: &str,
    today: Date,
) -> Result<Option<Plan>, DbErr> {
    let row = plan::Entity::find()
        .filter(plan::Column::CalendarTokenHash.eq(token_hash))
        .one(db)
        .await?;
    row.map(|row| Plan::read(row, today)).transpose()
}

/// The plans that these accounts are reminded of, by account, in the order in
/// which they were kept.
///
/// # Errors
/// When the database is gone.
pub async fn reminded(
    db: &impl ConnectionTrait,
    accounts: &[Uuid],
    today: Date,
) -> Result<HashMap<Uuid, Vec<Plan>>, DbErr> {
    let access: Vec<(Uuid, Uuid)> = plan_access::Entity::find()
        .select_only()
        .column(plan_access::Column::PlanId)
        .column(plan_access::Column::AccountId)
        .filter(plan_access::Column::AccountId.is_in(accounts.iter().copied()))
        .filter(allows(PlanAct::BeReminded))
        .into_tuple()
        .all(db)
        .await?;
    let rows = kept()
        .filter(plan::Column::Id.in_subquery(open_to(accounts, PlanAct::BeReminded)))
        .order_by_asc(plan::Column::CreatedAt)
        .order_by_asc(plan::Column::Id)
        .all(db)
        .await?;
    let mut whose: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (plan, account) in access {
        whose.entry(plan).or_default().push(account);
    }
    let mut plans: HashMap<Uuid, Vec<Plan>> = HashMap::new();
    for plan in read_all(rows, today)? {
        for account_id in whose.remove(&plan.row.id).unwrap_or_default() {
            plans.entry(account_id).or_default().push(plan.clone());
        }
    }
    Ok(plans)
}

fn kept() -> Select<plan::Entity> {
    plan::Entity::find().filter(plan::Column::RemovedAt.is_null())
}

/// The ids of the plans with which these accounts may do this.
pub(super) fn open_to(accounts: &[Uuid], act: PlanAct) -> SelectStatement {
    Query::select()
        .column(plan_access::Column::PlanId)
        .from(plan_access::Entity)
        .and_where(plan_access::Column::AccountId.is_in(accounts.iter().copied()))
        .cond_where(allows(act))
        .to_owned()
}

/// `acts` is a list of words between commas: 「,see,change,」.
pub(super) fn allows(act: PlanAct) -> Condition {
    Condition::all().add(plan_access::Column::Acts.contains(format!(",{},", act.as_str())))
}

fn read_all(rows: Vec<Row>, today: Date) -> Result<Vec<Plan>, DbErr> {
    let mut plans = Vec::with_capacity(rows.len());
    for row in rows {
        plans.extend(readable(Plan::read(row, today))?);
    }
    Ok(plans)
}
