//! Plan reminders: one person's of one morning are one mail, and what becomes
//! due while a mail still waits goes with it.

use domain::reminder::Due;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use super::copies::plan_copies;
use super::merge::{join, merge};
use super::plan::{carry, insert, of_reminder};
use super::revive::revive;
use super::state::Life;
use crate::db::Instant;
use crate::db::account::Account;
use crate::db::column::{Class, MailKind, MailState};
use crate::db::entity::{outbox, outbox_item};

/// Whether reminders join a mail of the same person that still waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// They do: one mail a day is enough.
    Joins,
    /// They do not: each morning is planned as it was once (after a restore).
    Apart,
}

/// Queues one person's reminders of one morning as one mail. Those whose keys
/// are taken are left out; those that were cancelled unsent come back. Gives the
/// number of mails, 0 or 1.
///
/// # Errors
/// When the database is gone.
pub async fn plan_reminders(
    db: &impl ConnectionTrait,
    account: &Account,
    mut due: Vec<Due>,
    joining: Joining,
    now: Instant,
) -> Result<u64, DbErr> {
    // The most urgent one first: the subject is its.
    due.sort_by_key(Due::urgency);
    let mut planned = Vec::new();
    for one in due {
        if let Some(id) = plan_reminder(db, account, &one, now).await? {
            carry(db, id, &one, now).await?;
            planned.push((id, one));
        }
    }
    if planned.is_empty() {
        return Ok(0);
    }
    let waiting = match joining {
        Joining::Joins => waiting(db, account, &planned).await?,
        Joining::Apart => None,
    };
    let mails = match waiting {
        Some(mail) if join(db, account, &mail, &planned, now).await? => 0,
        _ => {
            if planned.len() > 1 {
                merge(db, account, &planned, now).await?;
            }
            1
        }
    };
    copy(db, account, &planned, now).await?;
    Ok(mails)
}

/// Whatever mail carries them has its copy beside it.
async fn copy(
    db: &impl ConnectionTrait,
    account: &Account,
    planned: &[(Uuid, Due)],
    now: Instant,
) -> Result<(), DbErr> {
    let Some((_, first)) = planned.first() else {
        return Ok(());
    };
    let item = outbox_item::Entity::find_by_id(first.key()).one(db).await?;
    let until = planned.iter().map(|(_, due)| due.not_after.into()).max();
    if let Some(item) = item {
        plan_copies(
            db,
            account,
            item.outbox_id,
            first.send_at.into(),
            until,
            now,
        )
        .await?;
    }
    Ok(())
}

/// A reminder mail of the same person that has not left and cannot have
/// arrived, beside those just planned.
async fn waiting(
    db: &impl ConnectionTrait,
    account: &Account,
    planned: &[(Uuid, Due)],
) -> Result<Option<outbox::Model>, DbErr> {
    outbox::Entity::find()
        .filter(outbox::Column::AccountId.eq(account.id))
        .filter(outbox::Column::Kind.eq(MailKind::Reminder))
        .filter(outbox::Column::State.eq(MailState::Pending))
        .filter(
            outbox::Column::LastClass
                .is_null()
                .or(outbox::Column::LastClass.ne(Class::Unknown)),
        )
        .filter(outbox::Column::Id.is_not_in(planned.iter().map(|(id, _)| *id)))
        .order_by_asc(outbox::Column::CreatedAt)
        .one(db)
        .await
}

async fn plan_reminder(
    db: &impl ConnectionTrait,
    account: &Account,
    due: &Due,
    now: Instant,
) -> Result<Option<Uuid>, DbErr> {
    if let Some(id) = insert(
        db,
        of_reminder(account, due),
        &Life::planned(due.send_at.into(), Some(due.not_after.into()), now),
    )
    .await?
    {
        return Ok(Some(id));
    }
    let there = outbox::Entity::find()
        .filter(outbox::Column::DedupeKey.eq(due.key()))
        .filter(outbox::Column::State.eq(MailState::Cancelled))
        .one(db)
        .await?;
    let Some(there) = there else {
        return Ok(None);
    };
    let revived = revive(db, &there, now, Some(due.not_after.into()), now).await?;
    Ok(revived.then_some(there.id))
}
