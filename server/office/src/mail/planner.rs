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

use crate::db::Instant;
use crate::db::account::{self, Account};
use crate::db::mark::{self, Mark};
use crate::db::plan::{self, Look};
use crate::mail::facts::{self, RemindedPlan};
use crate::mail::outbox;
use crate::mail::weekly;
use crate::office::Office;

/// Plans, or accounts, looked at in one go.
const PAGE: u64 = 200;
/// As many reminders as one person gets in one round: more than any plans that
/// can be kept have at once. What is beyond it waits for the next round.
const MOST_A_ROUND: usize = 200;
/// No plan is left alone for longer: dates also move without a change of the
/// plan, as a practice begins to hold.
const AT_LEAST_EVERY_MS: i64 = 31 * 86_400_000;

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

/// One round: looks at the plans whose time has come, and queues what is due and
/// not queued yet; gives the number of new mails. An account that fails is
/// logged and counted, its plans are looked at again, and the round goes on.
///
/// # Errors
/// When the database is gone.
pub async fn round(office: &Office, now: Timestamp) -> Result<u64, DbErr> {
    if !is_time(now) {
        return Ok(0);
    }
    // While mail is held after a restore, the lost database may have sent what
    // nothing here has planned: `held::catch_up` plans it, nothing is missed.
    if outbox::held::is_held(office.db.read()).await? {
        return round_over_all(office, now).await;
    }
    let last_planned = mark::read(office.db.read(), Mark::RemindersPlanned)
        .await?
        .map_or(now, |mark| mark.at.timestamp());
    let (mut queued, mut after) = (0, None);
    loop {
        let looks = plan::to_look_at(office.db.read(), now.into(), after, PAGE).await?;
        let Some(last) = looks.last().copied() else {
            break;
        };
        queued += look(office, &looks, last_planned, now).await?;
        after = Some(last);
    }
    queued += weekly::plan_weekly(office, now).await?;
    let transaction = office.db.begin().await?;
    mark::write(&transaction, Mark::RemindersPlanned, now.into(), json!({})).await?;
    transaction.commit().await?;
    Ok(queued)
}

/// The same over every account, whenever its plans are to be looked at: what a
/// restored database says of that is the copy's.
///
/// # Errors
/// When the database is gone.
pub async fn round_over_all(office: &Office, now: Timestamp) -> Result<u64, DbErr> {
    if !is_time(now) {
        return Ok(0);
    }
    let (mut queued, mut last) = (0, None);
    loop {
        let (accounts, end) = account::reminded_after(office.db.read(), last, PAGE).await?;
        let Some(end) = end else { break };
        last = Some(end);
        let plans = facts::plans_of(office.db.read(), &accounts, now).await?;
        queued += plan_for(
            office,
            &accounts,
            &plans,
            (now, outbox::Joining::Apart),
            now,
        )
        .await?
        .queued;
    }
    Ok(queued + weekly::plan_weekly(office, now).await?)
}

/// Reminders are planned on open days, from the hour at which they leave.
fn is_time(now: Timestamp) -> bool {
    Calendar::official().is_open(japan_date(now)) && japan_time(now).hour() >= SEND_HOUR
}

/// Looks at some plans, and at whatever else their people keep: one person's
/// reminders of one morning are one mail.
async fn look(
    office: &Office,
    looks: &[Look],
    last_planned: Timestamp,
    now: Timestamp,
) -> Result<u64, DbErr> {
    let db = office.db.read();
    let ids: Vec<Uuid> = looks.iter().map(|look| look.id).collect();
    let people = plan::reminded_of(db, &ids).await?;
    let found = account::by_ids(db, &people).await?;
    let mut accounts: Vec<Account> = found.into_values().collect();
    accounts.sort_by_key(|account| account.id);
    let plans = facts::plans_of(db, &accounts, now).await?;
    let how = (last_planned, outbox::Joining::Joins);
    let planned = plan_for(office, &accounts, &plans, how, now).await?;
    let mut next: HashMap<Uuid, Instant> = HashMap::new();
    for plan in plans.values().flatten() {
        next.insert(plan.plan.row.id, next_look(plan, now));
    }
    let failed: HashSet<Uuid> = planned
        .failed
        .iter()
        .filter_map(|account| plans.get(account))
        .flatten()
        .map(|plan| plan.plan.row.id)
        .collect();
    let looked: Vec<(Look, Instant)> = looks
        .iter()
        .filter(|look| !failed.contains(&look.id))
        .map(|look| {
            // One that nobody is reminded of, or that cannot be read, is not
            // asked about each minute.
            let latest = Instant::from(now).plus_millis(AT_LEAST_EVERY_MS);
            (*look, next.get(&look.id).copied().unwrap_or(latest))
        })
        .collect();
    let transaction = office.db.begin().await?;
    plan::looked(&transaction, &looked).await?;
    transaction.commit().await?;
    Ok(planned.queued)
}

/// When a plan's next reminder leaves.
fn next_look(plan: &RemindedPlan, now: Timestamp) -> Instant {
    let planned = catch_unwind(AssertUnwindSafe(|| {
        reminder::planned(&plan.facts(), japan_date(now))
    }));
    let next = planned
        .unwrap_or_default()
        .into_iter()
        .map(|due| due.send_at)
        .filter(|at| now < *at)
        .min();
    let latest = Instant::from(now).plus_millis(AT_LEAST_EVERY_MS);
    next.map_or(latest, |at| Ord::min(at.into(), latest))
}

/// What one account is to be told.
#[derive(Default)]
struct Owed {
    due: Vec<Due>,
    missed: Vec<Due>,
}

/// What became of some accounts.
#[derive(Default)]
struct Planned {
    queued: u64,
    failed: Vec<Uuid>,
}

async fn plan_for(
    office: &Office,
    accounts: &[Account],
    plans: &HashMap<Uuid, Vec<RemindedPlan>>,
    (last_planned, joining): (Timestamp, outbox::Joining),
    now: Timestamp,
) -> Result<Planned, DbErr> {
    let mut planned = Planned::default();
    let mut owed: HashMap<Uuid, Owed> = HashMap::new();
    for (account, plans) in plans {
        match owed_to(plans, last_planned, now) {
            Some(found) => {
                owed.insert(*account, found);
            }
            None => planned.fail(*account, "its plans cannot be reckoned"),
        }
    }
    let reminders: Vec<&Due> = owed
        .values()
        .flat_map(|owed| owed.due.iter().chain(&owed.missed))
        .collect();
    let known = outbox::known(office.db.read(), &reminders).await?;
    for account in accounts {
        let Some(owed) = owed.remove(&account.id) else {
            continue;
        };
        match write(office, account, owed, (&known, joining), now).await {
            Ok(mails) => planned.queued += mails,
            Err(error) => planned.fail(account.id, &error.to_string()),
        }
    }
    Ok(planned)
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
    (known, joining): (&HashSet<String>, outbox::Joining),
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
    let queued =
        outbox::plan_reminders(&transaction, account, owed.due, joining, now.into()).await?;
    transaction.commit().await?;
    Ok(queued)
}

impl Planned {
    fn fail(&mut self, account: Uuid, why: &str) {
        metrics::counter!("planner_accounts_failed_total").increment(1);
        tracing::error!(%account, why, "no reminders are planned for this account");
        self.failed.push(account);
    }
}
