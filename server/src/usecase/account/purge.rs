//! What must go, goes: accounts seven days after their owner asked, sessions and
//! links that are over. The worker calls this every hour.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait,
    EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use super::delete::{DAY_MS, DAYS};
use crate::auth::attempt;
use crate::auth::session::data as session_data;
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::{
    account, audit, guide_turn, one_time_link, outbox, plan, question, session,
};
use crate::http::error::Fault;
use crate::state::AppState;
use crate::usecase::guide::conversation;

/// Used and expired links are kept this long, for "this link was used".
const LINKS_KEPT_DAYS: i64 = 30;
/// Questions to the guide from people without an account: long enough for staff
/// to see what is missing.
const TURNS_KEPT_DAYS: i64 = 90;

/// Removes what is due. Gives the number of accounts removed.
///
/// # Errors
/// When the database is gone; what was removed before stays removed.
pub async fn purge(state: &AppState) -> Result<u64, Fault> {
    let now: Instant = state.clock.now().into();
    let due = account::Entity::find()
        .filter(account::Column::DeletionRequestedAt.lte(now.plus_millis(-DAYS * DAY_MS)))
        .all(state.db.read())
        .await?;
    let mut removed = 0;
    for account in due {
        let transaction = state.db.begin().await?;
        if remove(&transaction, &account, now).await? {
            removed += 1;
        }
        transaction.commit().await?;
    }
    let transaction = state.db.begin().await?;
    session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lte(now))
        .exec(&transaction)
        .await?;
    one_time_link::Entity::delete_many()
        .filter(one_time_link::Column::ExpiresAt.lte(now.plus_millis(-LINKS_KEPT_DAYS * DAY_MS)))
        .exec(&transaction)
        .await?;
    guide_turn::Entity::delete_many()
        .filter(guide_turn::Column::AccountId.is_null())
        .filter(guide_turn::Column::At.lte(now.plus_millis(-TURNS_KEPT_DAYS * DAY_MS)))
        .exec(&transaction)
        .await?;
    attempt::tidy(&transaction, now).await?;
    transaction.commit().await?;
    state.limits.tidy();
    Ok(removed)
}

/// Removes an account and everything of it, except the fact that it was. Codes,
/// history, messages and sessions go with their plan, question or account
/// (foreign keys cascade). `false` if its owner was quicker.
async fn remove(
    db: &impl ConnectionTrait,
    account: &account::Model,
    now: Instant,
) -> Result<bool, Fault> {
    let gone = account::Entity::delete_many()
        .filter(account::Column::Id.eq(account.id))
        .filter(account::Column::DeletionRequestedAt.eq(account.deletion_requested_at));
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
    if gone.exec(db).await?.rows_affected == 0 {
        return Ok(false);
    }
    let mut mails = Condition::any()
        .add(outbox::Column::AccountId.eq(account.id))
        .add(outbox::Column::PlanId.is_in(plans.clone()));
    // What was asked in the same conversation before signing in is theirs, too.
    let turns = Condition::any()
        .add(conversation::of_account(db, account.id).await?)
        .add(guide_turn::Column::PlanId.is_in(plans.clone()));
    if let Some(email) = &account.email {
        mails = mails.add(outbox::Column::Recipient.eq(email));
        one_time_link::Entity::delete_many()
            .filter(one_time_link::Column::Email.eq(email))
            .exec(db)
            .await?;
        attempt::forget(db, email).await?;
        forget_address(db, email).await?;
    }
    let sent = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(mails.clone());
    let sent = ids(db, sent).await?;
    outbox::Entity::delete_many().filter(mails).exec(db).await?;
    guide_turn::Entity::delete_many()
        .filter(turns)
        .exec(db)
        .await?;
    let subjects = plans
        .iter()
        .map(|id| format!("plan:{id}"))
        .chain(questions.iter().map(|id| format!("question:{id}")))
        .chain(sent.iter().map(|id| format!("mail:{id}")))
        .chain([format!("account:{}", account.id)]);
    audit::Entity::delete_many()
        .filter(
            Condition::any()
                .add(audit::Column::Subject.is_in(subjects))
                .add(audit::Column::ActorId.eq(account.id)),
        )
        .exec(db)
        .await?;
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
    let hashes = nameless
        .into_iter()
        // `_` of an address is a wildcard to LIKE.
        .filter(|row| session_data(row).pending_email.as_deref() == Some(email))
        .map(|row| row.token_hash);
    session::Entity::delete_many()
        .filter(session::Column::TokenHash.is_in(hashes))
        .exec(db)
        .await?;
    Ok(())
}

async fn ids<E: sea_orm::EntityTrait>(
    db: &impl ConnectionTrait,
    select: sea_orm::Select<E>,
) -> Result<Vec<Uuid>, Fault> {
    Ok(select.into_tuple::<Uuid>().all(db).await?)
}
