//! What decides reminders, read from the database: plans with their owners'
//! wishes. Used when planning and again right before sending.

use std::collections::HashMap;

use app::i18n::Lang;
use domain::account::MailPreference;
use domain::calendar::{Calendar, japan_date};
use domain::reminder::ReminderFacts;
use jiff::Timestamp;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use crate::db::Instant;
use crate::db::entity::{account, plan, plan_event};
use crate::usecase::plan_facts::{self, LoadedPlan};

/// The act in a plan's history that moves its dates.
pub const DATES_MOVED: &str = "opening-changed";

/// A plan that may be written about.
#[derive(Clone, Debug)]
pub struct RemindedPlan {
    /// Dates and progress.
    pub plan: LoadedPlan,
    /// Id as text, for keys.
    pub id: String,
    /// Kept, or dates last moved.
    pub since: Timestamp,
    /// How much mail its owner wants.
    pub preference: MailPreference,
}

impl RemindedPlan {
    /// For the domain.
    #[must_use]
    pub fn facts(&self) -> ReminderFacts<'_> {
        ReminderFacts {
            plan_id: &self.id,
            schedule: &self.plan.schedule,
            progress: &self.plan.progress,
            calendar: Calendar::official(),
            preference: self.preference,
            since: self.since,
            revision: u32::try_from(self.plan.row.deadline_revision).unwrap_or_default(),
        }
    }
}

/// Whether this account gets reminders at all: it is there, its address is
/// confirmed, and it wants some.
#[must_use]
pub fn preference(account: &account::Model) -> MailPreference {
    if account.email.is_none()
        || account.confirmed_at.is_none()
        || account.deletion_requested_at.is_some()
    {
        return MailPreference::None;
    }
    MailPreference::parse(&account.mail_preference).unwrap_or_default()
}

/// The account's language.
#[must_use]
pub fn lang(account: &account::Model) -> Lang {
    Lang::parse(&account.lang).unwrap_or_default()
}

/// The plans of these accounts that are still kept, by account.
///
/// # Errors
/// When the database is gone. A plan that cannot be read is logged and left out:
/// one broken row must not silence everybody.
pub async fn plans_of(
    db: &impl ConnectionTrait,
    accounts: &[account::Model],
    now: Timestamp,
) -> Result<HashMap<Uuid, Vec<RemindedPlan>>, DbErr> {
    let preferences: HashMap<Uuid, MailPreference> = accounts
        .iter()
        .map(|account| (account.id, preference(account)))
        .collect();
    let rows = plan::Entity::find()
        .filter(plan::Column::AccountId.is_in(preferences.keys().copied()))
        .filter(plan::Column::RemovedAt.is_null())
        .order_by_asc(plan::Column::CreatedAt)
        .order_by_asc(plan::Column::Id)
        .all(db)
        .await?;
    let moved = moved_at(db, &rows).await?;
    let mut plans: HashMap<Uuid, Vec<RemindedPlan>> = HashMap::new();
    for row in rows {
        let (id, account_id) = (row.id, row.account_id);
        let since = moved
            .get(&id)
            .copied()
            .unwrap_or(row.created_at)
            .timestamp();
        if let Some(plan) = plan_facts::load_or_log(row, japan_date(now)) {
            plans.entry(account_id).or_default().push(RemindedPlan {
                plan,
                id: id.to_string(),
                since,
                preference: preferences
                    .get(&account_id)
                    .copied()
                    .unwrap_or(MailPreference::None),
            });
        }
    }
    Ok(plans)
}

/// When the dates of these plans last moved, for those that ever did.
async fn moved_at(
    db: &impl ConnectionTrait,
    plans: &[plan::Model],
) -> Result<HashMap<Uuid, Instant>, DbErr> {
    let moved: Vec<Uuid> = plans
        .iter()
        .filter(|plan| plan.deadline_revision > 0)
        .map(|plan| plan.id)
        .collect();
    if moved.is_empty() {
        return Ok(HashMap::new());
    }
    let events = plan_event::Entity::find()
        .filter(plan_event::Column::PlanId.is_in(moved))
        .filter(plan_event::Column::Act.eq(DATES_MOVED))
        .order_by_asc(plan_event::Column::At)
        .all(db)
        .await?;
    Ok(events
        .into_iter()
        .map(|event| (event.plan_id, event.at))
        .collect())
}
