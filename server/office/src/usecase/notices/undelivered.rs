//! Mail that was given up: to the bureau's askers for its staff (`of_bureau`), and
//! every one for those who run the desk, of which kind and why; neither to whom
//! nor what it says. What still makes sense can be queued anew; right before
//! sending it is looked at again as any mail is.

use domain::account::Act;
use domain::bureau::BureauId;
use portal::mail::{PossiblySent, UndeliveredMail, UndeliveredView};
use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::Instant;
use crate::db::audit;
use crate::db::entity::outbox::{Column, Entity, Model as Row};
use crate::mail::arrival;
use crate::mail::outbox::shown::given_up;
use crate::mail::outbox::{self, held};
use crate::office::Office;
use crate::usecase::notices::NoticeError;
use crate::usecase::notices::of_bureau::{self, DAYS, since};

const SHOWN: u64 = 200;

/// What is about the actor's bureau; every mail, the newest first, for those who
/// may queue them anew.
///
/// # Errors
/// [`NoticeError::NotFound`] for those who may not see it.
pub async fn list(office: &Office, actor: &Actor) -> Result<UndeliveredView, NoticeError> {
    let bureau = actor.at_desk(Act::SeeMail)?;
    let db = office.db.read();
    let manages = actor.may(Act::ManageMail).is_ok();
    Ok(UndeliveredView {
        bureau: of_bureau::look(db, actor, bureau).await?,
        mails: match manages {
            true => Some(every(db, actor.instant()).await?),
            false => None,
        },
        days: DAYS,
        possibly_sent: match manages {
            true => held::summary(db, actor.instant(), DAYS)
                .await?
                .map(possibly_sent),
            false => None,
        },
    })
}

async fn every(db: &impl ConnectionTrait, now: Instant) -> Result<Vec<UndeliveredMail>, DbErr> {
    let rows = Entity::find()
        .filter(given_up(since(now)))
        .order_by_desc(Column::SettledAt)
        .limit(SHOWN)
        .all(db)
        .await?;
    Ok(rows.iter().map(|row| entry(row, now)).collect())
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

/// How many there are for the actor, staff of this bureau, to look at.
///
/// # Errors
/// When the database is gone.
pub async fn count(
    db: &impl ConnectionTrait,
    actor: &Actor,
    bureau: BureauId,
) -> Result<u64, DbErr> {
    if actor.may(Act::ManageMail).is_ok() {
        let found = Entity::find().filter(given_up(since(actor.instant())));
        return found.count(db).await;
    }
    let of_bureau = of_bureau::look(db, actor, bureau).await?;
    let count = of_bureau.askers.len() + of_bureau.lost.len();
    Ok(u64::try_from(count).unwrap_or(u64::MAX))
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
        .filter(given_up(since(now)))
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

fn entry(row: &Row, now: Instant) -> UndeliveredMail {
    UndeliveredMail {
        id: row.id.to_string(),
        kind: row.kind.as_str(),
        queued_at: row.created_at.timestamp(),
        ended_at: row.settled_at.unwrap_or(row.created_at).timestamp(),
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        failure: arrival::reply(row.last_class, row.last_code.as_deref()).failure,
        may_still_go: outbox::may_be_revived(row, now),
    }
}
