//! "I am alive", where every process can read it: when the planner last
//! finished and when the deliverer last looked for mail, by the machine's time.
//! A clock that a test has set does not count here: silence is real time.

use std::sync::Mutex;
use std::time::Duration;

use jiff::Timestamp;
use sea_orm::DbErr;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::clock::lease_now;
use crate::db::Db;
use crate::db::mark::{self, Mark};
use crate::state::AppState;

/// An idle SQLite file need not be written more often.
const POLLED_EVERY: Duration = Duration::from_secs(10);

/// When this process last wrote that its deliverer polled.
#[derive(Debug, Default)]
pub struct Polled(Mutex<Option<Instant>>);

impl Polled {
    fn is_fresh(&self) -> bool {
        self.get().is_some_and(|at| at.elapsed() < POLLED_EVERY)
    }

    fn get(&self) -> Option<Instant> {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn set(&self, at: Instant) {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(at);
    }
}

/// The planner has finished its round of `now` (by the state's clock, which is
/// kept as a detail).
pub async fn planner_finished(state: &AppState, now: Timestamp) {
    let detail = json!({ "clock": now.to_string() });
    say(&state.db, Mark::PlannerFinished, detail).await;
}

/// The deliverer has looked for mail: this process is the one that may deliver,
/// and the database answered. Call it after each poll, with mail or without;
/// it writes every ten seconds at most.
pub async fn deliverer_polled(state: &AppState) {
    if state.polled.is_fresh() {
        return;
    }
    let at = Instant::now();
    if say(&state.db, Mark::DelivererPolled, json!({})).await {
        state.polled.set(at);
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
