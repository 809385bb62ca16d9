//! What must go, goes: accounts seven days after their owner asked, sessions and
//! links that are over. The worker calls this every hour. One account or one
//! table that fails is logged and counted, and keeps nothing else back.

use std::time::Duration;

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter as _,
    QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use super::AccountError;
use super::purge_clock::{Jump, Trust};
use crate::auth::{attempt, link, session};
use crate::db::account::{self, Account};
use crate::db::entity::outbox;
use crate::db::mark::{self, Mark};
use crate::db::{
    Db, Instant, MOST_IN, audit, guide_turn, mail_reader, plan, question, received_mail,
};
use crate::mail::outbox::{forget_settled, to_mailbox_of};
use crate::office::Office;

const DAY_MS: i64 = 86_400_000;
/// Used and expired links are kept this long, for "this link was used".
const LINKS_KEPT_DAYS: i64 = 30;
/// Addresses of second recipients who did not answer, or have left: as long as
/// their owner may want to see that.
const READERS_KEPT_DAYS: i64 = 30;
/// Questions to the guide from people without an account: long enough for staff
/// to see what is missing.
const TURNS_KEPT_DAYS: i64 = 90;

/// Addresses and words of mails that have ended: long enough to look into a
/// complaint.
const MAILS_KEPT_DAYS: i64 = 90;

/// What became of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// It ran; so many accounts went.
    Purged(u64),
    /// The clock has jumped: nothing was removed.
    Refused(Jump),
}

/// [`purge`], if the clock may be believed. `running_for`: this process'
/// monotonic time.
///
/// # Errors
/// When the database is gone.
pub async fn round(
    office: &Office,
    trust: &mut Trust,
    running_for: Duration,
) -> Result<Round, AccountError> {
    let last = mark::read(office.db.read(), Mark::PurgeRan).await?;
    let now = office.clock.now().into();
    if let Err(jump) = trust.judge(last.map(|mark| mark.at), now, running_for) {
        let direction = jump.direction.as_str();
        metrics::counter!("purge_refused_total", "direction" => direction).increment(1);
        return Ok(Round::Refused(jump));
    }
    purge(office).await.map(Round::Purged)
}

/// Removes what is due, whatever the clock was before. Gives the number of
/// accounts removed.
///
/// # Errors
/// When the database is gone; what was removed before stays removed.
pub async fn purge(office: &Office) -> Result<u64, AccountError> {
    let now: Instant = office.clock.now().into();
    let db = &office.db;
    let mut removed = 0;
    for id in account::gone_by(db.read(), now).await? {
        let removal = match id {
            Ok(id) => remove(db, id, now).await.map_err(|error| (Some(id), error)),
            Err(error) => Err((None, error.into())),
        };
        match removal {
            Ok(true) => removed += 1,
            Ok(false) => {}
            Err((id, error)) => failed("account", id, &error),
        }
    }
    sweep(db, "sessions", async |db| {
        session::forget_over(db, now).await
    })
    .await;
    let over = now.plus_millis(-LINKS_KEPT_DAYS * DAY_MS);
    sweep(db, "links", async |db| link::forget_over(db, over).await).await;
    let over = now.plus_millis(-TURNS_KEPT_DAYS * DAY_MS);
    sweep(db, "turns", async |db| {
        guide_turn::forget_nameless(db, over).await
    })
    .await;
    let over = now.plus_millis(-READERS_KEPT_DAYS * DAY_MS);
    sweep(db, "readers", async |db| {
        mail_reader::forget_over(db, over).await
    })
    .await;
    sweep(db, "attempts", async |db| attempt::tidy(db, now).await).await;
    let over = now.plus_millis(-MAILS_KEPT_DAYS * DAY_MS);
    sweep(db, "received mails", async |db| {
        received_mail::forget(db, over).await
    })
    .await;
    if let Err(error) = forget_settled(db, over).await {
        failed("mails", None, &error.into());
    }
    metrics::counter!("purge_runs_total").increment(1);
    let transaction = db.begin().await?;
    mark::write(&transaction, Mark::PurgeRan, now, json!({})).await?;
    transaction.commit().await?;
    Ok(removed)
}

fn failed(what: &'static str, id: Option<Uuid>, error: &AccountError) {
    metrics::counter!("purge_failures_total", "what" => what).increment(1);
    let id = id.map(|id| id.to_string());
    tracing::error!(what, id, %error, "this could not be removed; the next run tries again");
}

/// Removes rows of one table.
async fn sweep(
    db: &Db,
    what: &'static str,
    rows: impl AsyncFnOnce(&DatabaseTransaction) -> Result<(), DbErr>,
) {
    let swept = async {
        let transaction = db.begin().await?;
        rows(&transaction).await?;
        transaction.commit().await
    };
    if let Err(error) = swept.await {
        failed(what, None, &error.into());
    }
}

/// Removes an account and everything of it in one transaction.
async fn remove(db: &Db, id: Uuid, now: Instant) -> Result<bool, AccountError> {
    let transaction = db.begin().await?;
    let Some(account) = account::by_id(&transaction, id).await? else {
        return Ok(false);
    };
    let is_removed = remove_all(&transaction, &account, now).await?;
    transaction.commit().await?;
    Ok(is_removed)
}

/// Removes an account and everything of it, except the fact that it was. Codes,
/// history, messages, sessions and the second recipient go with their plan, question or account
/// (foreign keys cascade). `false` if its owner was quicker.
async fn remove_all(
    db: &impl ConnectionTrait,
    account: &Account,
    now: Instant,
) -> Result<bool, AccountError> {
    let plans = plan::rows_of_owner(db, account.id).await?;
    let plans: Vec<Uuid> = plans.into_iter().map(|plan| plan.id).collect();
    let questions = question::rows_of_asker(db, account.id).await?;
    if !account::delete(db, account.id, now).await? {
        return Ok(false);
    }
    let mails = forget_mails(db, account, &plans).await?;
    guide_turn::forget_account(db, account.id, &plans).await?;
    if let Some(email) = &account.email {
        link::forget_address(db, email).await?;
        attempt::forget(db, email).await?;
        session::forget_address(db, email).await?;
    }
    let subjects: Vec<String> = plans
        .iter()
        .map(|id| format!("plan:{id}"))
        .chain(questions.iter().map(|row| format!("question:{}", row.id)))
        .chain(mails.iter().map(|id| format!("mail:{id}")))
        .chain([format!("account:{}", account.id)])
        .collect();
    audit::forget(db, account.id, &subjects).await?;
    let subject = format!("account:{}", account.id);
    audit::record(db, None, "account-deleted", subject, json!({}), now).await?;
    Ok(true)
}

/// Mails to them, to their address, or about their plans. Gives their ids.
async fn forget_mails(
    db: &impl ConnectionTrait,
    account: &Account,
    plans: &[Uuid],
) -> Result<Vec<Uuid>, AccountError> {
    let of = |condition| {
        outbox::Entity::find()
            .select_only()
            .column(outbox::Column::Id)
            .filter(condition)
    };
    let mut mails = ids(db, of(outbox::Column::AccountId.eq(account.id))).await?;
    if let Some(theirs) = to_mailbox_of(account) {
        mails.extend(ids(db, of(theirs)).await?);
    }
    for some in plans.chunks(MOST_IN) {
        mails.extend(ids(db, of(outbox::Column::PlanId.is_in(some.iter().copied()))).await?);
    }
    for some in mails.chunks(MOST_IN) {
        outbox::Entity::delete_many()
            .filter(outbox::Column::Id.is_in(some.iter().copied()))
            .exec(db)
            .await?;
    }
    Ok(mails)
}

async fn ids<E: EntityTrait>(
    db: &impl ConnectionTrait,
    select: sea_orm::Select<E>,
) -> Result<Vec<Uuid>, AccountError> {
    Ok(select.into_tuple::<Uuid>().all(db).await?)
}
