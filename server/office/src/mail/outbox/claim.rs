//! Claim: a worker takes what is due, so that no two workers have the same mail,
//! and keeps it by a heartbeat for as long as it is at it.

use std::collections::HashMap;

use sea_orm::sea_query::{
    CaseStatement, Expr, ExprTrait as _, LockBehavior, LockType, Query, SelectStatement,
    UpdateStatement,
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, Order,
    QueryFilter as _,
};
use uuid::Uuid;

use super::lock;
use crate::clock::lease_now;
use crate::db::column::Class;
use crate::db::column::MailKind;
use crate::db::column::MailState;
use crate::db::entity::outbox::{self, Column};
use crate::db::entity::{mark, outbox_item};
use crate::db::mark::Mark;
use crate::db::{Db, Instant};

/// Of so many candidates the mails are chosen that have room: where one domain
/// has many, others are found behind it.
const CANDIDATES: u64 = 4;

/// What a worker has room for.
#[derive(Clone, Debug)]
pub struct Room {
    /// So many mails.
    pub most: u64,
    /// So many to one domain, beside what is named in `left`.
    pub per_domain: usize,
    /// What is left of that for domains that have mails in hand; 0: none now.
    pub left: HashMap<String, usize>,
    /// Reminders may leave now.
    pub reminders: bool,
    /// Only what somebody waits for.
    pub only_urgent: bool,
    /// What this worker has in hand already, whatever its leases say.
    pub in_hand: Vec<Uuid>,
}

impl Room {
    /// For so many mails of any kind to anywhere.
    #[must_use]
    pub fn of(most: u64) -> Self {
        Self {
            most,
            per_domain: usize::MAX,
            left: HashMap::new(),
            reminders: true,
            only_urgent: false,
            in_hand: Vec::new(),
        }
    }

    /// The first of the candidates for which there is room.
    fn choose(&self, candidates: Vec<Candidate>) -> Vec<Uuid> {
        let mut left = self.left.clone();
        let most = usize::try_from(self.most).unwrap_or(usize::MAX);
        let mut chosen = Vec::new();
        for one in candidates {
            if chosen.len() == most {
                break;
            }
            if let Some(domain) = one.domain {
                let left = left.entry(domain).or_insert(self.per_domain);
                if *left == 0 {
                    continue;
                }
                *left -= 1;
            }
            chosen.push(one.id);
        }
        chosen
    }
}

#[derive(FromQueryResult)]
struct Candidate {
    id: Uuid,
    domain: Option<String>,
}

/// Takes due mails for which there is room, what somebody waits for before
/// reminders: leased to `owner` for `lease_ms`, one attempt and one epoch more.
/// `now` decides what is due, the database's own clock (on SQLite the machine's)
/// whose lease is over. Gives nothing while mail is held after a restore.
///
/// What this writes is `Life::claim`; a test compares the two.
///
/// # Errors
/// When the database is gone.
pub async fn claim(
    db: &Db,
    owner: &str,
    room: &Room,
    now: Instant,
    lease_ms: i64,
) -> Result<Vec<outbox::Model>, DbErr> {
    let clock = db.lease_clock(lease_now().into());
    let transaction = db.begin().await?;
    let due = due(room, now, clock.clone());
    let candidates = Candidate::find_by_statement(db.backend().build(&due))
        .all(&transaction)
        .await?;
    let chosen = room.choose(candidates);
    if chosen.is_empty() {
        // Nothing was written.
        transaction.rollback().await?;
        return Ok(Vec::new());
    }
    // Locked above: nobody else has them.
    let taken = taken(owner, clock.add(lease_ms), chosen);
    let mut claimed = outbox::Model::find_by_statement(db.backend().build(&taken))
        .all(&transaction)
        .await?;
    transaction.commit().await?;
    claimed.sort_by_key(|mail| (mail.priority, mail.next_at, mail.id));
    Ok(claimed)
}

fn due(room: &Room, now: Instant, clock: Expr) -> SelectStatement {
    let due = Condition::any()
        .add(
            Condition::all()
                .add(Column::State.eq(MailState::Pending))
                .add(Column::NextAt.lte(now)),
        )
        .add(
            Condition::all()
                .add(Column::State.eq(MailState::Leased))
                .add(
                    Condition::any()
                        .add(Column::LeaseUntil.is_null())
                        .add(Expr::col(Column::LeaseUntil).lt(clock)),
                ),
        );
    let held = Query::select()
        .column(mark::Column::Name)
        .from(mark::Entity)
        .and_where(mark::Column::Name.eq(Mark::MailHeld.as_str()))
        .to_owned();
    let full = room.left.iter().filter(|(_, left)| **left == 0);
    let full: Vec<&str> = full.map(|(domain, _)| domain.as_str()).collect();
    let mut select = Query::select()
        .columns([Column::Id, Column::Domain])
        .from(outbox::Entity)
        .cond_where(due)
        // A kind that only a newer release knows is that release's to send.
        .and_where(Column::Kind.is_in(MailKind::ALL))
        .and_where(Expr::exists(held).not())
        .order_by(Column::Priority, Order::Asc)
        .order_by(Column::NextAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(room.most.saturating_mul(CANDIDATES))
        // SQLite knows no row locks and its builder leaves the clause out; there
        // the transaction has taken the write lock already.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    if !room.reminders {
        let others = MailKind::ALL
            .into_iter()
            .filter(|kind| !kind.keeps_to_the_window());
        select.and_where(Column::Kind.is_in(others));
    }
    if room.only_urgent {
        let urgent = MailKind::ALL.into_iter().filter(|kind| kind.is_urgent());
        select.and_where(Column::Kind.is_in(urgent));
    }
    if !full.is_empty() {
        select.cond_where(
            Condition::any()
                .add(Column::Domain.is_null())
                .add(Column::Domain.is_not_in(full)),
        );
    }
    if !room.in_hand.is_empty() {
        select.and_where(Column::Id.is_not_in(room.in_hand.iter().copied()));
    }
    select
}

fn taken(owner: &str, until: Expr, chosen: Vec<Uuid>) -> UpdateStatement {
    let may_have_arrived = CaseStatement::new()
        .case(
            Condition::all()
                .add(Column::State.eq(MailState::Leased))
                .add(Column::Eml.is_not_null()),
            Expr::value(Class::Unknown),
        )
        .finally(Expr::col(Column::LastClass));
    Query::update()
        .table(outbox::Entity)
        .value(Column::LastClass, may_have_arrived)
        .value(Column::State, MailState::Leased)
        .value(Column::LeaseOwner, owner)
        .value(Column::LeaseUntil, until)
        .value(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .value(Column::LeaseEpoch, Expr::col(Column::LeaseEpoch).add(1))
        .and_where(Column::Id.is_in(chosen))
        .returning_all()
        .to_owned()
}

#[derive(FromQueryResult)]
struct Renewed {
    id: Uuid,
    lease_epoch: i32,
}

/// Renews the leases of claimed mails (by id and epoch), and on SQLite the one
/// deliverer's lock with them. Gives those that are still this worker's.
///
/// # Errors
/// When the database is gone.
pub async fn renew(
    db: &Db,
    owner: &str,
    mails: &[(Uuid, i32)],
    lease_ms: i64,
    lock_ms: i64,
) -> Result<Vec<(Uuid, i32)>, DbErr> {
    if db.has_one_deliverer() && !lock::hold(db, owner, lease_now().into(), lock_ms).await? {
        return Ok(Vec::new());
    }
    if mails.is_empty() {
        return Ok(Vec::new());
    }
    let until = db.lease_clock(lease_now().into()).add(lease_ms);
    let renewal = Query::update()
        .table(outbox::Entity)
        .value(Column::LeaseUntil, until)
        .and_where(Column::Id.is_in(mails.iter().map(|(id, _)| *id)))
        .and_where(Column::State.eq(MailState::Leased))
        .and_where(Column::LeaseOwner.eq(owner))
        .returning(Query::returning().columns([Column::Id, Column::LeaseEpoch]))
        .to_owned();
    let transaction = db.begin().await?;
    let renewed = Renewed::find_by_statement(db.backend().build(&renewal))
        .all(&transaction)
        .await?;
    transaction.commit().await?;
    let renewed = renewed.into_iter().map(|row| (row.id, row.lease_epoch));
    Ok(renewed.filter(|mine| mails.contains(mine)).collect())
}

/// The reminders that these mails carry, as they were planned, by mail.
///
/// # Errors
/// When the database is gone.
pub async fn items(
    db: &impl ConnectionTrait,
    mails: &[Uuid],
) -> Result<HashMap<Uuid, Vec<outbox_item::Model>>, DbErr> {
    let mut items: HashMap<Uuid, Vec<outbox_item::Model>> = HashMap::new();
    if mails.is_empty() {
        return Ok(items);
    }
    let rows = outbox_item::Entity::find()
        .filter(outbox_item::Column::OutboxId.is_in(mails.iter().copied()))
        .all(db)
        .await?;
    for row in rows {
        items.entry(row.outbox_id).or_default().push(row);
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(n: u128, domain: Option<&str>) -> Candidate {
        Candidate {
            id: Uuid::from_u128(n),
            domain: domain.map(str::to_owned),
        }
    }

    #[test]
    fn a_domain_without_room_lets_those_behind_it_pass() {
        let room = Room {
            per_domain: 2,
            left: [("slow.example".to_owned(), 0)].into(),
            ..Room::of(4)
        };
        let chosen = room.choose(vec![
            candidate(1, Some("a.example")),
            candidate(2, Some("slow.example")),
            candidate(3, Some("a.example")),
            candidate(4, Some("a.example")),
            candidate(5, None),
            candidate(6, Some("b.example")),
            candidate(7, Some("c.example")),
        ]);
        let chosen: Vec<u128> = chosen.iter().map(Uuid::as_u128).collect();
        assert_eq!(chosen, [1, 3, 5, 6]);
    }
}
