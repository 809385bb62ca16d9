//! Plan: a mail becomes a row.

use std::collections::{HashMap, HashSet};

use domain::reminder::Due;
use locales::Lang;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    TryInsertResult,
};
use serde_json::Value;
use uuid::Uuid;

use super::state::Life;
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::account::{self, Account};
use crate::db::column::{MailKind, MailState};
use crate::db::entity::{outbox, outbox_item};
use crate::mail::ReminderPayload;

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// Which.
    pub kind: MailKind,
    /// To whom; `None` for an address without an account.
    pub account_id: Option<Uuid>,
    /// About which plan.
    pub plan_id: Option<Uuid>,
    /// Address, where it is not simply the account's at the time of sending.
    pub recipient: Option<String>,
    /// Language.
    pub lang: Lang,
    /// Unique: the same mail is never queued twice.
    pub dedupe_key: String,
    /// What the text needs; never a code, tokens only sealed
    /// ([`sealed_token`](super::sealed_token)).
    pub payload: Value,
    /// Not before.
    pub not_before: Instant,
    /// Pointless after.
    pub not_after: Option<Instant>,
}

/// Queues a mail; `false` if its key was there before.
///
/// # Errors
/// When the database is gone.
pub async fn queue(db: &impl ConnectionTrait, mail: NewMail, now: Instant) -> Result<bool, DbErr> {
    let life = Life::planned(mail.not_before, mail.not_after, now);
    Ok(insert(db, mail, &life).await?.is_some())
}

/// Writes a mail's row where it stands; gives its id unless its key is taken.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    mail: NewMail,
    life: &Life,
) -> Result<Option<Uuid>, DbErr> {
    let id = new_id();
    let domain = domain(db, &mail).await?;
    let new = outbox::ActiveModel {
        id: Set(id),
        kind: Set(mail.kind),
        account_id: Set(mail.account_id),
        plan_id: Set(mail.plan_id),
        recipient: Set(mail.recipient),
        lang: Set(mail.lang.as_str().to_owned()),
        dedupe_key: Set(mail.dedupe_key),
        payload: Set(mail.payload),
        state: Set(life.state),
        attempts: Set(life.attempts),
        next_at: Set(life.next_at),
        lease_owner: Set(None),
        lease_epoch: Set(life.epoch),
        lease_until: Set(None),
        not_after: Set(life.not_after),
        // The host is added when the mail is rendered.
        message_id: Set(id.to_string()),
        eml: Set(None),
        last_class: Set(life.last_class),
        last_code: Set(life.why.clone()),
        created_at: Set(life.queued_at),
        settled_at: Set(life.settled_at),
        priority: Set(mail.kind.priority()),
        domain: Set(domain),
        worded_on: Set(None),
    };
    let inserted = outbox::Entity::insert(new)
        .on_conflict(
            OnConflict::column(outbox::Column::DedupeKey)
                .do_nothing()
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(db)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(1..)).then_some(id))
}

/// The domain that a mail goes to, as far as is known now: an account's address
/// may be another one by the time it leaves.
async fn domain(db: &impl ConnectionTrait, mail: &NewMail) -> Result<Option<String>, DbErr> {
    if let Some(address) = &mail.recipient {
        return Ok(domain_of(address));
    }
    let Some(id) = mail.account_id else {
        return Ok(None);
    };
    let addresses = account::addresses(db, &[id]).await?;
    let address = addresses.get(&id).and_then(Option::as_deref);
    Ok(address.and_then(domain_of))
}

/// What follows the `@`, in lower case.
pub(in crate::mail) fn domain_of(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@')?;
    Some(domain.to_lowercase())
}

/// A reminder as a mail of its own.
pub(super) fn of_reminder(account: &Account, due: &Due) -> NewMail {
    NewMail {
        kind: MailKind::Reminder,
        account_id: Some(account.id),
        plan_id: due.plan_id.parse().ok(),
        recipient: None,
        lang: account.lang,
        dedupe_key: due.key(),
        payload: ReminderPayload::of(vec![due.clone()]),
        not_before: due.send_at.into(),
        not_after: Some(due.not_after.into()),
    }
}

/// Notes that a mail carries a reminder.
pub(super) async fn carry(
    db: &impl ConnectionTrait,
    mail: Uuid,
    due: &Due,
    now: Instant,
) -> Result<(), DbErr> {
    let item = outbox_item::ActiveModel {
        key: Set(due.key()),
        outbox_id: Set(mail),
        plan_id: Set(due.plan_id.parse().ok()),
        // Strings, numbers and dates only: cannot fail.
        item: Set(serde_json::to_value(due).unwrap_or_default()),
        created_at: Set(now),
    };
    outbox_item::Entity::insert(item)
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

/// Which of these reminders need nothing, by their keys: some mail carries them,
/// or has, or they ended visibly; under the key of the release before too, if
/// it spoke of the same date.
///
/// # Errors
/// When the database is gone.
pub async fn known(
    db: &impl ConnectionTrait,
    reminders: &[&Due],
) -> Result<HashSet<String>, DbErr> {
    let mut by_key: HashMap<String, Vec<&Due>> = HashMap::new();
    for due in reminders {
        for key in [due.key(), due.former_key()] {
            by_key.entry(key).or_default().push(due);
        }
    }
    let keys: Vec<String> = by_key.keys().cloned().collect();
    let mut known = HashSet::new();
    for some in keys.chunks(crate::db::MOST_IN) {
        let rows = outbox_item::Entity::find()
            .filter(outbox_item::Column::Key.is_in(some.iter().cloned()))
            .all(db)
            .await?;
        for row in rows {
            let date = row.item.get("official").and_then(Value::as_str);
            for due in by_key.get(&row.key).into_iter().flatten() {
                let is_same = row.key == due.key() || date == Some(&due.official.to_string());
                if is_same {
                    known.insert(due.key());
                }
            }
        }
        known.extend(known_without_items(db, some, &by_key).await?);
    }
    Ok(known)
}

/// The same of mails that an older binary queued on this schema: it writes no
/// items, and its mail has the key that the release before gave.
async fn known_without_items(
    db: &impl ConnectionTrait,
    keys: &[String],
    by_key: &HashMap<String, Vec<&Due>>,
) -> Result<HashSet<String>, DbErr> {
    let payloads: Vec<Value> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Payload)
        .filter(outbox::Column::DedupeKey.is_in(keys.iter().cloned()))
        .filter(outbox::Column::Kind.eq(MailKind::Reminder))
        .filter(outbox::Column::State.ne(MailState::Cancelled))
        .into_tuple()
        .all(db)
        .await?;
    let carried = payloads
        .into_iter()
        .filter_map(|payload| serde_json::from_value::<ReminderPayload>(payload).ok())
        .flat_map(|payload| payload.items);
    let mut known = HashSet::new();
    for there in carried {
        let same = by_key.get(&there.former_key()).into_iter().flatten();
        known.extend(
            same.filter(|due| due.official == there.official)
                .map(|due| due.key()),
        );
    }
    Ok(known)
}
