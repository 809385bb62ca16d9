//! "I am alive", where every process can read it: when the planner last
//! finished and when the deliverer last looked for mail, by the machine's time.
//! A clock that a test has set does not count here: silence is real time.

use jiff::Timestamp;
use sea_orm::DbErr;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::clock::lease_now;
use crate::db::Db;
use crate::db::mark::{self, Mark};
use crate::office::Office;

/// The planner has finished its round of `now` (by the state's clock, which is
/// kept as a detail).
pub async fn planner_finished(office: &Office, now: Timestamp) {
    let detail = json!({ "clock": now.to_string() });
    say(&office.db, Mark::PlannerFinished, detail).await;
}

/// The deliverer has looked for mail: this process is the one that may deliver,
/// and the database answered. Call it after each poll, with mail or without;
/// it writes every ten seconds at most.
pub async fn deliverer_polled(office: &Office) {
    if office.polled.is_fresh() {
        return;
    }
    let at = Instant::now();
    if say(&office.db, Mark::DelivererPolled, json!({})).await {
        office.polled.set(at);
    }
}

/// A heartbeat that cannot be written is one that is missed: no more.
async fn say(db: &Db, mark: Mark, detail: Value) -> bool {
    let written = write(db, mark, detail).await;
    if let Err(error) = &written {
        tracing::warn!(%error, mark = mark.as_str(), "a heartbeat could not be written");
    }
    written.is_ok()
}

async fn write(db: &Db, mark: Mark, detail: Value) -> Result<(), DbErr> {
    let transaction = db.begin().await?;
    mark::write(&transaction, mark, lease_now().into(), detail).await?;
    transaction.commit().await
}
