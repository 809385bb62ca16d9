//! Settle: what came of claimed mails. Only by the worker that still has them:
//! the epoch of its claim must be the row's (fencing).

use std::collections::{BTreeMap, HashSet};

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use super::cancel::{free, keys_of};
use super::flag::flag_failed;
use super::pause;
use super::row::{life, or_mistake, save, still_as};
use super::state::{Life, Settlement};
use crate::clock::new_id;
use crate::db::column::{Class, MailState};
use crate::db::entity::{delivery_attempt, outbox};
use crate::db::{Instant, MOST_IN};
use crate::mail::attempt::{Blame, Outcome};

/// How long a mail waits that its domain refused by policy: others of that
/// domain go before it, so that one mailbox holds nobody up.
const AFTER_POLICY_MS: i64 = 3_600_000;

/// How a claimed mail ends without an attempt, and why, for the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It no longer makes sense.
    Cancel(&'static str),
    /// Its time is over.
    Expire(&'static str),
    /// Somebody has to look.
    GiveUp(&'static str),
}

impl End {
    fn of(self, life: Life, now: Instant) -> Result<Life, DbErr> {
        or_mistake(match self {
            Self::Cancel(why) => life.cancel(why, now),
            Self::Expire(why) => life.expire(why, now),
            Self::GiveUp(why) => life.give_up(why, now),
        })
    }
}

/// A claimed mail after an attempt.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The row as it was claimed.
    pub mail: outbox::Model,
    /// What came of it.
    pub outcome: Outcome,
    /// Milliseconds until the next attempt, if there is to be one.
    pub wait_ms: i64,
    /// When the attempt began.
    pub started: Instant,
}

/// Writes down attempts, and what follows from them unless another worker has
/// taken a mail meanwhile. Gives where each mail stands, `None` for those that
/// are another's.
///
/// # Errors
/// When the database is gone.
pub async fn settle(
    db: &impl ConnectionTrait,
    tried: &[Tried],
    now: Instant,
) -> Result<Vec<Option<MailState>>, DbErr> {
    note_attempts(db, tried, now).await?;
    let accepted: Vec<&Tried> = tried
        .iter()
        .filter(|one| one.outcome.class == Class::Accepted)
        .collect();
    let sent = accept(db, &accepted, now).await?;
    let mut stand = Vec::with_capacity(tried.len());
    for one in tried {
        stand.push(if one.outcome.class == Class::Accepted {
            sent.contains(&one.mail.id).then_some(MailState::Sent)
        } else {
            settle_one(db, one, now).await?
        });
    }
    lift_pauses(db, &accepted).await?;
    Ok(stand)
}

async fn note_attempts(
    db: &impl ConnectionTrait,
    tried: &[Tried],
    now: Instant,
) -> Result<(), DbErr> {
    let attempts = tried.iter().map(|one| delivery_attempt::ActiveModel {
        id: Set(new_id()),
        outbox_id: Set(one.mail.id),
        number: Set(one.mail.attempts),
        started_at: Set(one.started),
        ended_at: Set(now),
        class: Set(one.outcome.class),
        smtp_code: Set(one.outcome.code.clone()),
        detail: Set(one.outcome.detail.clone()),
        blame: Set(Some(one.outcome.blame.as_str().to_owned())),
    });
    delivery_attempt::Entity::insert_many(attempts)
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

#[derive(FromQueryResult)]
struct Sent {
    id: Uuid,
}

/// Most mails end here: one statement for all that were answered alike. What it
/// writes is `Life::settle`; a test compares the two.
async fn accept(
    db: &impl ConnectionTrait,
    accepted: &[&Tried],
    now: Instant,
) -> Result<HashSet<Uuid>, DbErr> {
    let mut alike: BTreeMap<(Option<&str>, bool), Vec<&Tried>> = BTreeMap::new();
    for one in accepted {
        let has_link = one.mail.kind.link_path().is_some();
        let how = (one.outcome.code.as_deref(), has_link);
        alike.entry(how).or_default().push(one);
    }
    let mut sent = HashSet::new();
    for ((code, has_link), mails) in alike {
        for some in mails.chunks(MOST_IN) {
            let theirs = some.iter().fold(Condition::any(), |any, one| {
                any.add(
                    outbox::Column::Id
                        .eq(one.mail.id)
                        .and(outbox::Column::LeaseEpoch.eq(one.mail.lease_epoch)),
                )
            });
            let mut update = Query::update()
                .table(outbox::Entity)
                .value(outbox::Column::State, MailState::Sent)
                .value(outbox::Column::SettledAt, now)
                .value(outbox::Column::LastClass, Class::Accepted)
                .value(outbox::Column::LastCode, code.map(str::to_owned))
                .and_where(outbox::Column::State.eq(MailState::Leased))
                .cond_where(theirs)
                .returning(Query::returning().column(outbox::Column::Id))
                .to_owned();
            if has_link {
                // A used token is of no use to anybody.
                update.value(outbox::Column::Eml, None::<Vec<u8>>);
            }
            let rows = Sent::find_by_statement(db.get_database_backend().build(&update))
                .all(db)
                .await?;
            sent.extend(rows.into_iter().map(|row| row.id));
        }
    }
    Ok(sent)
}

async fn settle_one(
    db: &impl ConnectionTrait,
    tried: &Tried,
    now: Instant,
) -> Result<Option<MailState>, DbErr> {
    let Tried { mail, outcome, .. } = tried;
    let mut settlement = Settlement {
        class: outcome.class,
        code: outcome.code.clone(),
        wait_ms: tried.wait_ms,
        is_spared: outcome.blame != Blame::Mail,
    };
    match (outcome.blame, &mail.domain) {
        (Blame::Us, _) => {
            settlement.wait_ms = 0;
            pause::pause_all(db, outcome, now).await?;
        }
        (Blame::Domain, Some(domain)) if !is_its_own_fault(db, mail, domain).await? => {
            settlement.wait_ms = AFTER_POLICY_MS;
            pause::pause_domain(db, domain, outcome, now).await?;
        }
        (Blame::Domain, _) => {
            settlement.class = Class::Refused;
            settlement.is_spared = false;
        }
        (Blame::Mail, _) => {}
    }
    let settled = or_mistake(life(mail).settle(settlement, now))?;
    if settled.settled_at.is_some() && mail.kind.link_path().is_some() {
        // A useless token is of no use to anybody.
        still_as(outbox::Entity::update_many(), mail)
            .col_expr(outbox::Column::Eml, Expr::value(None::<Vec<u8>>))
            .exec(db)
            .await?;
    }
    let saved = save(db, mail, &settled).await?;
    if saved && settled.state == MailState::Dead {
        flag_failed(db, mail, settled.last_class, now).await?;
    }
    Ok(saved.then_some(settled.state))
}

/// Whether a domain that refused this mail by its policy before has taken
/// others since: then it is this mailbox that does not want it.
async fn is_its_own_fault(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    domain: &str,
) -> Result<bool, DbErr> {
    let first = delivery_attempt::Entity::find()
        .filter(delivery_attempt::Column::OutboxId.eq(mail.id))
        .filter(delivery_attempt::Column::Blame.eq(Blame::Domain.as_str()))
        .order_by_asc(delivery_attempt::Column::EndedAt)
        .one(db)
        .await?;
    let Some(first) = first else {
        return Ok(false);
    };
    let taken = outbox::Entity::find()
        .filter(outbox::Column::Domain.eq(domain))
        .filter(outbox::Column::State.eq(MailState::Sent))
        .filter(outbox::Column::SettledAt.gt(first.ended_at))
        .count(db)
        .await?;
    Ok(taken > 0)
}

/// An accepted mail ends the pauses that it met; where none stands, nothing is
/// written.
async fn lift_pauses(db: &impl ConnectionTrait, accepted: &[&Tried]) -> Result<(), DbErr> {
    if accepted.is_empty() {
        return Ok(());
    }
    let pauses = pause::standing(db).await?;
    let domains = accepted.iter().map(|one| one.mail.domain.clone());
    let met: Vec<String> = domains
        .flatten()
        .filter(|domain| pauses.concern(Some(domain)))
        .collect();
    if met.is_empty() && !pauses.concern(None) {
        return Ok(());
    }
    pause::lift(db, &met).await
}

/// Ends a claimed mail without an attempt. What was cancelled and cannot have
/// arrived frees the keys of what it carries.
///
/// # Errors
/// When the database is gone.
pub async fn end(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    end: End,
    now: Instant,
) -> Result<bool, DbErr> {
    let ended = end.of(life(mail), now)?;
    if !save(db, mail, &ended).await? {
        return Ok(false);
    }
    if ended.state == MailState::Dead {
        flag_failed(db, mail, ended.last_class, now).await?;
    }
    if let End::Cancel(why) = end
        && !ended.may_have_arrived()
    {
        let keys = keys_of(db, mail.id).await?;
        free(db, &keys, why, now).await?;
    }
    Ok(true)
}

/// Gives a claimed mail back untried.
///
/// # Errors
/// When the database is gone.
pub async fn release(db: &impl ConnectionTrait, mail: &outbox::Model) -> Result<bool, DbErr> {
    save(db, mail, &or_mistake(life(mail).release())?).await
}

/// Gives a claimed mail back until its time comes.
///
/// # Errors
/// When the database is gone.
pub async fn postpone(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    until: Instant,
) -> Result<bool, DbErr> {
    save(db, mail, &or_mistake(life(mail).postpone(until))?).await
}
