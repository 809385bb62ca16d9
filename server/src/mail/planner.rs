//! From facts to reminders in the outbox. Runs anywhere, any time, on any
//! number of processes: the unique key makes each reminder one row.

use std::collections::{HashMap, HashSet};

use domain::calendar::{Calendar, japan_date, japan_time};
use domain::reminder::{self, Due, SEND_HOUR};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::db::Instant;
use crate::db::entity::{account, outbox};
use crate::mail::outbox::{MailState, NewMail, queue};
use crate::mail::{MailKind, facts};
use crate::state::AppState;

/// Accounts looked at in one go.
const PAGE: u64 = 200;

/// The payload of a reminder: everything it says, most urgent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderPayload {
    /// What is due.
    pub items: Vec<Due>,
}

/// One round: queues what is due and not queued yet; gives the number of new
/// mails.
///
/// # Errors
/// When the database is gone.
pub async fn round(state: &AppState, now: Timestamp) -> Result<u64, DbErr> {
    let is_open = Calendar::official().is_open(japan_date(now));
    if !is_open || japan_time(now).hour() < SEND_HOUR {
        return Ok(0);
    }
    let mut queued = 0;
    let mut last: Option<Uuid> = None;
    loop {
        let mut page = account::Entity::find()
            .filter(account::Column::ConfirmedAt.is_not_null())
            .filter(account::Column::MailPreference.ne("none"))
            .order_by_asc(account::Column::Id)
            .limit(PAGE);
        if let Some(last) = last {
            page = page.filter(account::Column::Id.gt(last));
        }
        let accounts = page.all(state.db.read()).await?;
        let Some(end) = accounts.last() else { break };
        last = Some(end.id);
        queued += plan_for(state, &accounts, now).await?;
    }
    Ok(queued)
}

async fn plan_for(
    state: &AppState,
    accounts: &[account::Model],
    now: Timestamp,
) -> Result<u64, DbErr> {
    let plans = facts::plans_of(state.db.read(), accounts, now).await?;
    let due: HashMap<Uuid, Vec<Due>> = plans
        .iter()
        .map(|(account, plans)| {
            (
                *account,
                plans
                    .iter()
                    .flat_map(|plan| reminder::due(&plan.facts(), now))
                    .collect(),
            )
        })
        .collect();
    let known = known_keys(
        state.db.read(),
        due.values().flatten().map(Due::key).collect(),
    )
    .await?;
    let mut queued = 0;
    for account in accounts {
        let mut new: Vec<Due> = due.get(&account.id).cloned().unwrap_or_default();
        new.retain(|due| !known.contains(&due.key()));
        if new.is_empty() {
            continue;
        }
        let transaction = state.db.begin().await?;
        queued += queue_as_one(&transaction, account, new, now.into()).await?;
        transaction.commit().await?;
    }
    Ok(queued)
}

/// Keys that need nothing: queued, sent or given up. A cancelled reminder that
/// never left comes back when its reason does (a record was taken back).
async fn known_keys(
    db: &impl ConnectionTrait,
    keys: Vec<String>,
) -> Result<HashSet<String>, DbErr> {
    let mut known = HashSet::new();
    for some in keys.chunks(500) {
        let rows: Vec<String> = outbox::Entity::find()
            .select_only()
            .column(outbox::Column::DedupeKey)
            .filter(outbox::Column::DedupeKey.is_in(some.iter().cloned()))
            .filter(
                outbox::Column::State
                    .ne(MailState::Cancelled.as_str())
                    .or(outbox::Column::Eml.is_not_null()),
            )
            .into_tuple()
            .all(db)
            .await?;
        known.extend(rows);
    }
    Ok(known)
}

/// Several reminders of one morning become one mail: the most urgent one's row
/// carries them all, the others are marked as merged into it.
async fn queue_as_one(
    db: &impl ConnectionTrait,
    account: &account::Model,
    mut due: Vec<Due>,
    now: Instant,
) -> Result<u64, DbErr> {
    due.sort_by_key(|due| (due.official, due.step, due.key()));
    let mut new: Vec<Due> = Vec::new();
    for one in due {
        let mail = NewMail {
            kind: MailKind::Reminder,
            account_id: Some(account.id),
            plan_id: one.plan_id.parse().ok(),
            recipient: None,
            lang: facts::lang(account),
            dedupe_key: one.key(),
            payload: json!(ReminderPayload {
                items: vec![one.clone()]
            }),
            not_before: one.send_at.into(),
            not_after: Some(one.not_after.into()),
        };
        if queue(db, mail, now).await? || revive(db, &one, now).await? {
            new.push(one);
        }
    }
    let Some((first, others)) = new.split_first() else {
        return Ok(0);
    };
    if !others.is_empty() {
        merge(db, first, others, &new, now).await?;
    }
    Ok(1)
}

async fn revive(db: &impl ConnectionTrait, due: &Due, now: Instant) -> Result<bool, DbErr> {
    let payload = json!(ReminderPayload {
        items: vec![due.clone()]
    });
    let none: Option<Instant> = None;
    let revived = outbox::Entity::update_many()
        .col_expr(
            outbox::Column::State,
            Expr::value(MailState::Pending.as_str()),
        )
        .col_expr(outbox::Column::Payload, Expr::value(payload))
        .col_expr(outbox::Column::NextAt, Expr::value(now))
        .col_expr(outbox::Column::SettledAt, Expr::value(none))
        .filter(outbox::Column::DedupeKey.eq(due.key()))
        .filter(outbox::Column::State.eq(MailState::Cancelled.as_str()))
        .filter(outbox::Column::Eml.is_null())
        .exec(db)
        .await?;
    Ok(revived.rows_affected == 1)
}

async fn merge(
    db: &impl ConnectionTrait,
    first: &Due,
    others: &[Due],
    all: &[Due],
    now: Instant,
) -> Result<(), DbErr> {
    let several_plans = others.iter().any(|other| other.plan_id != first.plan_id);
    let not_after: Option<Instant> = all.iter().map(|due| due.not_after.into()).max();
    let payload = json!(ReminderPayload {
        items: all.to_vec()
    });
    let mut carrier = outbox::Entity::update_many()
        .col_expr(outbox::Column::Payload, Expr::value(payload))
        .col_expr(outbox::Column::NotAfter, Expr::value(not_after))
        .filter(outbox::Column::DedupeKey.eq(first.key()));
    if several_plans {
        // Cancelling one plan's mails must not take the other's along; what is
        // about the cancelled plan drops out right before sending.
        let none: Option<Uuid> = None;
        carrier = carrier.col_expr(outbox::Column::PlanId, Expr::value(none));
    }
    carrier.exec(db).await?;
    outbox::Entity::update_many()
        .col_expr(
            outbox::Column::State,
            Expr::value(MailState::Merged.as_str()),
        )
        .col_expr(
            outbox::Column::Payload,
            Expr::value(json!({ "into": first.key() })),
        )
        .col_expr(outbox::Column::SettledAt, Expr::value(now))
        .filter(outbox::Column::DedupeKey.is_in(others.iter().map(Due::key)))
        .exec(db)
        .await
        .map(|_| ())
}
