//! Whether the planner has passed anything over: each night what was due is
//! compared, over all plans, with what the outbox has; and when the rules are
//! others than those by which the next looks were reckoned, every plan is looked
//! at anew. The planner itself looks only where something can be due.

use domain::calendar::{Calendar, japan_date, japan_instant, japan_time};
use domain::reminder::{self, Due, window};
use domain::rulebook::Rulebook;
use jiff::{Timestamp, ToSpan as _};
use sea_orm::DbErr;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::db::mark::{self, Mark};
use crate::db::{account, plan};
use crate::mail::{facts, outbox};
use crate::office::Office;

/// Accounts looked at in one go.
const PAGE: u64 = 200;
/// At this hour (Japan time) nobody waits for the database.
const HOUR: i8 = 3;

/// Has every plan looked at once where the rules have changed.
///
/// # Errors
/// When the database is gone.
pub async fn follow_rules(office: &Office) -> Result<(), DbErr> {
    let rules = rules();
    let known = mark::read(office.db.read(), Mark::LooksReckoned).await?;
    if known.is_some_and(|mark| mark.detail["rules"] == rules.as_str()) {
        return Ok(());
    }
    let now = office.clock.now().into();
    let transaction = office.db.begin().await?;
    plan::look_at_all(&transaction, None, now).await?;
    let detail = json!({ "rules": rules });
    mark::write(&transaction, Mark::LooksReckoned, now, detail).await?;
    transaction.commit().await
}

/// What decides dates, beside the plans.
fn rules() -> String {
    let rulebook = format!("{:?}", Rulebook::embedded());
    let hash = Sha256::digest(rulebook.as_bytes());
    let hash = data_encoding::HEXLOWER.encode(&hash);
    format!("{} {hash}", env!("CARGO_PKG_VERSION"))
}

/// Compares once a night; gives how many plans were passed over, `None` if it
/// is not the hour or somebody has compared tonight.
///
/// # Errors
/// When the database is gone.
pub async fn nightly(office: &Office, now: Timestamp) -> Result<Option<u64>, DbErr> {
    if japan_time(now).hour() < HOUR {
        return Ok(None);
    }
    let day = japan_date(now).to_string();
    let last = mark::read(office.db.read(), Mark::Reconciled).await?;
    if last.is_some_and(|mark| mark.detail["day"] == day.as_str()) {
        return Ok(None);
    }
    // Taken before the work: others need not do it as well.
    note(office, &day, None, now).await?;
    let differences = compare(office, now).await?;
    note(office, &day, Some(differences), now).await?;
    if differences > 0 {
        tracing::error!(differences, "plans whose due reminders were not planned");
    }
    metrics::counter!("reconcile_differences_total").increment(differences);
    Ok(Some(differences))
}

async fn note(
    office: &Office,
    day: &str,
    differences: Option<u64>,
    now: Timestamp,
) -> Result<(), DbErr> {
    let detail = json!({ "day": day, "differences": differences });
    let transaction = office.db.begin().await?;
    mark::write(&transaction, Mark::Reconciled, now.into(), detail).await?;
    transaction.commit().await
}

/// Compares what was due at the end of the last day on which reminders left with
/// what the outbox has; has the plans looked at that were passed over, and gives
/// their number.
///
/// # Errors
/// When the database is gone.
pub async fn compare(office: &Office, now: Timestamp) -> Result<u64, DbErr> {
    let at = last_evening(now);
    let (mut differences, mut last) = (0, None);
    loop {
        let (accounts, end) = account::reminded_after(office.db.read(), last, PAGE).await?;
        let Some(end) = end else {
            return Ok(differences);
        };
        last = Some(end);
        let plans = facts::plans_of(office.db.read(), &accounts, at).await?;
        let mut due = Vec::new();
        for plan in plans.values().flatten() {
            let of_plan = reminder::due(&plan.facts(), at).into_iter();
            due.extend(of_plan.map(|due| (plan.plan.row.id, due)));
        }
        let reminders: Vec<&Due> = due.iter().map(|(_, due)| due).collect();
        let known = outbox::known(office.db.read(), &reminders).await?;
        let mut passed: Vec<Uuid> = due
            .into_iter()
            .filter(|(_, due)| !known.contains(&due.key()))
            .map(|(plan, _)| plan)
            .collect();
        passed.dedup();
        if passed.is_empty() {
            continue;
        }
        differences += u64::try_from(passed.len()).unwrap_or(u64::MAX);
        let transaction = office.db.begin().await?;
        plan::look_at_all(&transaction, Some(&passed), now.into()).await?;
        transaction.commit().await?;
    }
}

/// The last hour at which reminders left, before today.
fn last_evening(now: Timestamp) -> Timestamp {
    let calendar = Calendar::official();
    let mut day = japan_date(now);
    loop {
        day = day.checked_sub(1.days()).unwrap_or(day);
        if calendar.is_open(day) {
            return japan_instant(day, window::LAST_HOUR - 1, 0);
        }
    }
}
