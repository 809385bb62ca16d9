//! The worker: plans, delivers, watches. Inside `serve`, or alone.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::mail::deliverer::Deliverer;
use crate::mail::{delivery, outbox, planner};
use crate::state::AppState;

/// With a clock for tests, which jumps.
const POLL_SET_CLOCK: Duration = Duration::from_millis(200);
const PLAN_EVERY: Duration = Duration::from_secs(60);
const WATCH_EVERY: Duration = Duration::from_secs(15);
const TIDY_EVERY: Duration = Duration::from_secs(3_600);
/// Works until `stop` is cancelled.
///
/// # Errors
/// When `mail.url` makes no sense.
pub async fn run(state: AppState, stop: CancellationToken) -> anyhow::Result<()> {
    let deliverer =
        Deliverer::new(state.clone()).map_err(|problem| anyhow::anyhow!("mail.url: {problem}"))?;
    let work = async {
        tokio::join!(
            plan(&state, &stop),
            delivery::run(&state, &deliverer, &stop),
            watch(&state, &stop),
            tidy(&state, &stop)
        );
    };
    work.await;
    Ok(())
}

async fn plan(state: &AppState, stop: &CancellationToken) {
    let poll = if state.clock.is_set() {
        POLL_SET_CLOCK
    } else {
        PLAN_EVERY
    };
    let mut planned_at: Option<(jiff::Timestamp, tokio::time::Instant)> = None;
    loop {
        let now = state.clock.now();
        // A set clock jumps: look again whenever its minute is another one.
        let is_time = planned_at.is_none_or(|(at, real)| {
            at.as_second().div_euclid(60) != now.as_second().div_euclid(60)
                || real.elapsed() >= PLAN_EVERY
        });
        if is_time {
            match planner::round(state, now).await {
                Ok(0) => {}
                Ok(queued) => {
                    tracing::info!(queued, "reminders queued");
                    state.mail_bell.notify_one();
                }
                Err(error) => tracing::error!(%error, "reminders cannot be planned"),
            }
            planned_at = Some((now, tokio::time::Instant::now()));
        }
        if !wait(poll, stop).await {
            return;
        }
    }
}

/// What operators watch.
async fn watch(state: &AppState, stop: &CancellationToken) {
    loop {
        match outbox::health(state.db.read(), state.clock.now().into()).await {
            Ok(health) => {
                // Whole seconds and mails fit a float well enough.
                #[allow(clippy::cast_precision_loss)]
                {
                    metrics::gauge!("outbox_oldest_due_seconds")
                        .set(health.oldest_due_seconds as f64);
                    metrics::gauge!("outbox_dead").set(health.dead as f64);
                }
            }
            Err(error) => tracing::error!(%error, "the outbox cannot be watched"),
        }
        if !wait(WATCH_EVERY, stop).await {
            return;
        }
    }
}

async fn tidy(state: &AppState, stop: &CancellationToken) {
    while wait(TIDY_EVERY, stop).await {
        if let Err(error) = crate::usecase::account::purge::purge(state).await {
            tracing::error!(%error, "what is due to be removed stays for another hour");
        }
    }
}

/// Waits; `false` when it is time to stop.
async fn wait(time: Duration, stop: &CancellationToken) -> bool {
    tokio::select! {
        () = tokio::time::sleep(time) => !stop.is_cancelled(),
        () = stop.cancelled() => false,
    }
}
