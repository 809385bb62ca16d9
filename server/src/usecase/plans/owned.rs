//! A plan in domain types, found by its owner, written by compare-and-set.

use app::portal::plans::{PlanName, Standing};
use domain::calendar::Calendar;
use domain::month::YearMonth;
use domain::progress::{Outcome, Progress, must_ask_bureau, verdict_for};
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, Schedule, schedule};
use domain::short_link::ShortLink;
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use uuid::Uuid;

use super::Actor;
use crate::db::Instant;
use crate::db::document::keeping_unknown;
use crate::db::entity::plan;
use crate::http::error::Fault;
use crate::usecase::plan_facts::{self, LoadedPlan};

/// How far ahead a month that works is looked for.
const MONTHS_AHEAD: usize = 36;

/// A kept plan of its owner, worked out for one day.
#[derive(Clone, Debug)]
pub struct OwnedPlan {
    /// The row.
    pub row: plan::Model,
    /// Opening month, prefecture, kind.
    pub request: PlanRequest,
    /// The dates.
    pub schedule: Schedule,
    /// What is recorded.
    pub progress: Progress,
}

impl From<LoadedPlan> for OwnedPlan {
    fn from(loaded: LoadedPlan) -> Self {
        let LoadedPlan {
            row,
            request,
            schedule,
            progress,
        } = loaded;
        Self {
            row,
            request,
            schedule,
            progress,
        }
    }
}

impl OwnedPlan {
    fn read(row: plan::Model, today: Date) -> Result<Self, Fault> {
        Ok(plan_facts::load(row, today)?.into())
    }

    /// The owner's plan with this id (text from an address).
    ///
    /// # Errors
    /// [`Fault::NotFound`] for what is not theirs, not there or removed.
    pub async fn find(db: &impl ConnectionTrait, actor: &Actor, id: &str) -> Result<Self, Fault> {
        let id = Uuid::parse_str(id).map_err(|_| Fault::NotFound)?;
        let row = plan::Entity::find_by_id(id)
            .filter(plan::Column::AccountId.eq(actor.account_id))
            .filter(plan::Column::RemovedAt.is_null())
            .one(db)
            .await?;
        Self::read(row.ok_or(Fault::NotFound)?, actor.today())
    }

    /// The id of the owner's plan that this short link means.
    ///
    /// # Errors
    /// [`Fault::NotFound`] when none of theirs does.
    pub async fn by_short_link(
        db: &impl ConnectionTrait,
        actor: &Actor,
        link: ShortLink,
    ) -> Result<Uuid, Fault> {
        let ids: Vec<Uuid> = plan::Entity::find()
            .select_only()
            .column(plan::Column::Id)
            .filter(plan::Column::AccountId.eq(actor.account_id))
            .filter(plan::Column::RemovedAt.is_null())
            .into_tuple()
            .all(db)
            .await?;
        ids.into_iter()
            .find(|id| ShortLink::of(&id.to_string()) == Some(link))
            .ok_or(Fault::NotFound)
    }

    /// All plans of an owner that can be read, the next opening first. One that
    /// cannot is named in the log and counted, and takes no list down.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn all(db: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Self>, Fault> {
        Ok(plan::Entity::find()
            .filter(plan::Column::AccountId.eq(actor.account_id))
            .filter(plan::Column::RemovedAt.is_null())
            .order_by_asc(plan::Column::Opening)
            .order_by_asc(plan::Column::CreatedAt)
            .order_by_asc(plan::Column::Id)
            .all(db)
            .await?
            .into_iter()
            .filter_map(|row| plan_facts::load_or_log(row, actor.today()))
            .map(Self::from)
            .collect())
    }

    /// The other one of a medical and dental pair.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn twin(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
    ) -> Result<Option<Self>, Fault> {
        let Some(twin) = self.row.twin_id else {
            return Ok(None);
        };
        match Self::find(db, actor, &twin.to_string()).await {
            Ok(twin) => Ok(Some(twin)),
            Err(Fault::NotFound) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The name by which pages link to it.
    #[must_use]
    pub fn name(&self) -> PlanName {
        PlanName {
            id: self.row.id.to_string(),
            label: self.row.label.clone(),
            request: self.request,
        }
    }

    /// Where it stands as a whole.
    #[must_use]
    pub fn standing(&self) -> Standing {
        standing(&self.progress, &self.schedule, self.schedule.today)
    }

    /// The first month that works on `today` with what is recorded; from this
    /// one on, or after it when the request was handed back.
    #[must_use]
    pub fn earliest_opening(&self) -> Option<YearMonth> {
        let today = self.schedule.today;
        let reused = self.progress.carried_over();
        let from =
            YearMonth::of(today).map_or(self.request.opening, |now| now.max(self.request.opening));
        std::iter::successors(Some(from), |month| month.next())
            .take(MONTHS_AHEAD)
            .filter(|month| *month != self.request.opening)
            .find(|opening| {
                let request = PlanRequest {
                    opening: *opening,
                    ..self.request
                };
                let there = schedule(Rulebook::embedded(), Calendar::official(), request, today);
                verdict_for(&there, &reused, today).is_feasible()
                    && !must_ask_bureau(&there, &reused, today)
            })
    }

    /// Writes what is set in `change`, if nobody else has changed the plan
    /// since it was read.
    ///
    /// # Errors
    /// [`Fault::Conflict`] if somebody has.
    pub async fn save(
        &self,
        db: &impl ConnectionTrait,
        change: plan::ActiveModel,
        now: Instant,
    ) -> Result<(), Fault> {
        let change = plan::ActiveModel {
            version: Set(self.row.version + 1),
            updated_at: Set(now),
            ..change
        };
        let written = plan::Entity::update_many()
            .set(change)
            .filter(plan::Column::Id.eq(self.row.id))
            .filter(plan::Column::Version.eq(self.row.version))
            .exec(db)
            .await?;
        if written.rows_affected == 1 {
            Ok(())
        } else {
            Err(Fault::Conflict)
        }
    }

    /// Writes new progress; see [`Self::save`].
    ///
    /// # Errors
    /// As there.
    pub async fn save_progress(
        &self,
        db: &impl ConnectionTrait,
        progress: &Progress,
        now: Instant,
    ) -> Result<(), Fault> {
        let change = plan::ActiveModel {
            progress: Set(self.progress_json(progress)?),
            ..Default::default()
        };
        self.save(db, change, now).await
    }

    /// New answers to form 1 as they are stored, with what a newer release asks.
    ///
    /// # Errors
    /// Never in practice: answers are strings.
    pub(super) fn form1_json(
        &self,
        answers: &serde_json::Value,
    ) -> Result<serde_json::Value, Fault> {
        let Some(stored) = &self.row.form1 else {
            return Ok(answers.clone());
        };
        let read = serde_json::to_value(super::form1_answers::answers(self)?);
        let read = read.map_err(|_| Fault::Internal)?;
        Ok(keeping_unknown(stored, &read, answers.clone()))
    }

    /// New progress as it is stored, with what a newer release had added.
    ///
    /// # Errors
    /// Never in practice: progress is strings and dates.
    pub(super) fn progress_json(&self, progress: &Progress) -> Result<serde_json::Value, Fault> {
        let json = |progress| serde_json::to_value(progress).map_err(|_| Fault::Internal);
        Ok(keeping_unknown(
            &self.row.progress,
            &json(&self.progress)?,
            json(progress)?,
        ))
    }
}

/// Where a plan with this progress stands on `today`.
pub(super) fn standing(progress: &Progress, schedule: &Schedule, today: Date) -> Standing {
    match progress.outcome() {
        Some(Outcome::NotDesignated { .. }) => Standing::NotDesignated,
        Some(Outcome::Designated { .. }) if progress.is_ready() => Standing::ReadyAndDesignated,
        _ if progress.is_ready() && progress.submitted_late(schedule).is_some() => {
            Standing::ReadyLate
        }
        _ if progress.is_ready() => Standing::Ready,
        _ if must_ask_bureau(schedule, progress, today) => {
            Standing::AskBureau(verdict_for(schedule, progress, today))
        }
        _ => Standing::UnderWay(verdict_for(schedule, progress, today)),
    }
}
