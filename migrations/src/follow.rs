//! What the release before has written without knowing of newer columns and
//! tables: brought up at each start, so that a release can be rolled back by one
//! and put in place again. Each statement finds nothing to do on a second run.

use sea_orm_migration::prelude::DbErr;
use sea_orm_migration::sea_orm::ConnectionTrait;

/// A plan without a row of access is its owner's: every act
/// (`domain::account::PlanAct::all_as_text`).
const OWNERS: &str = "INSERT INTO plan_access (plan_id, account_id, acts, granted_at) \
    SELECT id, account_id, ',see,change,be_reminded,', created_at FROM plan \
    WHERE NOT EXISTS (SELECT 1 FROM plan_access WHERE plan_access.plan_id = plan.id)";

/// Dates that were moved hold since the last such line of the history.
const DATES_SINCE: &str = "UPDATE plan SET dates_since = \
    (SELECT MAX(at) FROM plan_event WHERE plan_event.plan_id = plan.id AND act = 'opening-changed') \
    WHERE deadline_revision > 0 AND EXISTS (SELECT 1 FROM plan_event \
    WHERE plan_event.plan_id = plan.id AND act = 'opening-changed' \
    AND at > COALESCE(plan.dates_since, 0))";

/// Brings everything up.
///
/// # Errors
/// When the database is gone.
pub async fn follow(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    for statement in [OWNERS, DATES_SINCE] {
        db.execute_unprepared(statement).await?;
    }
    Ok(())
}
