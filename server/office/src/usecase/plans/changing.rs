//! One change of a plan: its transaction, from finding the plan to the sentence
//! for the next page.

use domain::account::PlanAct;
use domain::history::HistoryAct;
use domain::progress::Progress;
use sea_orm::DatabaseTransaction;
use serde_json::Value;
use uuid::Uuid;

use super::PlanError;
use crate::actor::Actor;
use crate::db::plan::{self, Plan, PlanChange};
use crate::db::plan_event;
use crate::office::Office;

/// A plan that its owner is changing. Dropped without [`Self::done`], nothing is
/// written.
pub(super) struct Changing<'a> {
    /// The transaction.
    pub db: DatabaseTransaction,
    /// The plan as it is now.
    pub plan: Plan,
    /// Who changes it.
    pub actor: &'a Actor,
}

impl<'a> Changing<'a> {
    /// Begins, for a form that was made from this version of the plan.
    ///
    /// # Errors
    /// [`PlanError::NotFound`] for what is not theirs, [`PlanError::Changed`] for
    /// another version.
    pub async fn begin(
        office: &Office,
        actor: &'a Actor,
        id: &str,
        version: i32,
    ) -> Result<Self, PlanError> {
        let this = Self::anew(office, actor, id).await?;
        if this.plan.row.version == version {
            Ok(this)
        } else {
            Err(PlanError::Changed)
        }
    }

    /// Begins, whatever version the plan has: for what changes nothing but the
    /// history.
    ///
    /// # Errors
    /// [`PlanError::NotFound`] for what is not theirs.
    pub async fn anew(office: &Office, actor: &'a Actor, id: &str) -> Result<Self, PlanError> {
        let id: Uuid = id.parse().map_err(|_| PlanError::NotFound)?;
        let db = office.db.begin().await?;
        let found =
            plan::of_account(&db, actor.account_id, id, PlanAct::Change, actor.today()).await?;
        Ok(Self {
            plan: found.ok_or(PlanError::NotFound)?,
            db,
            actor,
        })
    }

    /// The other one of a pair.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn twin(&self) -> Result<Option<Plan>, PlanError> {
        Ok(self.plan.twin(&self.db, self.actor.account_id).await?)
    }

    /// Writes a change of the plan.
    ///
    /// # Errors
    /// [`PlanError::Changed`].
    pub async fn save(&self, change: PlanChange) -> Result<(), PlanError> {
        self.save_of(&self.plan, change).await
    }

    /// Writes a change of this plan or its twin.
    ///
    /// # Errors
    /// [`PlanError::Changed`].
    pub async fn save_of(&self, plan: &Plan, change: PlanChange) -> Result<(), PlanError> {
        Ok(plan.save(&self.db, change, self.actor.instant()).await?)
    }

    /// Writes a line of the plan's history; never a code.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn record(&self, act: HistoryAct, detail: Value) -> Result<(), PlanError> {
        self.record_of(&self.plan, act, detail).await
    }

    /// Writes a line of this plan's or its twin's history; never a code.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn record_of(
        &self,
        plan: &Plan,
        act: HistoryAct,
        detail: Value,
    ) -> Result<(), PlanError> {
        let (by, now) = (self.actor.account_id, self.actor.instant());
        Ok(plan_event::record(&self.db, plan.row.id, by, act, detail, now).await?)
    }

    /// Writes new progress with its line of history, commits, and says so.
    ///
    /// # Errors
    /// [`PlanError::Changed`].
    pub async fn progressed(
        self,
        progress: Progress,
        (act, detail): (HistoryAct, Value),
        said: &str,
    ) -> Result<(), PlanError> {
        let change = PlanChange {
            progress: Some(progress),
            ..PlanChange::default()
        };
        self.save(change).await?;
        self.record(act, detail).await?;
        self.done(said).await
    }

    /// Commits, with a sentence for the next page.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn done(self, message: &str) -> Result<(), PlanError> {
        self.actor.say(&self.db, message).await?;
        Ok(self.db.commit().await?)
    }

    /// Commits without a word: the page that follows shows what was done.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn done_silently(self) -> Result<(), PlanError> {
        Ok(self.db.commit().await?)
    }
}
