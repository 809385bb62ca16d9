//! Mail that was given up, for those who run the desk: that there is some, of
//! which kind, and why; neither to whom nor what it says. What still makes sense
//! can be queued anew; right before sending it is looked at again as any mail is.

use domain::account::Act;
use portal::mail::{MailFailure, PossiblySent, UndeliveredMail, UndeliveredView};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::Instant;
use crate::db::audit;
use crate::db::column::Class;
use crate::db::column::MailKind;
use crate::db::column::MailState;
use crate::db::entity::outbox::{Column, Entity, Model as Row};
use crate::mail::outbox::{self, held};
use crate::office::Office;
use crate::usecase::notices::NoticeError;

/// How far back the list reaches; older mail helps nobody.
const DAYS: i64 = 90;
const DAY_MS: i64 = 86_400_000;
const SHOWN: u64 = 200;

/// The list, the newest first.
///
/// # Errors
/// [`NoticeError::NotFound`] for those who may not see it.
pub async fn list(office: &Office, actor: &Actor) -> Result<UndeliveredView, NoticeError> {
    actor.at_desk(Act::ManageMail)?;
    let now = actor.instant();
    let rows = Entity::find()
        .filter(given_up(now))
        .order_by_desc(Column::SettledAt)
        .limit(SHOWN)
        .all(office.db.read())
        .await?;
    Ok(UndeliveredView {
        mails: rows.iter().map(|row| shown(row, now)).collect(),
        days: DAYS,
        possibly_sent: held::summary(office.db.read(), now, DAYS)
            .await?
            .map(possibly_sent),
    })
}

fn possibly_sent(summary: held::Summary) -> PossiblySent {
    PossiblySent {
        held_with_copy_of: summary.hold.map(|hold| hold.copied_at.timestamp()),
        due: summary
            .due
            .map(|(first, last)| (first.timestamp(), last.timestamp())),
        kinds: summary.kinds.into_iter().collect(),
    }
}

/// How many there are, for whoever may see them.
///
/// # Errors
/// When the database is gone.
pub async fn count(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<u64>, DbErr> {
    if actor.at_desk(Act::ManageMail).is_err() {
        return Ok(None);
    }
    let found = Entity::find().filter(given_up(actor.instant()));
    Ok(Some(found.count(db).await?))
}

/// Queues a mail anew. Who did it is logged; that it no longer can be is told on
/// the next page.
///
/// # Errors
/// [`NoticeError::NotFound`] for what is not in the list, and for those who may not.
pub async fn queue_anew(office: &Office, actor: &Actor, id: &str) -> Result<(), NoticeError> {
    actor.at_desk(Act::ManageMail)?;
    let id: Uuid = id.parse().map_err(|_| NoticeError::NotFound)?;
    let now = actor.instant();
    let transaction = office.db.begin().await?;
    let row = Entity::find_by_id(id)
        .filter(given_up(now))
        .one(&transaction)
        .await?
        .ok_or(NoticeError::NotFound)?;
    let queued = outbox::may_be_revived(&row, now)
        && outbox::revive(&transaction, &row, now, row.not_after, now).await?;
    if queued {
        let by = Some(actor.account_id);
        let detail = json!({ "kind": row.kind.as_str() });
        let subject = format!("mail:{id}");
        audit::record(&transaction, by, "mail-queued-anew", subject, detail, now).await?;
    }
    let message = if queued {
        "undelivered-flash-queued"
    } else {
        "undelivered-flash-too-late"
    };
    actor.say(&transaction, message).await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(())
}

/// Dead, or tried until its time was over.
fn given_up(now: Instant) -> Condition {
    let tried_in_vain = Condition::all()
        .add(Column::State.eq(MailState::Expired))
        .add(Column::LastClass.is_not_null());
    Condition::all()
        // What only a newer release knows cannot be named here.
        .add(Column::Kind.is_in(MailKind::ALL))
        // What ended by a restore is told apart (`held`).
        .add(
            Column::LastCode
                .is_null()
                .or(Column::LastCode.ne(held::RESTORED)),
        )
        .add(Column::SettledAt.gte(now.plus_millis(-DAYS * DAY_MS)))
        .add(
            Condition::any()
                .add(Column::State.eq(MailState::Dead))
                .add(tried_in_vain),
        )
}

fn shown(row: &Row, now: Instant) -> UndeliveredMail {
    UndeliveredMail {
        id: row.id.to_string(),
        kind: row.kind.as_str(),
        queued_at: row.created_at.timestamp(),
        ended_at: row.settled_at.unwrap_or(row.created_at).timestamp(),
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        failure: failure(row),
        may_still_go: outbox::may_be_revived(row, now),
    }
}

/// The class of the last attempt. What never got as far as an attempt is a
/// mistake of ours.
fn failure(row: &Row) -> MailFailure {
    let is = |class: Class| row.last_class == Some(class);
    if is(Class::Refused) {
        MailFailure::Refused
    } else if is(Class::NotNow) {
        MailFailure::NotNow
    } else if is(Class::Unreached) {
        MailFailure::Unreached
    } else if is(Class::Unknown) {
        MailFailure::Unknown
    } else {
        MailFailure::Ours
    }
}
