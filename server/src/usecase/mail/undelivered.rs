//! Mail that was given up, for those who run the desk: that there is some, of
//! which kind, and why; neither to whom nor what it says. What still makes sense
//! can be queued anew; right before sending it is looked at again as any mail is.

use app::portal::mail::{MailFailure, PossiblySent, UndeliveredMail, UndeliveredView};
use domain::account::{Act, Role};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait,
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::{account, audit, outbox};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::mail::held;
use crate::mail::outbox::MailState;
use crate::mail::transport::Class;
use crate::state::AppState;
use crate::usecase::account::change::say;

/// How far back the list reaches; older mail helps nobody.
const DAYS: i64 = 90;
const DAY_MS: i64 = 86_400_000;
const SHOWN: u64 = 200;

/// The list, the newest first.
///
/// # Errors
/// [`Fault::NotFound`] for those who may not see it.
pub async fn list(state: &AppState, visitor: &Visitor) -> Result<UndeliveredView, Fault> {
    manager(visitor)?;
    let now = visitor.instant();
    let rows = outbox::Entity::find()
        .filter(given_up(now))
        .order_by_desc(outbox::Column::SettledAt)
        .limit(SHOWN)
        .all(state.db.read())
        .await?;
    Ok(UndeliveredView {
        mails: rows.iter().map(|row| shown(row, now)).collect(),
        days: DAYS,
        possibly_sent: held::summary(state.db.read(), now, DAYS)
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
pub async fn count(db: &impl ConnectionTrait, visitor: &Visitor) -> Result<Option<u64>, Fault> {
    if manager(visitor).is_err() {
        return Ok(None);
    }
    let found = outbox::Entity::find().filter(given_up(visitor.instant()));
    Ok(Some(found.count(db).await?))
}

/// Queues a mail anew. Who did it is logged; that it no longer can be is told on
/// the next page.
///
/// # Errors
/// [`Fault::NotFound`] for what is not in the list, and for those who may not.
pub async fn queue_anew(state: &AppState, visitor: &Visitor, id: &str) -> Result<(), Fault> {
    let me = manager(visitor)?;
    let id: Uuid = id.parse().map_err(|_| Fault::NotFound)?;
    let now = visitor.instant();
    let transaction = state.db.begin().await?;
    let row = outbox::Entity::find_by_id(id)
        .filter(given_up(now))
        .one(&transaction)
        .await?
        .ok_or(Fault::NotFound)?;
    let queued = may_still_go(&row, now) && revive(&transaction, id, now).await?;
    if queued {
        audit::ActiveModel {
            id: Set(new_id()),
            at: Set(now),
            actor_id: Set(Some(me.id)),
            act: Set("mail-queued-anew".to_owned()),
            subject: Set(format!("mail:{id}")),
            detail: Set(json!({ "kind": row.kind })),
        }
        .insert(&transaction)
        .await?;
    }
    let message = if queued {
        "undelivered-flash-queued"
    } else {
        "undelivered-flash-too-late"
    };
    say(&transaction, visitor, message).await?;
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(())
}

fn manager(visitor: &Visitor) -> Result<&account::Model, Fault> {
    let (me, _) = visitor.staff()?;
    let may = visitor
        .role()
        .is_some_and(|role: Role| role.may(Act::ManageMail));
    may.then_some(me).ok_or(Fault::NotFound)
}

/// Dead, or tried until its time was over.
fn given_up(now: Instant) -> Condition {
    let tried_in_vain = Condition::all()
        .add(outbox::Column::State.eq(MailState::Expired.as_str()))
        .add(outbox::Column::LastClass.is_not_null());
    Condition::all()
        .add(outbox::Column::SettledAt.gte(now.plus_millis(-DAYS * DAY_MS)))
        .add(
            Condition::any()
                .add(outbox::Column::State.eq(MailState::Dead.as_str()))
                .add(tried_in_vain),
        )
}

/// As if it were queued now: with the time of its first queueing, its first
/// setback would already be too much (`backoff::GIVE_UP_MS`).
async fn revive(db: &impl ConnectionTrait, id: Uuid, now: Instant) -> Result<bool, Fault> {
    let revived = outbox::Entity::update_many()
        .col_expr(
            outbox::Column::State,
            Expr::value(MailState::Pending.as_str()),
        )
        .col_expr(outbox::Column::Attempts, Expr::value(0))
        .col_expr(outbox::Column::NextAt, Expr::value(now))
        .col_expr(outbox::Column::CreatedAt, Expr::value(now))
        .col_expr(outbox::Column::SettledAt, Expr::value(None::<Instant>))
        .filter(outbox::Column::Id.eq(id))
        .filter(outbox::Column::State.eq(MailState::Dead.as_str()))
        .exec(db)
        .await?;
    Ok(revived.rows_affected == 1)
}

fn may_still_go(row: &outbox::Model, now: Instant) -> bool {
    row.state == MailState::Dead.as_str()
        && MailKind::parse(&row.kind).is_some()
        && row.not_after.is_none_or(|limit| now < limit)
}

fn shown(row: &outbox::Model, now: Instant) -> UndeliveredMail {
    UndeliveredMail {
        id: row.id.to_string(),
        kind: MailKind::parse(&row.kind).map_or("other", MailKind::as_str),
        queued_at: row.created_at.timestamp(),
        ended_at: row.settled_at.unwrap_or(row.created_at).timestamp(),
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        failure: failure(row),
        may_still_go: may_still_go(row, now),
    }
}

/// The class of the last attempt. What never got as far as an attempt is a
/// mistake of ours.
fn failure(row: &outbox::Model) -> MailFailure {
    let is = |class: Class| row.last_class.as_deref() == Some(class.as_str());
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
