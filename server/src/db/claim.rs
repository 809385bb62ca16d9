//! Taking the next due mail, so that no two workers have the same one.

use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait as _, Condition, DbErr, EntityTrait as _, Order, QueryFilter as _};

use crate::db::entity::outbox::{self, Column};
use crate::db::{Db, Instant};

/// How long a worker has a mail before another may take it. Sending must be
/// over in less than half of it.
pub const LEASE_MS: i64 = 3 * 60_000;

/// Takes the next due mail: leased to `owner`, one attempt and one epoch more.
/// `now` decides what is due, `lease_now` (the machine's time) whose lease is
/// over. Counting at the claim makes a crash loop end.
///
/// # Errors
/// When the database is gone.
pub async fn next_mail(
    db: &Db,
    owner: &str,
    now: Instant,
    lease_now: Instant,
) -> Result<Option<outbox::Model>, DbErr> {
    let mut orphaned = Condition::any().add(Column::LeaseUntil.lt(lease_now));
    if db.has_one_deliverer() {
        // Whoever holds the one lock knows that nobody else is at work: what
        // another owner left behind was left by a process that is no more.
        orphaned = orphaned.add(Column::LeaseOwner.ne(owner));
    }
    let due = Condition::any()
        .add(
            Condition::all()
                .add(Column::State.eq("pending"))
                .add(Column::NextAt.lte(now)),
        )
        .add(
            Condition::all()
                .add(Column::State.eq("leased"))
                .add(orphaned),
        );
    // SQLite knows no row locks and its builder leaves the clause out; there
    // the transaction has taken the write lock already.
    let next = Query::select()
        .column(Column::Id)
        .from(outbox::Entity)
        .cond_where(due)
        .order_by(Column::NextAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let transaction = db.begin().await?;
    let claimed = outbox::Entity::update_many()
        .col_expr(Column::State, Expr::value("leased"))
        .col_expr(Column::LeaseOwner, Expr::value(owner))
        .col_expr(
            Column::LeaseUntil,
            Expr::value(lease_now.plus_millis(LEASE_MS)),
        )
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .col_expr(Column::LeaseEpoch, Expr::col(Column::LeaseEpoch).add(1))
        .filter(Column::Id.in_subquery(next))
        .exec_with_returning(&transaction)
        .await?;
    transaction.commit().await?;
    Ok(claimed.into_iter().next())
}
