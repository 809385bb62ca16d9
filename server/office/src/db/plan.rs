//! Kept plans: the one place of their table, and the whole answer to "who may
//! read a plan". What an account may do with one is a row of `plan_access`;
//! staff read the plan of a question that is their bureau's; whoever has a
//! feed's secret reads its dates. There is no other finder.

use std::collections::HashMap;

use domain::account::{KeptPlans, PlanAct};
use domain::bureau::Prefecture;
use domain::calendar::Calendar;
use domain::kind::Kind;
use domain::month::YearMonth;
use domain::progress::Progress;
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, Schedule, schedule};
use domain::short_link::ShortLink;
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, LockType, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Instant;
use super::document::keeping_unknown;
use super::entity::{account, plan, plan_access, question};
use super::unreadable::{readable, unreadable};

pub use super::entity::plan::Model as Row;

const DAY_MS: i64 = 86_400_000;

/// A kept plan, worked out for one day (Japan time).
#[derive(Clone, Debug)]
pub struct Plan {
    /// The row.
    pub row: Row,
    /// Opening month, prefecture, kind.
    pub request: PlanRequest,
    /// The dates.
    pub schedule: Schedule,
    /// What is recorded.
    pub progress: Progress,
}

/// What is changed of a plan; what is `None` stays.
#[derive(Debug, Default)]
pub struct PlanChange {
    /// New progress.
    pub progress: Option<Progress>,
    /// Another opening month: the dates hold since now, under a new revision.
    pub opening: Option<YearMonth>,
    /// Another name.
    pub label: Option<String>,
    /// New answers to form 1, and the stored ones as this release reads them.
    pub form1: Option<Answers>,
    /// The feed's secret, hashed; or that there is none.
    pub calendar_token_hash: Option<Option<String>>,
}

/// Answers to form 1, as they are and as they were read.
#[derive(Debug)]
pub struct Answers {
    /// What is to be stored.
    pub new: Value,
    /// What this release read of the stored ones: what it does not know stays.
    pub read: Value,
}

/// The plan has changed since it was read, or is gone.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody was quicker.
    #[error("the plan has changed meanwhile")]
    Changed,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl Plan {
    /// Works a row out.
    ///
    /// # Errors
    /// [`super::is_unreadable`] for what this release cannot read.
    pub fn read(row: Row, today: Date) -> Result<Self, DbErr> {
        let wrong = |column| unreadable("plan", row.id, column);
        let request = PlanRequest {
            opening: YearMonth::parse(&row.opening).ok_or_else(|| wrong("opening"))?,
            prefecture: Prefecture::parse(&row.prefecture).ok_or_else(|| wrong("prefecture"))?,
            kinds: domain::kind::Kinds::One(Kind::parse(&row.kind).ok_or_else(|| wrong("kind"))?),
        };
        let progress: Progress =
            serde_json::from_value(row.progress.clone()).map_err(|_| wrong("progress"))?;
        let schedule = schedule(Rulebook::embedded(), Calendar::official(), request, today);
        Ok(Self {
            row,
            request,
            schedule,
            progress,
        })
    }

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

    /// Since when its dates hold: kept, or the month last moved.
    #[must_use]
    pub fn dates_since(&self) -> Instant {
        self.row.dates_since.unwrap_or(self.row.created_at)
    }

    /// Writes a change, if nobody else has changed the plan since it was read.
    /// What a newer release has stored beside stays.
    ///
    /// # Errors
    /// [`SaveError::Changed`] if somebody has.
    pub async fn save(
        &self,
        db: &impl ConnectionTrait,
        change: PlanChange,
        now: Instant,
    ) -> Result<(), SaveError> {
        let mut new = plan::ActiveModel {
            version: Set(self.row.version + 1),
            updated_at: Set(now),
            ..Default::default()
        };
        if let Some(progress) = change.progress {
            new.progress = Set(self.progress_json(&progress)?);
        }
        if let Some(opening) = change.opening {
            new.opening = Set(opening.to_string());
            new.deadline_revision = Set(self.row.deadline_revision + 1);
            new.dates_since = Set(Some(now));
        }
        if let Some(label) = change.label {
            new.label = Set(label);
        }
        if let Some(answers) = change.form1 {
            new.form1 = Set(Some(match &self.row.form1 {
                Some(stored) => keeping_unknown(stored, &answers.read, answers.new),
                None => answers.new,
            }));
        }
        if let Some(hash) = change.calendar_token_hash {
            new.calendar_token_hash = Set(hash);
        }
        self.write(db, new).await
    }

    /// Takes the plan out of use: its name and answers go, its feed stays to
    /// cancel what it told. A twin stays, on its own.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub async fn remove(&self, db: &impl ConnectionTrait, now: Instant) -> Result<(), SaveError> {
        let gone = plan::ActiveModel {
            version: Set(self.row.version + 1),
            updated_at: Set(now),
            removed_at: Set(Some(now)),
            twin_id: Set(None),
            label: Set(String::new()),
            form1: Set(None),
            ..Default::default()
        };
        self.write(db, gone).await?;
        plan::Entity::update_many()
            .col_expr(plan::Column::TwinId, Expr::value(Option::<Uuid>::None))
            .filter(plan::Column::TwinId.eq(self.row.id))
            .exec(db)
            .await?;
        Ok(())
    }

    async fn write(
        &self,
        db: &impl ConnectionTrait,
        change: plan::ActiveModel,
    ) -> Result<(), SaveError> {
        let written = plan::Entity::update_many()
            .set(change)
            .filter(plan::Column::Id.eq(self.row.id))
            .filter(plan::Column::Version.eq(self.row.version))
            .exec(db)
            .await?;
        if written.rows_affected == 1 {
            Ok(())
        } else {
            Err(SaveError::Changed)
        }
    }

    fn progress_json(&self, progress: &Progress) -> Result<Value, DbErr> {
        let json =
            |progress| serde_json::to_value(progress).map_err(|e| DbErr::Json(e.to_string()));
        Ok(keeping_unknown(
            &self.row.progress,
            &json(&self.progress)?,
            json(progress)?,
        ))
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
    let mut plans: HashMap<Uuid, Vec<Plan>> = HashMap::new();
    for plan in read_all(rows, today)? {
        let whose = access.iter().filter(|(id, _)| *id == plan.row.id);
        for (_, account_id) in whose {
            plans.entry(*account_id).or_default().push(plan.clone());
        }
    }
    Ok(plans)
}

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

/// Deletes everything of an account's plans that hangs on no other row.
///
/// # Errors
/// When the database is gone.
pub async fn delete_of_owner(db: &impl ConnectionTrait, account_id: Uuid) -> Result<(), DbErr> {
    plan::Entity::delete_many()
        .filter(plan::Column::AccountId.eq(account_id))
        .exec(db)
        .await
        .map(|_| ())
}

fn kept() -> Select<plan::Entity> {
    plan::Entity::find().filter(plan::Column::RemovedAt.is_null())
}

/// The ids of the plans with which these accounts may do this.
fn open_to(accounts: &[Uuid], act: PlanAct) -> SelectStatement {
    Query::select()
        .column(plan_access::Column::PlanId)
        .from(plan_access::Entity)
        .and_where(plan_access::Column::AccountId.is_in(accounts.iter().copied()))
        .cond_where(allows(act))
        .to_owned()
}

/// `acts` is a list of words between commas: 「,see,change,」.
fn allows(act: PlanAct) -> Condition {
    Condition::all().add(plan_access::Column::Acts.contains(format!(",{},", act.as_str())))
}

fn read_all(rows: Vec<Row>, today: Date) -> Result<Vec<Plan>, DbErr> {
    let mut plans = Vec::with_capacity(rows.len());
    for row in rows {
        plans.extend(readable(Plan::read(row, today))?);
    }
    Ok(plans)
}
