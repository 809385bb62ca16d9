//! Mail that was given up, for those who run the desk: that there is some, of
//! which kind, and why; neither to whom nor what it says. What still makes sense
//! can be queued anew; right before sending it is looked at again as any mail is.

use app::portal::mail::{MailFailure, PossiblySent, UndeliveredMail, UndeliveredView};
use domain::account::{Act, Role};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, Condition, ConnectionTrait,
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;
use uuid::Uuid;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::outbox::{Column, Entity, Model as Row};
use crate::db::entity::{account, audit};
use crate::http::error::Fault;
use crate::http::visitor::Visitor;
use crate::mail::MailKind;
use crate::mail::outbox::{self, MailState, held};
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
    let rows = Entity::find()
        .filter(given_up(now))
        .order_by_desc(Column::SettledAt)
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
    let found = Entity::find().filter(given_up(visitor.instant()));
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
    let row = Entity::find_by_id(id)
        .filter(given_up(now))
        .one(&transaction)
        .await?
        .ok_or(Fault::NotFound)?;
    let queued = outbox::may_be_revived(&row, now)
        && outbox::revive(&transaction, &row, now, row.not_after, now).await?;
    if queued {
        audit::ActiveModel {
            id: Set(new_id()),
            at: Set(now),
            actor_id: Set(Some(me.id)),
            act: Set("mail-queued-anew".to_owned()),
            subject: Set(format!("mail:{id}")),
            detail: Set(json!({ "kind": row.kind.as_str() })),
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
