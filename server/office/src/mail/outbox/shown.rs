//! What pages show of the outbox: read only. Nobody sees a mail's text by this.

use std::collections::{HashMap, HashSet};

use domain::reminder::Due;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::held;
use crate::db::column::MailKind;
use crate::db::column::MailState;
use crate::db::entity::outbox::Column;
use crate::db::entity::{outbox, outbox_item};
use crate::db::{Instant, MOST_IN};
use crate::mail::ReminderPayload;

/// A row about a plan, and what it was merged into.
#[derive(Clone, Debug)]
pub struct Logged {
    /// The row.
    pub row: outbox::Model,
    /// The mail that carries it with others.
    pub carrier: Option<Carrier>,
}

/// A mail that carries several reminders.
#[derive(Clone, Debug)]
pub struct Carrier {
    /// The row.
    pub row: outbox::Model,
    /// What it carries.
    pub items: Vec<Due>,
}

/// The reminders that a row was planned with, or, once its words were made,
/// that they speak of. What cannot be read is left out.
#[must_use]
pub fn reminders_in(row: &outbox::Model) -> Vec<Due> {
    serde_json::from_value::<ReminderPayload>(row.payload.clone())
        .map(|payload| payload.items)
        .unwrap_or_default()
}

/// The mails about a plan, the newest first, so many. What only carries others
/// stands beside those.
///
/// # Errors
/// When the database is gone.
pub async fn about_plan(
    db: &impl ConnectionTrait,
    plan: Uuid,
    limit: u64,
) -> Result<Vec<Logged>, DbErr> {
    let rows = outbox::Entity::find()
        .filter(Column::PlanId.eq(plan))
        // Others are about an account, or only a newer release knows them.
        .filter(Column::Kind.is_in([MailKind::Reminder, MailKind::QuestionAnswered]))
        .filter(Column::DedupeKey.not_like("carrier:%"))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    let merged: Vec<String> = rows
        .iter()
        .filter(|row| row.state == MailState::Merged)
        .map(|row| row.dedupe_key.clone())
        .collect();
    let carried: HashMap<String, Uuid> = outbox_item::Entity::find()
        .filter(outbox_item::Column::Key.is_in(merged))
        .all(db)
        .await?
        .into_iter()
        .map(|item| (item.key, item.outbox_id))
        .collect();
    let carriers = carriers(db, carried.values().copied().collect()).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let mail = carried.get(&row.dedupe_key);
            let carrier = mail.and_then(|mail| carriers.get(mail)).cloned();
            Logged { row, carrier }
        })
        .collect())
}

async fn carriers(
    db: &impl ConnectionTrait,
    ids: HashSet<Uuid>,
) -> Result<HashMap<Uuid, Carrier>, DbErr> {
    let mut items = items_of(db, ids.iter().copied().collect()).await?;
    let rows = outbox::Entity::find()
        .filter(Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let items = items.remove(&row.id).unwrap_or_default();
            (row.id, Carrier { row, items })
        })
        .collect())
}

/// What these mails carry.
async fn items_of(
    db: &impl ConnectionTrait,
    mails: Vec<Uuid>,
) -> Result<HashMap<Uuid, Vec<Due>>, DbErr> {
    let mut found: HashMap<Uuid, Vec<Due>> = HashMap::new();
    for some in mails.chunks(MOST_IN) {
        let items = outbox_item::Entity::find()
            .filter(outbox_item::Column::OutboxId.is_in(some.iter().copied()))
            .all(db)
            .await?;
        for item in items {
            if let Ok(due) = serde_json::from_value::<Due>(item.item) {
                found.entry(item.outbox_id).or_default().push(due);
            }
        }
    }
    for items in found.values_mut() {
        items.sort_by_key(Due::urgency);
    }
    Ok(found)
}

/// What a mail carries now; if it was merged into another meanwhile, what that
/// one carries.
///
/// # Errors
/// When the database is gone.
pub async fn carried_by(db: &impl ConnectionTrait, mail: Uuid) -> Result<Vec<Due>, DbErr> {
    let own = items_of(db, vec![mail]).await?.remove(&mail);
    if let Some(items) = own {
        return Ok(items);
    }
    let Some(row) = outbox::Entity::find_by_id(mail).one(db).await? else {
        return Ok(Vec::new());
    };
    let Some(item) = outbox_item::Entity::find_by_id(row.dedupe_key)
        .one(db)
        .await?
    else {
        return Ok(Vec::new());
    };
    let carrier = item.outbox_id;
    let items = items_of(db, vec![carrier]).await?.remove(&carrier);
    Ok(items.unwrap_or_default())
}

/// Given up since: dead, or tried until its time was over. What ended by a
/// restore is told apart (`held`), and what only a newer release knows cannot be
/// named here.
#[must_use]
pub fn given_up(since: Instant) -> Condition {
    let tried_in_vain = Condition::all()
        .add(Column::State.eq(MailState::Expired))
        .add(Column::LastClass.is_not_null());
    Condition::all()
        .add(Column::Kind.is_in(MailKind::ALL))
        .add(
            Column::LastCode
                .is_null()
                .or(Column::LastCode.ne(held::RESTORED)),
        )
        .add(Column::SettledAt.gte(since))
        .add(
            Condition::any()
                .add(Column::State.eq(MailState::Dead))
                .add(tried_in_vain),
        )
}

/// The mails of these kinds to these accounts that were given up since, with the
/// reminders they carry; the newest first.
///
/// # Errors
/// When the database is gone.
pub async fn given_up_to(
    db: &impl ConnectionTrait,
    accounts: &[Uuid],
    kinds: &[MailKind],
    since: Instant,
) -> Result<Vec<Carrier>, DbErr> {
    let mut rows = Vec::new();
    for some in accounts.chunks(MOST_IN) {
        let found = outbox::Entity::find()
            .filter(given_up(since))
            .filter(Column::AccountId.is_in(some.iter().copied()))
            .filter(Column::Kind.is_in(kinds.iter().copied()))
            .all(db)
            .await?;
        rows.extend(found);
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.settled_at, row.id)));
    with_items(db, rows).await
}

/// Reminders that ended unsent since: their time passed, or they were given up.
///
/// # Errors
/// When the database is gone.
pub async fn unsent_reminders(
    db: &impl ConnectionTrait,
    since: Instant,
) -> Result<Vec<Carrier>, DbErr> {
    let rows = outbox::Entity::find()
        .filter(Column::Kind.eq(MailKind::Reminder))
        .filter(Column::State.is_in([MailState::Expired, MailState::Dead]))
        .filter(Column::SettledAt.gte(since))
        .order_by_desc(Column::SettledAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    with_items(db, rows).await
}

async fn with_items(
    db: &impl ConnectionTrait,
    rows: Vec<outbox::Model>,
) -> Result<Vec<Carrier>, DbErr> {
    let mut items = items_of(db, rows.iter().map(|row| row.id).collect()).await?;
    Ok(rows
        .into_iter()
        .map(|row| Carrier {
            items: items.remove(&row.id).unwrap_or_default(),
            row,
        })
        .collect())
}

/// The reminders about these plans that were sent.
///
/// # Errors
/// When the database is gone.
pub async fn sent_about(db: &impl ConnectionTrait, plans: &[Uuid]) -> Result<Vec<Due>, DbErr> {
    let mut sent = Vec::new();
    for some in plans.chunks(MOST_IN) {
        let items = outbox_item::Entity::find()
            .filter(outbox_item::Column::PlanId.is_in(some.iter().copied()))
            .all(db)
            .await?;
        let mails: HashSet<Uuid> = items.iter().map(|item| item.outbox_id).collect();
        let mut went: HashSet<Uuid> = HashSet::new();
        let mails: Vec<Uuid> = mails.into_iter().collect();
        for mails in mails.chunks(MOST_IN) {
            let ids: Vec<Uuid> = outbox::Entity::find()
                .select_only()
                .column(Column::Id)
                .filter(Column::Id.is_in(mails.iter().copied()))
                .filter(Column::State.eq(MailState::Sent))
                .into_tuple()
                .all(db)
                .await?;
            went.extend(ids);
        }
        sent.extend(
            items
                .into_iter()
                .filter(|item| went.contains(&item.outbox_id))
                .filter_map(|item| serde_json::from_value::<Due>(item.item).ok()),
        );
    }
    Ok(sent)
}

/// The newest mail that tells an asker of an answer, by question.
///
/// # Errors
/// When the database is gone.
pub async fn answers_to(
    db: &impl ConnectionTrait,
    asker: Uuid,
) -> Result<HashMap<Uuid, outbox::Model>, DbErr> {
    let rows = outbox::Entity::find()
        .filter(Column::AccountId.eq(asker))
        .filter(Column::Kind.eq(MailKind::QuestionAnswered))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    // The newer one takes the older one's place.
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((question_in(&row)?, row)))
        .collect())
}

/// The question that a mail is about.
#[must_use]
pub fn question_in(row: &outbox::Model) -> Option<Uuid> {
    row.payload.get("question_id")?.as_str()?.parse().ok()
}

/// Whether a mail was given up.
#[must_use]
pub fn is_given_up(row: &outbox::Model) -> bool {
    match row.state {
        MailState::Dead => true,
        MailState::Expired => row.last_class.is_some(),
        _ => false,
    }
}
