//! The worker's loops, inside `serve` or alone: plan, deliver, purge, watch,
//! tidy. Each runs by itself and is started again when it dies.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::mail::deliverer::Deliverer;
use crate::mail::outbox::held;
use crate::mail::{delivery, heartbeat, planner, reconcile, watch};
use crate::office::Office;
use crate::supervise::{BackOff, keep_running};
use crate::usecase::account::purge::{self, Round};
use crate::usecase::account::purge_clock::Trust;
use crate::usecase::questions::overdue;

/// With a clock for tests, which jumps.
const POLL_SET_CLOCK: Duration = Duration::from_millis(200);
const PLAN_EVERY: Duration = Duration::from_secs(60);
/// A clock that stands still does not say that a minute has passed.
const PLAN_EVERY_SET_CLOCK: Duration = Duration::from_secs(5);
const WATCH_EVERY: Duration = Duration::from_secs(15);
const PURGE_EVERY: Duration = Duration::from_secs(3_600);
const TIDY_EVERY: Duration = Duration::from_secs(600);
/// All loops end by themselves before this; what does not is left behind.
const GRACE: Duration = Duration::from_secs(30);

/// A loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Loop {
    /// Queues the reminders that are due.
    Plan,
    /// Hands mails over.
    Deliver,
    /// Removes what must go.
    Purge,
    /// Sets the gauges, and logs when mail gets into trouble.
    Watch,
    /// Forgets clients of this process' limiters.
    Tidy,
}

impl Loop {
    /// All of them: what `serve` runs.
    pub const ALL: [Self; 5] = [
        Self::Plan,
        Self::Deliver,
        Self::Purge,
        Self::Watch,
        Self::Tidy,
    ];
    /// What `worker` runs: it serves nobody and has no limiters to tidy.
    pub const OF_WORKER: [Self; 4] = [Self::Plan, Self::Deliver, Self::Purge, Self::Watch];
    /// What `serve` runs beside a `worker`.
    pub const OF_SITE: [Self; 2] = [Self::Watch, Self::Tidy];

    /// The label in metrics and log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Deliver => "deliver",
            Self::Purge => "purge",
            Self::Watch => "watch",
            Self::Tidy => "tidy",
        }
    }
}

/// `mail.url` makes no sense; in English, for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("mail.url: {0}")]
pub struct BadMailUrl(String);

/// Runs all loops until `stop` is cancelled.
///
/// # Errors
/// When `mail.url` makes no sense.
pub async fn run(office: Office, stop: CancellationToken) -> Result<(), BadMailUrl> {
    run_only(&Loop::ALL, office, stop).await
}

/// Runs these loops until `stop` is cancelled.
///
/// # Errors
/// When `mail.url` makes no sense.
pub async fn run_only(
    loops: &[Loop],
    office: Office,
    stop: CancellationToken,
) -> Result<(), BadMailUrl> {
    let deliverer = Deliverer::new(office.clone())
        .map(Arc::new)
        .map_err(BadMailUrl)?;
    let mut running = JoinSet::new();
    for one in loops {
        running.spawn(keep(*one, &office, &deliverer, &stop));
    }
    let work = async { while running.join_next().await.is_some() {} };
    let too_long = async {
        stop.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = work => {}
        () = too_long => tracing::warn!("a loop did not stop in time"),
    }
    Ok(())
}

/// Keeps one loop running.
fn keep(
    one: Loop,
    office: &Office,
    deliverer: &Arc<Deliverer>,
    stop: &CancellationToken,
) -> impl Future<Output = ()> + Send + 'static {
    let (office, deliverer, stop) = (office.clone(), Arc::clone(deliverer), stop.clone());
    let start = {
        let stop = stop.clone();
        move || {
            let (office, deliverer, stop) = (office.clone(), Arc::clone(&deliverer), stop.clone());
            async move {
                match one {
                    Loop::Plan => plan(&office, &stop).await,
                    Loop::Deliver => delivery::run(&office, &deliverer, &stop).await,
                    Loop::Purge => purge(&office, &stop).await,
                    Loop::Watch => watch(&office, &stop).await,
                    Loop::Tidy => tidy(&office, &stop).await,
                }
            }
        }
    };
    keep_running(one.as_str(), stop, BackOff::default(), start)
}

async fn plan(office: &Office, stop: &CancellationToken) {
    let (poll, every) = if office.clock.is_set() {
        (POLL_SET_CLOCK, PLAN_EVERY_SET_CLOCK)
    } else {
        (PLAN_EVERY, PLAN_EVERY)
    };
    let mut planned_at: Option<(jiff::Timestamp, tokio::time::Instant)> = None;
    let mut rules_followed = false;
    loop {
        let now = office.clock.now();
        // A set clock jumps: look again whenever its minute is another one.
        let is_time = planned_at.is_none_or(|(at, real)| {
            at.as_second().div_euclid(60) != now.as_second().div_euclid(60)
                || real.elapsed() >= every
        });
        if !rules_followed {
            match reconcile::follow_rules(office).await {
                Ok(()) => rules_followed = true,
                Err(error) => tracing::error!(%error, "plans are not looked at by the new rules"),
            }
        }
        if is_time {
            if let Err(error) = reconcile::nightly(office, now).await {
                tracing::error!(%error, "what is due cannot be compared with what is planned");
            }
            match planner::round(office, now).await {
                Ok(queued) => {
                    if queued > 0 {
                        tracing::info!(queued, "reminders queued");
                        office.mail_bell.notify_one();
                    }
                    metrics::counter!("planner_rounds_total").increment(1);
                    heartbeat::planner_finished(office, now).await;
                }
                Err(error) => tracing::error!(%error, "reminders cannot be planned"),
            }
            if let Err(error) = overdue::round(office, now).await {
                tracing::error!(%error, "staff are not told of questions that wait");
            }
            planned_at = Some((now, tokio::time::Instant::now()));
        }
        if !wait(poll, stop).await {
            return;
        }
    }
}

/// What operators watch.
async fn watch(office: &Office, stop: &CancellationToken) {
    let (mut before, mut said) = (Vec::new(), Vec::new());
    let mut last = None;
    loop {
        if let Ok(held) = held::is_held(office.db.read()).await {
            metrics::gauge!("mail_held").set(f64::from(u8::from(held)));
        }
        match watch::look(office).await {
            Ok(health) => last = Some((health, tokio::time::Instant::now())),
            Err(error) => {
                metrics::counter!("watch_failures_total").increment(1);
                tracing::error!(%error, "mail cannot be watched");
            }
        }
        // What cannot be asked grows older all the same.
        if let Some((health, at)) = &last {
            let health = health.clone().later(at.elapsed());
            watch::gauge(&health);
            let troubles = health.troubles();
            // Seen twice: after a stop the loops have not had their turn yet.
            if troubles == before && troubles != said {
                let why = watch::words(&troubles);
                if troubles.is_empty() {
                    tracing::info!("mail is well again");
                } else {
                    tracing::error!(why, "mail is in trouble");
                }
                said.clone_from(&troubles);
            }
            before = troubles;
        }
        if !wait(WATCH_EVERY, stop).await {
            return;
        }
    }
}

async fn purge(office: &Office, stop: &CancellationToken) {
    let mut trust = Trust::default();
    let started = tokio::time::Instant::now();
    loop {
        match purge::round(office, &mut trust, started.elapsed()).await {
            Ok(Round::Purged(0)) => {}
            Ok(Round::Purged(removed)) => {
                tracing::info!(removed, "accounts removed at their owners' wish");
            }
            Ok(Round::Refused(jump)) => tracing::error!("{jump}"),
            Err(error) => {
                tracing::error!(%error, "what is due to be removed stays for another hour");
            }
        }
        if !wait(PURGE_EVERY, stop).await {
            return;
        }
    }
}

async fn tidy(office: &Office, stop: &CancellationToken) {
    loop {
        office.limits.tidy();
        if !wait(TIDY_EVERY, stop).await {
            return;
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
