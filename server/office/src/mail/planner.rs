//! From facts to reminders in the outbox. Runs anywhere, any time, on any
//! number of processes: the unique key makes each reminder one row.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::calendar::{Calendar, japan_date, japan_time};
use domain::reminder::{self, Due, SEND_HOUR};
use jiff::Timestamp;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::account::{self, Account};
use crate::db::mark::{self, Mark};
use crate::mail::facts::{self, RemindedPlan};
use crate::mail::outbox;
use crate::mail::weekly;
use crate::office::Office;

/// Accounts looked at in one go.
const PAGE: u64 = 200;
/// As many reminders as one person gets in one round: more than any plans that
/// can be kept have at once. What is beyond it waits for the next round.
const MOST_A_ROUND: usize = 200;

/// The payload of a reminder: what its stored bytes say, most urgent first.
/// What a mail carries is in `outbox_item`; the release before this one reads
/// it here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderPayload {
    /// What is due.
    pub items: Vec<Due>,
}

impl ReminderPayload {
    /// As the database keeps it.
    #[must_use]
    pub fn of(items: Vec<Due>) -> Value {
        json!(Self { items })
    }
}

/// One round: queues what is due and not queued yet; gives the number of new
/// mails. An account that fails is logged and counted, and the round goes on.
///
/// # Errors
/// When the database is gone.
pub async fn round(office: &Office, now: Timestamp) -> Result<u64, DbErr> {
    let is_open = Calendar::official().is_open(japan_date(now));
    if !is_open || japan_time(now).hour() < SEND_HOUR {
        return Ok(0);
    }
    // While mail is held after a restore, the lost database may have sent what
    // nothing here has planned: `held::catch_up` plans it, nothing is missed.
    let is_held = outbox::held::is_held(office.db.read()).await?;
    let last_planned = mark::read(office.db.read(), Mark::RemindersPlanned)
        .await?
        .filter(|_| !is_held)
        .map_or(now, |mark| mark.at.timestamp());
    let mut queued = 0;
    let mut last: Option<Uuid> = None;
    loop {
        let (accounts, end) = account::reminded_after(office.db.read(), last, PAGE).await?;
        let Some(end) = end else { break };
        last = Some(end);
        queued += plan_for(office, &accounts, last_planned, now).await?;
    }
    queued += weekly::plan_weekly(office, now).await?;
    if !is_held {
        let transaction = office.db.begin().await?;
        mark::write(&transaction, Mark::RemindersPlanned, now.into(), json!({})).await?;
        transaction.commit().await?;
    }
    Ok(queued)
}

/// What one account is to be told.
#[derive(Default)]
struct Owed {
    due: Vec<Due>,
    missed: Vec<Due>,
}

async fn plan_for(
    office: &Office,
    accounts: &[Account],
    last_planned: Timestamp,
    now: Timestamp,
) -> Result<u64, DbErr> {
    let plans = facts::plans_of(office.db.read(), accounts, now).await?;
    let mut owed: HashMap<Uuid, Owed> = HashMap::new();
    for (account, plans) in &plans {
        match owed_to(plans, last_planned, now) {
            Some(found) => {
                owed.insert(*account, found);
            }
            None => failed(*account, "its plans cannot be reckoned"),
        }
    }
    let keys = owed
        .values()
        .flat_map(|owed| owed.due.iter().chain(&owed.missed))
        .map(Due::key)
        .collect();
    let known = outbox::known_keys(office.db.read(), keys).await?;
    let mut queued = 0;
    for account in accounts {
        let Some(owed) = owed.remove(&account.id) else {
            continue;
        };
        match write(office, account, owed, &known, now).await {
            Ok(mails) => queued += mails,
            Err(error) => failed(account.id, &error.to_string()),
        }
    }
    Ok(queued)
}

/// `None` when the rules trip over what is recorded: that person gets no mail,
/// and nobody else loses theirs.
fn owed_to(plans: &[RemindedPlan], last_planned: Timestamp, now: Timestamp) -> Option<Owed> {
    let of_all = |give: &dyn Fn(&RemindedPlan) -> Vec<Due>| plans.iter().flat_map(give).collect();
    catch_unwind(AssertUnwindSafe(|| Owed {
        due: of_all(&|plan| reminder::due(&plan.facts(), now)),
        missed: of_all(&|plan| reminder::missed(&plan.facts(), last_planned, now)),
    }))
    .ok()
}

async fn write(
    office: &Office,
    account: &Account,
    mut owed: Owed,
    known: &HashSet<String>,
    now: Timestamp,
) -> Result<u64, DbErr> {
    let is_new = |due: &Due| !known.contains(&due.key());
    owed.due.retain(is_new);
    owed.missed.retain(is_new);
    if owed.due.is_empty() && owed.missed.is_empty() {
        return Ok(0);
    }
    owed.due.sort_by_key(Due::urgency);
    owed.due.truncate(MOST_A_ROUND);
    owed.missed.truncate(MOST_A_ROUND);
    let transaction = office.db.begin().await?;
    for missed in &owed.missed {
        if outbox::write_missed(&transaction, account, missed, now.into()).await? {
            metrics::counter!("reminders_missed_total").increment(1);
            tracing::error!(account = %account.id, reminder = missed.key(), "missed: nothing was running");
        }
    }
    let queued = outbox::plan_reminders(&transaction, account, owed.due, now.into()).await?;
    transaction.commit().await?;
    Ok(queued)
}

fn failed(account: Uuid, why: &str) {
    metrics::counter!("planner_accounts_failed_total").increment(1);
    tracing::error!(%account, why, "no reminders are planned for this account");
}
