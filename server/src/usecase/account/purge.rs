//! What must go, goes: accounts seven days after their owner asked, sessions and
//! links that are over. The worker calls this every hour. One account or one
//! table that fails is logged and counted, and keeps nothing else back.

use std::time::Duration;

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait, DbErr,
    DeleteMany, EntityTrait, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};
use serde_json::json;
use uuid::Uuid;

use super::delete::{DAY_MS, DAYS};
use super::purge_clock::{Jump, Trust};
use crate::auth::attempt;
use crate::auth::session::{IDLE_LIMIT_MS, data as session_data};
use crate::clock::new_id;
use crate::db::entity::{
    account, audit, guide_turn, one_time_link, outbox, plan, question, session,
};
use crate::db::mark::{self, Mark};
use crate::db::{Db, Instant, MOST_IN};
use crate::http::error::Fault;
use crate::state::AppState;
use crate::usecase::guide::conversation;

/// Used and expired links are kept this long, for "this link was used".
const LINKS_KEPT_DAYS: i64 = 30;
/// Questions to the guide from people without an account: long enough for staff
/// to see what is missing.
const TURNS_KEPT_DAYS: i64 = 90;

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
    state: &AppState,
    trust: &mut Trust,
    running_for: Duration,
) -> Result<Round, Fault> {
    let last = mark::read(state.db.read(), Mark::PurgeRan).await?;
    let now = state.clock.now().into();
    if let Err(jump) = trust.judge(last.map(|mark| mark.at), now, running_for) {
        let direction = jump.direction.as_str();
        metrics::counter!("purge_refused_total", "direction" => direction).increment(1);
        return Ok(Round::Refused(jump));
    }
    purge(state).await.map(Round::Purged)
}

/// Removes what is due, whatever the clock was before. Gives the number of
/// accounts removed.
///
/// # Errors
/// When the database is gone; what was removed before stays removed.
pub async fn purge(state: &AppState) -> Result<u64, Fault> {
    let now: Instant = state.clock.now().into();
    let db = &state.db;
    let mut removed = 0;
    for id in due(db.read(), now).await? {
        match remove(db, id, now).await {
            Ok(true) => removed += 1,
            Ok(false) => {}
            Err(error) => failed("account", Some(id), &error),
        }
    }
    let idle = now.plus_millis(-IDLE_LIMIT_MS);
    let sessions = session::Entity::delete_many().filter(
        session::Column::ExpiresAt
            .lte(now)
            .or(session::Column::SeenAt.lte(idle)),
    );
    sweep(db, "sessions", sessions).await;
    let over = now.plus_millis(-LINKS_KEPT_DAYS * DAY_MS);
    let links =
        one_time_link::Entity::delete_many().filter(one_time_link::Column::ExpiresAt.lte(over));
    sweep(db, "links", links).await;
    let over = now.plus_millis(-TURNS_KEPT_DAYS * DAY_MS);
    let turns = guide_turn::Entity::delete_many()
        .filter(guide_turn::Column::AccountId.is_null())
        .filter(guide_turn::Column::At.lte(over));
    sweep(db, "turns", turns).await;
    if let Err(error) = forget_attempts(db, now).await {
        failed("attempts", None, &error.into());
    }
    metrics::counter!("purge_runs_total").increment(1);
    let transaction = db.begin().await?;
    mark::write(&transaction, Mark::PurgeRan, now, json!({})).await?;
    transaction.commit().await?;
    Ok(removed)
}

fn failed(what: &'static str, id: Option<Uuid>, error: &Fault) {
    metrics::counter!("purge_failures_total", "what" => what).increment(1);
    let id = id.map(|id| id.to_string());
    tracing::error!(what, id, %error, "this could not be removed; the next run tries again");
}

/// Removes rows of one table.
async fn sweep<E: EntityTrait>(db: &Db, what: &'static str, rows: DeleteMany<E>) {
    let swept = async {
        let transaction = db.begin().await?;
        rows.exec(&transaction).await?;
        transaction.commit().await
    };
    if let Err(error) = swept.await {
        failed(what, None, &error.into());
    }
}

async fn forget_attempts(db: &Db, now: Instant) -> Result<(), DbErr> {
    let transaction = db.begin().await?;
    attempt::tidy(&transaction, now).await?;
    transaction.commit().await
}

/// The accounts whose time has come. Read one by one: what is unreadable in one
/// row must not hide the others.
async fn due(db: &impl ConnectionTrait, now: Instant) -> Result<Vec<Uuid>, DbErr> {
    let select = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::DeletionRequestedAt.lte(now.plus_millis(-DAYS * DAY_MS)))
        .order_by_asc(account::Column::Id)
        .into_query();
    let mut due = Vec::new();
    for row in db.query_all(&select).await? {
        match row.try_get("", "id") {
            Ok(id) => due.push(id),
            Err(error) => failed("account", None, &error.into()),
        }
    }
    Ok(due)
}

/// Removes an account and everything of it in one transaction.
async fn remove(db: &Db, id: Uuid, now: Instant) -> Result<bool, Fault> {
    let transaction = db.begin().await?;
    let Some(account) = account::Entity::find_by_id(id).one(&transaction).await? else {
        return Ok(false);
    };
    let is_removed = remove_all(&transaction, &account, now).await?;
    transaction.commit().await?;
    Ok(is_removed)
}

/// Removes an account and everything of it, except the fact that it was. Codes,
/// history, messages and sessions go with their plan, question or account
/// (foreign keys cascade). `false` if its owner was quicker.
async fn remove_all(
    db: &impl ConnectionTrait,
    account: &account::Model,
    now: Instant,
) -> Result<bool, Fault> {
    let long_ago = now.plus_millis(-DAYS * DAY_MS);
    let plans = ids(
        db,
        plan::Entity::find()
            .select_only()
            .column(plan::Column::Id)
            .filter(plan::Column::AccountId.eq(account.id)),
    )
    .await?;
    let questions = ids(
        db,
        question::Entity::find()
            .select_only()
            .column(question::Column::Id)
            .filter(question::Column::AccountId.eq(account.id)),
    )
    .await?;
    let gone = account::Entity::delete_many()
        .filter(account::Column::Id.eq(account.id))
        .filter(account::Column::DeletionRequestedAt.lte(long_ago));
    if gone.exec(db).await?.rows_affected == 0 {
        return Ok(false);
    }
    let mails = forget_mails(db, account, &plans).await?;
    forget_turns(db, account.id, &plans).await?;
    if let Some(email) = &account.email {
        one_time_link::Entity::delete_many()
            .filter(one_time_link::Column::Email.eq(email))
            .exec(db)
            .await?;
        attempt::forget(db, email).await?;
        forget_address(db, email).await?;
    }
    let subjects: Vec<String> = plans
        .iter()
        .map(|id| format!("plan:{id}"))
        .chain(questions.iter().map(|id| format!("question:{id}")))
        .chain(mails.iter().map(|id| format!("mail:{id}")))
        .chain([format!("account:{}", account.id)])
        .collect();
    forget_acts(db, account.id, &subjects).await?;
    audit::ActiveModel {
        id: Set(new_id()),
        at: Set(now),
        actor_id: Set(None),
        act: Set("account-deleted".to_owned()),
        subject: Set(format!("account:{}", account.id)),
        detail: Set(json!({})),
    }
    .insert(db)
    .await?;
    Ok(true)
}

/// Mails to them, to their address, or about their plans. Gives their ids.
async fn forget_mails(
    db: &impl ConnectionTrait,
    account: &account::Model,
    plans: &[Uuid],
) -> Result<Vec<Uuid>, Fault> {
    let of = |condition| {
        outbox::Entity::find()
            .select_only()
            .column(outbox::Column::Id)
            .filter(condition)
    };
    let mut mails = ids(db, of(outbox::Column::AccountId.eq(account.id))).await?;
    if let Some(email) = &account.email {
        mails.extend(ids(db, of(outbox::Column::Recipient.eq(email))).await?);
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

/// What they asked the guide, about their plans too. What was asked in the same
/// conversation before signing in is theirs as well.
async fn forget_turns(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    plans: &[Uuid],
) -> Result<(), Fault> {
    let of_plans = plans
        .chunks(MOST_IN)
        .map(|some| Condition::all().add(guide_turn::Column::PlanId.is_in(some.iter().copied())));
    let of_account = conversation::of_account(db, account_id).await?;
    for theirs in of_account.into_iter().chain(of_plans) {
        guide_turn::Entity::delete_many()
            .filter(theirs)
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Audit rows by them or about what is gone.
async fn forget_acts(
    db: &impl ConnectionTrait,
    account_id: Uuid,
    subjects: &[String],
) -> Result<(), Fault> {
    let by_them = [audit::Column::ActorId.eq(account_id)];
    let about = subjects
        .chunks(MOST_IN)
        .map(|some| audit::Column::Subject.is_in(some.iter().cloned()));
    for rows in by_them.into_iter().chain(about) {
        audit::Entity::delete_many().filter(rows).exec(db).await?;
    }
    Ok(())
}

/// Browsers in which somebody signed up or asked for a link, and went no
/// further, remember the address that the mail went to.
async fn forget_address(db: &impl ConnectionTrait, email: &str) -> Result<(), Fault> {
    let nameless = session::Entity::find()
        .filter(session::Column::AccountId.is_null())
        .filter(
            Expr::col(session::Column::Data)
                .cast_as("text")
                .like(format!("%{email}%")),
        )
        .all(db)
        .await?;
    let hashes: Vec<String> = nameless
        .into_iter()
        // `_` of an address is a wildcard to LIKE.
        .filter(|row| session_data(row).pending_email.as_deref() == Some(email))
        .map(|row| row.token_hash)
        .collect();
    for some in hashes.chunks(MOST_IN) {
        session::Entity::delete_many()
            .filter(session::Column::TokenHash.is_in(some.iter().cloned()))
            .exec(db)
            .await?;
    }
    Ok(())
}

async fn ids<E: EntityTrait>(
    db: &impl ConnectionTrait,
    select: sea_orm::Select<E>,
) -> Result<Vec<Uuid>, Fault> {
    Ok(select.into_tuple::<Uuid>().all(db).await?)
}
