//! Merge: several reminders of one morning become one mail.

use domain::reminder::Due;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::plan::{NewMail, insert};
use super::row::{life, or_mistake, save};
use super::state::Life;
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::account::Account;
use crate::db::column::MailKind;
use crate::db::entity::{outbox, outbox_item};
use crate::mail::ReminderPayload;

/// What a carrier's key begins with.
const CARRIER: &str = "carrier:";

/// Joins these reminders to a mail that waits: to a carrier as further items,
/// with a lone reminder in a new carrier. `false` if a worker was quicker.
pub(super) async fn join(
    db: &impl ConnectionTrait,
    account: &Account,
    mail: &outbox::Model,
    reminders: &[(Uuid, Due)],
    now: Instant,
) -> Result<bool, DbErr> {
    let until = reminders.iter().map(|(_, due)| due.not_after.into()).max();
    if mail.dedupe_key.starts_with(CARRIER) {
        let latest = until.unwrap_or(now);
        if !save(db, mail, &or_mistake(life(mail).carry_on(latest))?).await? {
            return Ok(false);
        }
        merge_into(db, mail.id, reminders, now).await?;
        return Ok(true);
    }
    let item = outbox_item::Entity::find()
        .filter(outbox_item::Column::OutboxId.eq(mail.id))
        .one(db)
        .await?;
    let Some(first) = item.and_then(|item| serde_json::from_value::<Due>(item.item).ok()) else {
        return Ok(false);
    };
    // Whoever moves it first has it.
    if !save(
        db,
        mail,
        &or_mistake(life(mail).carry_on(mail.not_after.unwrap_or(now)))?,
    )
    .await?
    {
        return Ok(false);
    }
    let mut all = vec![(mail.id, first)];
    all.extend(reminders.iter().cloned());
    all.sort_by_key(|(_, due)| due.urgency());
    merge(db, account, &all, now).await?;
    Ok(true)
}

/// Makes a carrier for these reminders, the most urgent first, and merges each
/// into it.
pub(super) async fn merge(
    db: &impl ConnectionTrait,
    account: &Account,
    reminders: &[(Uuid, Due)],
    now: Instant,
) -> Result<(), DbErr> {
    let Some((_, first)) = reminders.first() else {
        return Ok(());
    };
    let of_one_plan = reminders
        .iter()
        .all(|(_, due)| due.plan_id == first.plan_id);
    let not_after: Option<Instant> = reminders.iter().map(|(_, due)| due.not_after.into()).max();
    let mail = NewMail {
        kind: MailKind::Reminder,
        account_id: Some(account.id),
        plan_id: first.plan_id.parse().ok().filter(|_| of_one_plan),
        recipient: None,
        lang: account.lang,
        dedupe_key: format!("{CARRIER}{}", new_id()),
        payload: ReminderPayload::of(reminders.iter().map(|(_, due)| due.clone()).collect()),
        not_before: first.send_at.into(),
        not_after,
    };
    let waiting = Life::planned(mail.not_before, mail.not_after, now);
    // Its key is new: it cannot be taken.
    let Some(carrier) = insert(db, mail, &waiting).await? else {
        return Ok(());
    };
    merge_into(db, carrier, reminders, now).await
}

async fn merge_into(
    db: &impl ConnectionTrait,
    carrier: Uuid,
    reminders: &[(Uuid, Due)],
    now: Instant,
) -> Result<(), DbErr> {
    for some in reminders.chunks(crate::db::MOST_IN) {
        let rows = outbox::Entity::find()
            .filter(outbox::Column::Id.is_in(some.iter().map(|(id, _)| *id)))
            .all(db)
            .await?;
        for row in &rows {
            save(db, row, &or_mistake(life(row).merge(now))?).await?;
        }
        outbox_item::Entity::update_many()
            .col_expr(outbox_item::Column::OutboxId, Expr::value(carrier))
            .filter(outbox_item::Column::OutboxId.is_in(some.iter().map(|(id, _)| *id)))
            .exec(db)
            .await?;
    }
    Ok(())
}
