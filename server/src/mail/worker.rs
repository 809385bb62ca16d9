//! The worker: plans, delivers, watches. Inside `serve`, or alone.

use std::time::Duration;

use sea_orm::DbErr;
use tokio_util::sync::CancellationToken;

use crate::clock::lease_now;
use crate::db::worker_lock;
use crate::mail::deliverer::{Delivered, Deliverer};
use crate::mail::{held, outbox, planner};
use crate::state::AppState;

/// The bell is a hint; the database is the truth and is asked this often.
const POLL: Duration = Duration::from_secs(15);
/// With a clock for tests, which jumps.
const POLL_SET_CLOCK: Duration = Duration::from_millis(200);
const PLAN_EVERY: Duration = Duration::from_secs(60);
const RENEW_LOCK_EVERY: Duration = Duration::from_secs(3);
const WATCH_EVERY: Duration = Duration::from_secs(15);
const TIDY_EVERY: Duration = Duration::from_secs(3_600);
/// After the mail server refused our account or encryption.
const PAUSE: Duration = Duration::from_secs(60);
/// After the database failed.
const RECOVER: Duration = Duration::from_secs(5);
/// A mail in a worker's hands may be finished before the process ends; the rest
/// is left to the lease.
const GRACE: Duration = Duration::from_secs(30);

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
            deliver(&state, &deliverer, &stop),
            watch(&state, &stop),
            tidy(&state, &stop)
        );
    };
    let too_long = async {
        stop.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = work => {}
        () = too_long => tracing::warn!("a mail was still being sent; its lease will run out"),
    }
    if state.db.has_one_deliverer() {
        worker_lock::release(&state.db, deliverer.owner()).await?;
    }
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

async fn deliver(state: &AppState, deliverer: &Deliverer, stop: &CancellationToken) {
    let poll = if state.clock.is_set() {
        POLL_SET_CLOCK
    } else {
        POLL
    };
    let mut lock = Lock::new(state.db.has_one_deliverer());
    let mut held = Held::default();
    while !stop.is_cancelled() {
        let done = match lock.held(state, deliverer).await {
            Ok(true) if held.now(state).await => Ok(Some(Delivered::Nothing)),
            Ok(true) => deliverer.deliver_one().await.map(Some),
            Ok(false) => Ok(None),
            Err(error) => Err(error),
        };
        let (pause, listens) = match done {
            Ok(Some(Delivered::One)) => continue,
            Ok(Some(Delivered::Nothing)) => (poll.min(lock.renew_every()), true),
            Ok(Some(Delivered::Paused)) => (PAUSE, false),
            Ok(None) => (RENEW_LOCK_EVERY, false),
            Err(error) => {
                tracing::error!(%error, "mail cannot be delivered");
                (RECOVER, false)
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = state.mail_bell.notified(), if listens => {}
            () = stop.cancelled() => {}
        }
    }
}

/// Whether this process is the one that delivers.
struct Lock {
    needed: bool,
    renewed: Option<tokio::time::Instant>,
    said: bool,
}

impl Lock {
    const fn new(needed: bool) -> Self {
        Self {
            needed,
            renewed: None,
            said: false,
        }
    }

    fn renew_every(&self) -> Duration {
        if self.needed { RENEW_LOCK_EVERY } else { POLL }
    }

    async fn held(&mut self, state: &AppState, deliverer: &Deliverer) -> Result<bool, DbErr> {
        if !self.needed
            || self
                .renewed
                .is_some_and(|at| at.elapsed() < RENEW_LOCK_EVERY)
        {
            return Ok(true);
        }
        self.renewed = None;
        let held = worker_lock::hold(&state.db, deliverer.owner(), lease_now().into()).await?;
        if held {
            self.renewed = Some(tokio::time::Instant::now());
            if self.said {
                tracing::info!("this process delivers mail now");
            }
        } else if !self.said {
            tracing::warn!(
                "another process delivers mail from this SQLite file; this one waits for its place"
            );
        }
        self.said = !held;
        Ok(held)
    }
}

/// Whether mail is held after a restore; said once.
#[derive(Default)]
struct Held {
    said: bool,
}

impl Held {
    /// In doubt nothing leaves.
    async fn now(&mut self, state: &AppState) -> bool {
        let held = match held::is_held(state.db.read()).await {
            Ok(held) => held,
            Err(error) => {
                tracing::error!(%error, "whether mail is held cannot be read");
                true
            }
        };
        if held && !self.said {
            tracing::warn!(
                "mail is held: this database was restored from a copy; see `tsukihajime held-mail` and `resume-mail`"
            );
        } else if self.said && !held {
            tracing::info!("mail has been resumed");
        }
        self.said = held;
        held
    }
}

/// What operators watch.
async fn watch(state: &AppState, stop: &CancellationToken) {
    loop {
        if let Ok(held) = held::is_held(state.db.read()).await {
            metrics::gauge!("mail_held").set(f64::from(u8::from(held)));
        }
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
