//! What decides reminders, read from the database: plans with their owners'
//! wishes. Used when planning and again right before sending.

use std::collections::HashMap;

use domain::account::MailPreference;
use domain::calendar::{Calendar, japan_date};
use domain::progress::Standing;
use domain::reminder::ReminderFacts;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::db::account::Account;
use crate::db::plan::{self, Plan};
use crate::db::question;

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
    /// A question about it waits for the bureau's answer.
    pub has_open_question: bool,
    /// As of when: words that count days or name "today" count from it.
    pub now: Timestamp,
}

impl RemindedPlan {
    /// The day (Japan time) as of which it is worded.
    #[must_use]
    pub fn today(&self) -> Date {
        japan_date(self.now)
    }

    /// Where it stands, as its page says.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(&self.plan.progress, &self.plan.schedule, self.today())
    }

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
    let asked = question::plans_that_wait(db, &ids).await?;
    Ok(accounts
        .iter()
        .filter_map(|account| {
            let reminded = |plan: Plan| RemindedPlan {
                id: plan.row.id.to_string(),
                since: plan.dates_since().timestamp(),
                preference: preference(account),
                has_open_question: asked.contains(&plan.row.id),
                now,
                plan,
            };
            let theirs = plans.remove(&account.id)?;
            Some((account.id, theirs.into_iter().map(reminded).collect()))
        })
        .collect())
}
