//! Kept plans: the one place of their table, and the whole answer to "who may
//! read a plan". What an account may do with one is a row of `plan_access`;
//! staff read the plan of a question that is their bureau's; whoever has a
//! feed's secret reads its dates. There is no other finder.

mod find;
mod keep;
mod look;

use domain::bureau::Prefecture;
use domain::calendar::Calendar;
use domain::kind::{Kind, Kinds};
use domain::month::YearMonth;
use domain::progress::Progress;
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, Schedule, Told, schedule_told};
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use serde_json::Value;
use uuid::Uuid;

use super::Instant;
use super::document::keeping_unknown;
use super::entity::plan;
use super::unreadable::unreadable;
use look::look_at_once;

pub use super::entity::plan::Model as Row;
pub use find::{all_of_account, by_feed, by_short_link, of_account, of_questions, reminded};
pub use keep::{NewPlan, count_of_owner, count_told, insert, rows_of_owner};
pub use look::{Look, NEVER, look_again, look_at_all, looked, reminded_of, to_look_at};

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
    /// What the bureau told, one an act; the dates follow it.
    pub told: Vec<Told>,
}

/// What is changed of a plan; what is `None` stays.
#[derive(Debug, Default)]
pub struct PlanChange {
    /// New progress.
    pub progress: Option<Progress>,
    /// Another opening month: the dates hold since now, under a new revision.
    pub opening: Option<YearMonth>,
    /// What the bureau told: the dates hold since now, under a new revision.
    pub told: Option<Vec<Told>>,
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
            kinds: Kinds::One(Kind::parse(&row.kind).ok_or_else(|| wrong("kind"))?),
        };
        let progress: Progress =
            serde_json::from_value(row.progress.clone()).map_err(|_| wrong("progress"))?;
        let told: Vec<Told> = match &row.told {
            Some(told) => serde_json::from_value(told.clone()).map_err(|_| wrong("told"))?,
            None => Vec::new(),
        };
        let (rulebook, calendar) = (Rulebook::embedded(), Calendar::official());
        let schedule = schedule_told(rulebook, calendar, request, today, &told);
        Ok(Self {
            row,
            request,
            schedule,
            progress,
            told,
        })
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
            next_look: Set(look_at_once(now)),
            ..Default::default()
        };
        if let Some(progress) = change.progress {
            new.progress = Set(self.progress_json(&progress)?);
        }
        if change.opening.is_some() || change.told.is_some() {
            new.deadline_revision = Set(self.row.deadline_revision + 1);
            new.dates_since = Set(Some(now));
        }
        if let Some(opening) = change.opening {
            new.opening = Set(opening.to_string());
        }
        if let Some(told) = change.told {
            let json = serde_json::to_value(&told).map_err(|e| DbErr::Json(e.to_string()))?;
            new.told = Set((!told.is_empty()).then_some(json));
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
            told: Set(None),
            next_look: Set(NEVER),
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
