//! What decides reminders, read from the database: plans with their owners'
//! wishes. Used when planning and again right before sending.

use std::collections::HashMap;

use domain::account::MailPreference;
use domain::calendar::{Calendar, japan_date};
use domain::reminder::ReminderFacts;
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::db::account::Account;
use crate::db::plan::{self, Plan};

/// A plan that may be written about.
#[derive(Clone, Debug)]
pub struct RemindedPlan {
    /// Dates and progress.
    pub plan: Plan,
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

/// Whether this account gets reminders at all: it is there and not switched off,
/// its address is confirmed, and it wants some.
#[must_use]
pub fn preference(account: &Account) -> MailPreference {
    if account.email.is_none()
        || account.confirmed_at.is_none()
        || account.deletion_requested_at.is_some()
        || account.deactivated_at.is_some()
    {
        return MailPreference::None;
    }
    account.mail_preference
}

/// The plans of these accounts that are still kept, by account.
///
/// # Errors
/// When the database is gone. A plan that cannot be read is logged and left out:
/// one broken row must not silence everybody.
pub async fn plans_of(
    db: &impl ConnectionTrait,
    accounts: &[Account],
    now: Timestamp,
) -> Result<HashMap<Uuid, Vec<RemindedPlan>>, DbErr> {
    let ids: Vec<Uuid> = accounts.iter().map(|account| account.id).collect();
    let mut plans = plan::reminded(db, &ids, japan_date(now)).await?;
    Ok(accounts
        .iter()
        .filter_map(|account| {
            let reminded = |plan: Plan| RemindedPlan {
                id: plan.row.id.to_string(),
                since: plan.dates_since().timestamp(),
                preference: preference(account),
                plan,
            };
            let theirs = plans.remove(&account.id)?;
            Some((account.id, theirs.into_iter().map(reminded).collect()))
        })
        .collect())
}
