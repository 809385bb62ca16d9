//! Mail after a restore. A copy does not know what its original sent after it
//! was made, so nothing leaves until somebody has decided: while
//! [`Mark::MailHeld`] stands, no worker claims a mail.
//!
//! *Possibly sent* is every mail that fell due by now and is not settled here:
//! those that waited in the copy, and the reminders since, which are planned
//! again morning by morning as the original did. [`resume`] ends them as
//! `expired` ([`RESTORED`]) but for those that are chosen, and lets everything
//! else go: what falls due later, and what was asked for after the restore.
//!
//! All statements about the outbox that a restore needs are here. Those of
//! [`quieting`] run before the database has an application: they are SQL.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::calendar::{Calendar, japan_date, japan_instant, japan_time};
use domain::reminder::SEND_HOUR;
use jiff::{Timestamp, ToSpan as _};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::row::{life, or_mistake, save};
use crate::db::Instant;
use crate::db::account;
use crate::db::column::MailKind;
use crate::db::column::MailState;
use crate::db::entity::outbox::Column;
use crate::db::entity::{mark as mark_row, outbox};
use crate::db::mark::{self, Mark};
use crate::mail::planner;
use crate::office::Office;

/// Why a mail ended that the original may have sent; in `outbox.last_code`.
pub const RESTORED: &str = "restored";

const DAY_MS: i64 = 86_400_000;

/// Since when mail is held, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// When the copy was made.
    pub copied_at: Instant,
    /// When it was put back.
    pub restored_at: Instant,
    /// Until when the reminders of the time since are planned.
    pub planned_until: Instant,
}

/// [`Mark::MailHeld`]'s detail.
#[derive(Serialize, Deserialize)]
struct Detail {
    copied_at: Instant,
    #[serde(default)]
    planned_until: Option<Instant>,
}

/// What can become of a mail that was possibly sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It ends at the resume, unless it is chosen.
    Open,
    /// It ends at the resume: its time is over, or will be before it can go.
    TooLate,
    /// It has ended: its one-time link was the copy's, and opens nothing.
    LinkEnded,
}

/// A mail that the original may have sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldMail {
    /// Id.
    pub id: Uuid,
    /// Which.
    pub kind: MailKind,
    /// When it fell due.
    pub due: Instant,
    /// What follows the `@` of its address; who it is stays untold.
    pub domain: Option<String>,
    /// What can become of it.
    pub fate: Fate,
}

/// Since when mail is held; `None`: it is not.
///
/// # Errors
/// When the database is gone, or the mark cannot be read.
pub async fn hold(db: &impl ConnectionTrait) -> Result<Option<Hold>, DbErr> {
    let Some(row) = mark::read(db, Mark::MailHeld).await? else {
        return Ok(None);
    };
    let detail: Detail = serde_json::from_value(row.detail)
        .map_err(|error| DbErr::Type(format!("mark {}: {error}", Mark::MailHeld.as_str())))?;
    Ok(Some(Hold {
        copied_at: detail.copied_at,
        restored_at: row.at,
        planned_until: detail.planned_until.unwrap_or(detail.copied_at),
    }))
}

/// Whether no mail may leave.
///
/// # Errors
/// When the database is gone.
pub async fn is_held(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(mark::read(db, Mark::MailHeld).await?.is_some())
}

/// What a restored database must say before anybody opens it, as SQL without
/// parameters: mail is held, nobody has a mail in hand, and mails whose link is
/// no more have ended.
#[must_use]
pub fn quieting(backend: DbBackend, copied_at: Instant, now: Instant) -> Vec<String> {
    let detail = json!(Detail {
        copied_at,
        planned_until: None
    });
    let unsettled = Column::State.is_in([MailState::Pending, MailState::Leased]);
    let links = MailKind::ALL
        .into_iter()
        .filter(|kind| kind.link_path().is_some());
    let freed = outbox::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Pending))
        .col_expr(Column::LeaseOwner, Expr::value(None::<String>))
        .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
        .filter(Column::State.eq(MailState::Leased));
    // By this is told what was in the copy and what came after it, whatever
    // this machine's clock and the original's say.
    let before = outbox::Entity::update_many()
        .col_expr(Column::CreatedAt, Expr::value(now.plus_millis(-1)))
        .filter(unsettled.clone())
        .filter(Column::CreatedAt.gte(now));
    let ended = outbox::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Expired))
        .col_expr(Column::LastCode, Expr::value(RESTORED))
        .col_expr(Column::LastClass, Expr::value(None::<String>))
        .col_expr(Column::SettledAt, Expr::value(now))
        .col_expr(Column::Eml, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::Payload, Expr::value(json!({})))
        .filter(unsettled)
        .filter(Column::Kind.is_in(links));
    [
        mark::writing(Mark::MailHeld, now, detail)
            .build(backend)
            .to_string(),
        freed.build(backend).to_string(),
        before.build(backend).to_string(),
        ended.build(backend).to_string(),
    ]
    .into()
}

/// Plans what fell due since the copy was made, as the original planned it: each
/// morning's reminders. Nothing of it leaves while mail is held. Gives the
/// number of new mails; 0 if mail is not held.
///
/// # Errors
/// When the database is gone.
pub async fn catch_up(office: &Office, now: Timestamp) -> Result<u64, DbErr> {
    let Some(hold) = hold(office.db.read()).await? else {
        return Ok(0);
    };
    let since = hold.planned_until.timestamp();
    let mut planned = 0;
    // Today's facts, that day's clock. What was due already when the copy was
    // made may not have been planned yet.
    let rounds = [since].into_iter().chain(mornings(since, now)).chain([now]);
    // The original's clock may have been ahead of this one.
    for at in rounds.filter(|at| *at <= now) {
        planned += planner::round_over_all(office, at).await?;
    }
    let detail = json!(Detail {
        copied_at: hold.copied_at,
        planned_until: Some(now.into()),
    });
    let transaction = office.db.begin().await?;
    // Changed, never made anew: mail may have been resumed meanwhile.
    mark_row::Entity::update_many()
        .col_expr(mark_row::Column::Detail, Expr::value(detail))
        .filter(mark_row::Column::Name.eq(Mark::MailHeld.as_str()))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(planned)
}

/// The moments at which reminders begin to leave, after one time and before
/// another.
fn mornings(after: Timestamp, before: Timestamp) -> Vec<Timestamp> {
    let last = japan_date(before);
    let mut mornings = Vec::new();
    let mut day = Calendar::official().next_open(japan_date(after));
    while day <= last {
        let at = japan_instant(day, SEND_HOUR, 0);
        if after < at && at < before {
            mornings.push(at);
        }
        let Ok(next) = day.checked_add(1.days()) else {
            break;
        };
        day = Calendar::official().next_open(next);
    }
    mornings
}

/// Every mail that the original may have sent, the earliest first.
///
/// # Errors
/// When the database is gone.
pub async fn possibly_sent(
    db: &impl ConnectionTrait,
    hold: &Hold,
    now: Instant,
) -> Result<Vec<HeldMail>, DbErr> {
    let rows = outbox::Entity::find()
        .filter(
            Condition::any()
                .add(waits_in_doubt(hold, now))
                .add(ended_since(hold.restored_at)),
        )
        // A kind that only a newer release knows cannot be named here; it is
        // that release's to send, and ends with the rest at a resume.
        .filter(Column::Kind.is_in(MailKind::ALL))
        .order_by_asc(Column::NextAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let addresses = addresses(db, &rows).await?;
    Ok(rows
        .iter()
        .map(|row| held_mail(row, &addresses, now))
        .collect())
}

fn unsettled() -> Condition {
    Condition::all().add(Column::State.is_in([MailState::Pending, MailState::Leased]))
}

/// Due, and not asked for after the restore. A reminder's due time alone counts:
/// whoever planned it, the original may have done so too.
fn waits_in_doubt(hold: &Hold, now: Instant) -> Condition {
    unsettled().add(Column::NextAt.lte(now)).add(
        Condition::any()
            .add(Column::Kind.is_in(MailKind::ALL.into_iter().filter(|kind| kind.is_reminder())))
            .add(Column::CreatedAt.lt(hold.restored_at)),
    )
}

fn ended_since(since: Instant) -> Condition {
    Condition::all()
        .add(Column::State.eq(MailState::Expired))
        .add(Column::LastCode.eq(RESTORED))
        .add(Column::SettledAt.gte(since))
}

async fn addresses(
    db: &impl ConnectionTrait,
    rows: &[outbox::Model],
) -> Result<HashMap<Uuid, String>, DbErr> {
    let accounts: HashSet<Uuid> = rows.iter().filter_map(|row| row.account_id).collect();
    let accounts: Vec<Uuid> = accounts.into_iter().collect();
    let addresses = account::addresses(db, &accounts).await?;
    Ok(addresses
        .into_iter()
        .filter_map(|(id, email)| Some((id, email?)))
        .collect())
}

fn held_mail(row: &outbox::Model, addresses: &HashMap<Uuid, String>, now: Instant) -> HeldMail {
    let kind = row.kind;
    let address = row
        .recipient
        .as_ref()
        .or_else(|| addresses.get(&row.account_id?));
    let goes_at = goes_at(kind, now);
    let fate = if row.state == MailState::Expired {
        Fate::LinkEnded
    } else if row.not_after.is_some_and(|limit| limit < goes_at) {
        Fate::TooLate
    } else {
        Fate::Open
    };
    HeldMail {
        id: row.id,
        kind,
        due: row.next_at,
        domain: address
            .and_then(|address| address.rsplit_once('@'))
            .map(|(_, domain)| domain.to_owned()),
        fate,
    }
}

/// When a chosen mail leaves: at once; a reminder not by night nor on a day on
/// which nobody is there to act.
fn goes_at(kind: MailKind, now: Instant) -> Instant {
    if !kind.is_reminder() {
        return now;
    }
    let local = japan_time(now.timestamp());
    let calendar = Calendar::official();
    let today = local.date();
    if calendar.is_open(today) && local.hour() >= SEND_HOUR {
        return now;
    }
    // Before the hour of an open day it is today.
    let day = if local.hour() >= SEND_HOUR {
        today.checked_add(1.days()).unwrap_or(today)
    } else {
        today
    };
    japan_instant(calendar.next_open(day), SEND_HOUR, 0).into()
}

/// What is to be sent although the original may have sent it.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// These mails.
    pub mails: Vec<Uuid>,
    /// What fell due after this, for then the original had stopped.
    pub stopped_at: Option<Instant>,
}

/// Why mail stays held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is not held.
    #[error("mail is not held: nothing to resume")]
    NotHeld,
    /// No such mail.
    #[error("{0}: no mail that was possibly sent (see `tsukihajime held-mail`)")]
    Unknown(Uuid),
    /// A mail that cannot go.
    #[error("{0}: its time is over before it could go")]
    TooLate(Uuid),
    /// A mail whose link opens nothing.
    #[error("{0}: its one-time link has ended with the copy; it must be asked for anew")]
    LinkEnded(Uuid),
    /// A stop that cannot be.
    #[error("the original cannot have stopped before the copy was made, nor after now")]
    Stopped,
}

/// What a resume does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Mail was held since.
    pub hold: Hold,
    /// End without being sent, here.
    pub end: Vec<HeldMail>,
    /// Go although they may have gone.
    pub send: Vec<HeldMail>,
    /// How many more wait and go when they are due: asked for since, or due later.
    pub waiting: u64,
}

/// What a resume would do now.
///
/// # Errors
/// When the database is gone.
pub async fn decide(
    db: &impl ConnectionTrait,
    choice: &Choice,
    now: Instant,
) -> Result<Result<Decision, Refusal>, DbErr> {
    let Some(hold) = hold(db).await? else {
        return Ok(Err(Refusal::NotHeld));
    };
    if let Some(stopped) = choice.stopped_at
        && !(hold.copied_at..=now).contains(&stopped)
    {
        return Ok(Err(Refusal::Stopped));
    }
    let mails = possibly_sent(db, &hold, now).await?;
    for id in &choice.mails {
        let refusal = match mails.iter().find(|mail| mail.id == *id).map(|m| m.fate) {
            Some(Fate::Open) => continue,
            Some(Fate::TooLate) => Refusal::TooLate(*id),
            Some(Fate::LinkEnded) => Refusal::LinkEnded(*id),
            None => Refusal::Unknown(*id),
        };
        return Ok(Err(refusal));
    }
    let is_chosen = |mail: &HeldMail| {
        mail.fate == Fate::Open
            && (choice.mails.contains(&mail.id) || choice.stopped_at.is_some_and(|s| mail.due > s))
    };
    let (send, end): (Vec<_>, Vec<_>) = mails
        .into_iter()
        .filter(|mail| mail.fate != Fate::LinkEnded)
        .partition(is_chosen);
    let unsettled = outbox::Entity::find().filter(unsettled()).count(db).await?;
    let waiting = unsettled.saturating_sub((send.len() + end.len()) as u64);
    Ok(Ok(Decision {
        hold,
        end,
        send,
        waiting,
    }))
}

/// Lets mail leave again, all in one transaction.
///
/// # Errors
/// When the database is gone.
pub async fn resume(
    db: &impl ConnectionTrait,
    choice: &Choice,
    now: Instant,
) -> Result<Result<Decision, Refusal>, DbErr> {
    let decision = match decide(db, choice, now).await? {
        Ok(decision) => decision,
        Err(refusal) => return Ok(Err(refusal)),
    };
    // Of two at the same time, one.
    if !mark::clear(db, Mark::MailHeld).await? {
        return Ok(Err(Refusal::NotHeld));
    }
    for mail in &decision.end {
        if let Some(row) = outbox::Entity::find_by_id(mail.id).one(db).await? {
            save(db, &row, &or_mistake(life(&row).expire(RESTORED, now))?).await?;
        }
    }
    for mail in &decision.send {
        if let Some(row) = outbox::Entity::find_by_id(mail.id).one(db).await? {
            let anew = life(&row).begin_anew(goes_at(mail.kind, now), now);
            save(db, &row, &or_mistake(anew)?).await?;
        }
    }
    // What a newer release queued, and this one cannot decide about.
    outbox::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Expired))
        .col_expr(Column::LastCode, Expr::value(RESTORED))
        .col_expr(Column::SettledAt, Expr::value(now))
        .filter(waits_in_doubt(&decision.hold, now))
        .filter(Column::Kind.is_not_in(MailKind::ALL))
        .exec(db)
        .await?;
    Ok(Ok(decision))
}

/// For those who run the desk: what was possibly sent, by kind and number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Mail is held; `None`: it has been resumed.
    pub hold: Option<Hold>,
    /// When the first and the last of them fell due.
    pub due: Option<(Instant, Instant)>,
    /// How many of each kind; `None` is one that this release does not know.
    pub kinds: BTreeMap<&'static str, u64>,
}

/// The summary while mail is held, and for `days` after it was resumed.
///
/// # Errors
/// When the database is gone.
pub async fn summary(
    db: &impl ConnectionTrait,
    now: Instant,
    days: i64,
) -> Result<Option<Summary>, DbErr> {
    let hold = hold(db).await?;
    let shown = match &hold {
        Some(hold) => Condition::any()
            .add(waits_in_doubt(hold, now))
            .add(ended_since(hold.restored_at)),
        None => ended_since(now.plus_millis(-days * DAY_MS)),
    };
    let rows: Vec<(String, i64, Instant, Instant)> = outbox::Entity::find()
        .select_only()
        .column(Column::Kind)
        .column_as(Column::Id.count(), "mails")
        .column_as(Column::NextAt.min(), "first")
        .column_as(Column::NextAt.max(), "last")
        .filter(shown)
        .group_by(Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    if hold.is_none() && rows.is_empty() {
        return Ok(None);
    }
    let mut kinds = BTreeMap::new();
    for (kind, mails, _, _) in &rows {
        let kind = kind.parse().map_or("other", MailKind::as_str);
        *kinds.entry(kind).or_default() += mails.unsigned_abs();
    }
    let first = rows.iter().map(|(_, _, first, _)| *first).min();
    let last = rows.iter().map(|(_, _, _, last)| *last).max();
    Ok(Some(Summary {
        hold,
        due: first.zip(last),
        kinds,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn every_morning_of_an_open_day_between_two_times_is_one() {
        // Friday 20 November 2026, 09:00 in Japan; Monday the 23rd is a holiday.
        let found = mornings(at("2026-11-20T00:00:00Z"), at("2026-11-25T00:00:00Z"));
        assert_eq!(found, [at("2026-11-24T00:00:00Z")]);
        let found = mornings(at("2026-11-19T23:59:59Z"), at("2026-11-25T00:00:01Z"));
        assert_eq!(
            found,
            [
                at("2026-11-20T00:00:00Z"),
                at("2026-11-24T00:00:00Z"),
                at("2026-11-25T00:00:00Z")
            ]
        );
        assert!(mornings(at("2026-11-25T00:00:00Z"), at("2026-11-20T00:00:00Z")).is_empty());
    }

    #[test]
    fn a_chosen_reminder_leaves_at_the_next_open_moment_and_other_mail_at_once() {
        let goes = |kind, now: &str| goes_at(kind, at(now).into()).timestamp();
        for (now, then) in [
            // Friday 10:00; Friday 08:59; Saturday noon before a holiday Monday.
            ("2026-11-20T01:00:00Z", "2026-11-20T01:00:00Z"),
            ("2026-11-19T23:59:00Z", "2026-11-20T00:00:00Z"),
            ("2026-11-21T03:00:00Z", "2026-11-24T00:00:00Z"),
            // Saturday 02:00.
            ("2026-11-20T17:00:00Z", "2026-11-24T00:00:00Z"),
        ] {
            assert_eq!(goes(MailKind::Reminder, now), at(then), "{now}");
            assert_eq!(goes(MailKind::QuestionAnswered, now), at(now), "{now}");
        }
    }
}
