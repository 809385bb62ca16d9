//! Claim: a worker takes what is due, so that no two workers have the same mail,
//! and keeps it by a heartbeat for as long as it is at it.

use sea_orm::sea_query::{
    CaseStatement, CommonTableExpression, Expr, ExprTrait as _, LockBehavior, LockType, Query,
    SelectStatement, UpdateStatement, WithClause,
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult as _,
    Order, QueryFilter as _,
};

use super::lock;
use crate::clock::lease_now;
use crate::db::column::Class;
use crate::db::column::MailKind;
use crate::db::column::MailState;
use crate::db::entity::outbox::{self, Column};
use crate::db::entity::{mark, outbox_item};
use crate::db::mark::Mark;
use crate::db::{Db, Instant};

/// Takes up to `most` due mails, what somebody waits for before reminders:
/// leased to `owner` for `lease_ms`, one attempt and one epoch more. `now`
/// decides what is due, the database's own clock (on SQLite the machine's) whose
/// lease is over. Gives nothing while mail is held after a restore.
///
/// What this statement writes is `Life::claim`; a test compares the two.
///
/// # Errors
/// When the database is gone.
pub async fn claim(
    db: &Db,
    owner: &str,
    most: u64,
    now: Instant,
    lease_ms: i64,
) -> Result<Vec<outbox::Model>, DbErr> {
    let clock = db.lease_clock(lease_now().into());
    // Evaluated once: a plain sub-select may be run again within the update,
    // and would then lease more than it gives back.
    let due = CommonTableExpression::new()
        .table_name("due")
        .column("id")
        .materialized(true)
        .query(due(most, now, clock.clone()))
        .to_owned();
    let taken = taken(owner, clock.add(lease_ms));
    let statement = taken.with(WithClause::new().cte(due).to_owned());
    let transaction = db.begin().await?;
    let mut claimed = outbox::Model::find_by_statement(db.backend().build(&statement))
        .all(&transaction)
        .await?;
    transaction.commit().await?;
    claimed.sort_by_key(|mail| (mail.priority, mail.next_at, mail.id));
    Ok(claimed)
}

fn due(most: u64, now: Instant, clock: Expr) -> SelectStatement {
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
    Query::select()
        .column(Column::Id)
        .from(outbox::Entity)
        .cond_where(due)
        // A kind that only a newer release knows is that release's to send.
        .and_where(Column::Kind.is_in(MailKind::ALL))
        .and_where(Expr::exists(held).not())
        .order_by(Column::Priority, Order::Asc)
        .order_by(Column::NextAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(most)
        // SQLite knows no row locks and its builder leaves the clause out; there
        // the transaction has taken the write lock already.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned()
}

fn taken(owner: &str, until: Expr) -> UpdateStatement {
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
        .and_where(
            Expr::col(Column::Id).in_subquery(Query::select().column("id").from("due").to_owned()),
        )
        .returning_all()
        .to_owned()
}

/// Renews the lease of a claimed mail, and on SQLite the one deliverer's lock
/// with it; `false` when another worker has one of them.
///
/// # Errors
/// When the database is gone.
pub async fn renew(
    db: &Db,
    owner: &str,
    mail: &outbox::Model,
    lease_ms: i64,
    lock_ms: i64,
) -> Result<bool, DbErr> {
    if db.has_one_deliverer() && !lock::hold(db, owner, lease_now().into(), lock_ms).await? {
        return Ok(false);
    }
    let until = db.lease_clock(lease_now().into()).add(lease_ms);
    let transaction = db.begin().await?;
    let renewed = super::row::still_as(outbox::Entity::update_many(), mail)
        .col_expr(Column::LeaseUntil, until)
        .filter(Column::LeaseOwner.eq(owner))
        .exec(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(renewed.rows_affected == 1)
}

/// The reminders that a mail carries, as they were planned.
///
/// # Errors
/// When the database is gone.
pub async fn items(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
) -> Result<Vec<outbox_item::Model>, DbErr> {
    outbox_item::Entity::find()
        .filter(outbox_item::Column::OutboxId.eq(mail.id))
        .all(db)
        .await
}
