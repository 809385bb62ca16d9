//! Mails that are ready to be handed over and wait for a free connection: what
//! somebody waits for before the rest.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::db::entity::outbox;

/// Words grow old while they wait: no more is made ready than is handed over
/// in this time.
const AHEAD: Duration = Duration::from_millis(250);
/// … and no more than this.
const MOST_AHEAD: usize = 200;
/// The rate is measured over this time.
const MEASURED: Duration = Duration::from_millis(500);

/// A mail that is ready.
pub(super) struct Job {
    /// The row, with its bytes.
    pub row: outbox::Model,
    /// Address.
    pub to: String,
    /// Cancelled when another worker has it.
    pub lost: CancellationToken,
}

/// See the module.
#[derive(Default)]
pub(super) struct Queue {
    inner: Mutex<Inner>,
    /// A job has come, or none will any more.
    jobs: Notify,
    /// There is room, for somebody has finished.
    pub room: Notify,
}

#[derive(Default)]
struct Inner {
    urgent: VecDeque<Job>,
    rest: VecDeque<Job>,
    is_closed: bool,
    idle: usize,
    done: VecDeque<Instant>,
}

impl Queue {
    /// Puts a job where it belongs.
    pub(super) fn push(&self, job: Job) {
        let mut inner = self.inner();
        if job.row.kind.is_urgent() {
            inner.urgent.push_back(job);
        } else {
            inner.rest.push_back(job);
        }
        drop(inner);
        // Whoever takes urgent ones only must not swallow another's call.
        self.jobs.notify_waiters();
    }

    /// The next job; `None` when there will be none. An `express` waiter takes
    /// only what is urgent, so that slow mails never have all connections.
    pub(super) async fn next(&self, express: bool) -> Option<Job> {
        let mut waits = false;
        let job = loop {
            let called = self.jobs.notified();
            tokio::pin!(called);
            // Before looking: nothing that comes meanwhile is missed.
            called.as_mut().enable();
            {
                let mut inner = self.inner();
                let job = match inner.urgent.pop_front() {
                    None if !express => inner.rest.pop_front(),
                    urgent => urgent,
                };
                if job.is_some() || inner.is_closed {
                    inner.idle -= usize::from(waits);
                    break job;
                }
                if !waits && !express {
                    waits = true;
                    inner.idle += 1;
                    self.room.notify_one();
                }
            }
            called.await;
        };
        if job.is_some() {
            self.room.notify_one();
        }
        job
    }

    /// A job is finished.
    pub(super) fn done(&self) {
        self.inner().done.push_back(Instant::now());
        self.room.notify_one();
    }

    /// How many more mails may be made ready; 0 while there are enough.
    pub(super) fn room_for(&self) -> usize {
        let mut inner = self.inner();
        let now = Instant::now();
        while inner
            .done
            .front()
            .is_some_and(|at| now.duration_since(*at) > MEASURED)
        {
            inner.done.pop_front();
        }
        let rate = inner.done.len() * usize::try_from(AHEAD.as_millis()).unwrap_or(0)
            / usize::try_from(MEASURED.as_millis()).unwrap_or(1);
        let ahead = rate.min(MOST_AHEAD);
        let wanted = ahead + inner.idle;
        let waiting = inner.rest.len();
        // By half: a claim of many costs as much as a claim of one.
        if inner.idle == 0 && waiting > ahead / 2 {
            return 0;
        }
        wanted.saturating_sub(waiting)
    }

    /// Takes back what nobody has begun.
    pub(super) fn drain(&self) -> Vec<Job> {
        let mut inner = self.inner();
        let urgent: Vec<Job> = inner.urgent.drain(..).collect();
        urgent.into_iter().chain(inner.rest.drain(..)).collect()
    }

    /// No more jobs: waiters go home. Gives back what nobody has begun.
    pub(super) fn close(&self) -> Vec<Job> {
        self.inner().is_closed = true;
        self.jobs.notify_waiters();
        self.drain()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(|lock| lock.into_inner())
    }
}
