//! Cancel: reminders that no longer make sense, one by one or a plan's.

use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use super::row::{life, or_mistake, save};
use crate::db::column::Class;
use crate::db::column::MailKind;
use crate::db::column::MailState;
use crate::db::entity::{outbox, outbox_item};
use crate::db::plan;
use crate::db::{Instant, MOST_IN};

/// Cancels a plan's reminders that have not left: it was removed, its dates
/// moved, or no designation was made. What they were carried by goes on with the
/// rest of what it carries. What is in a worker's hands is looked at again right
/// before sending. Gives the number of mails that end.
///
/// # Errors
/// When the database is gone.
pub async fn cancel_for_plan(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
    now: Instant,
) -> Result<u64, DbErr> {
    let carried: Vec<(String, Uuid)> = outbox_item::Entity::find()
        .select_only()
        .columns([outbox_item::Column::Key, outbox_item::Column::OutboxId])
        .filter(outbox_item::Column::PlanId.eq(plan_id))
        .into_tuple()
        .all(db)
        .await?;
    let mut waiting = reminders_of(db, plan_id).await?;
    for some in carried.chunks(MOST_IN) {
        let carriers = outbox::Entity::find()
            .filter(outbox::Column::Id.is_in(some.iter().map(|(_, mail)| *mail)))
            .filter(outbox::Column::State.eq(MailState::Pending))
            // What may have arrived keeps its keys.
            .filter(
                outbox::Column::LastClass
                    .is_null()
                    .or(outbox::Column::LastClass.ne(Class::Unknown)),
            )
            .all(db)
            .await?;
        let keys: Vec<String> = some
            .iter()
            .filter(|(_, mail)| carriers.iter().any(|row| row.id == *mail))
            .map(|(key, _)| key.clone())
            .collect();
        free(db, &keys, "no longer needed", now).await?;
        waiting.extend(carriers);
    }
    let mut ended = 0;
    waiting.sort_by_key(|mail| mail.id);
    waiting.dedup_by_key(|mail| mail.id);
    for mail in waiting {
        if carries_nothing(db, mail.id).await? {
            let cancelled = or_mistake(life(&mail).cancel("no longer needed", now))?;
            ended += u64::from(save(db, &mail, &cancelled).await?);
        }
    }
    Ok(ended)
}

/// A plan's own waiting reminders.
async fn reminders_of(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
) -> Result<Vec<outbox::Model>, DbErr> {
    outbox::Entity::find()
        .filter(outbox::Column::PlanId.eq(plan_id))
        .filter(outbox::Column::Kind.eq(MailKind::Reminder))
        .filter(outbox::Column::State.eq(MailState::Pending))
        .all(db)
        .await
}

async fn carries_nothing(db: &impl ConnectionTrait, mail: Uuid) -> Result<bool, DbErr> {
    let item = outbox_item::Entity::find()
        .filter(outbox_item::Column::OutboxId.eq(mail))
        .one(db)
        .await?;
    Ok(item.is_none())
}

/// Takes these reminders out of a mail that goes without them: their keys are
/// free, and they end as cancelled where they are rows of their own.
///
/// # Errors
/// When the database is gone.
pub async fn drop_items(
    db: &impl ConnectionTrait,
    keys: &[String],
    now: Instant,
) -> Result<(), DbErr> {
    free(db, keys, "no longer needed", now).await
}

/// See [`drop_items`].
pub(super) async fn free(
    db: &impl ConnectionTrait,
    keys: &[String],
    why: &str,
    now: Instant,
) -> Result<(), DbErr> {
    for some in keys.chunks(MOST_IN) {
        let plans: Vec<Option<Uuid>> = outbox_item::Entity::find()
            .select_only()
            .column(outbox_item::Column::PlanId)
            .filter(outbox_item::Column::Key.is_in(some.iter().cloned()))
            .into_tuple()
            .all(db)
            .await?;
        // What is free may be due again: somebody has to look.
        let plans: Vec<Uuid> = plans.into_iter().flatten().collect();
        plan::look_at_all(db, Some(&plans), now).await?;
        outbox_item::Entity::delete_many()
            .filter(outbox_item::Column::Key.is_in(some.iter().cloned()))
            .exec(db)
            .await?;
        let merged = outbox::Entity::find()
            .filter(outbox::Column::DedupeKey.is_in(some.iter().cloned()))
            .filter(outbox::Column::State.eq(MailState::Merged))
            .all(db)
            .await?;
        for row in &merged {
            save(db, row, &or_mistake(life(row).cancel(why, now))?).await?;
        }
    }
    Ok(())
}

/// The keys that a mail carries.
pub(super) async fn keys_of(db: &impl ConnectionTrait, mail: Uuid) -> Result<Vec<String>, DbErr> {
    outbox_item::Entity::find()
        .select_only()
        .column(outbox_item::Column::Key)
        .filter(outbox_item::Column::OutboxId.eq(mail))
        .into_tuple()
        .all(db)
        .await
}
