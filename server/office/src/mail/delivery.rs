//! The loop that delivers: one process at a time on SQLite, any number on
//! PostgreSQL. One feeder claims and makes ready what there is room for, several
//! senders hand over at once, a settler writes down what came of it.

use std::sync::Arc;
use std::time::Duration;

use domain::calendar::Calendar;
use domain::reminder::window;
use sea_orm::DbErr;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::clock::lease_now;
use crate::db::Instant;
use crate::mail::attempt::{Blame, Told};
use crate::mail::deliverer::{Deliverer, Prepared, tried};
use crate::mail::hands::Hands;
use crate::mail::heartbeat;
use crate::mail::outbox::claim::Room;
use crate::mail::outbox::{held, lock, pause};
use crate::mail::pace::Pace;
use crate::mail::queue::{Job, Queue};
use crate::mail::settler::{self, Attempts};
use crate::mail::timing::millis;
use crate::office::Office;

/// The bell is a hint; the database is the truth and is asked this often.
const POLL: Duration = Duration::from_secs(15);
/// While something is paused, or a domain has had its share of this minute.
const POLL_SOON: Duration = Duration::from_millis(500);
/// With a clock for tests, which jumps.
const POLL_SET_CLOCK: Duration = Duration::from_millis(200);
/// After the database failed.
const RECOVER: Duration = Duration::from_secs(5);
/// A mail whose server is slow may be finished before the process ends. Then it
/// is let go, or written down as perhaps sent: never left to its lease, by
/// which another would send it again at once.
const GRACE: Duration = Duration::from_secs(25);
/// Connections beside the others for what somebody waits for.
const EXPRESS: usize = 2;
/// So much of what somebody waits for is made ready beside a full queue.
const MOST_URGENT: u64 = 20;

/// Delivers until `stop` is cancelled, and then what is in hand.
pub async fn run(office: &Office, deliverer: &Arc<Deliverer>, stop: &CancellationToken) {
    let leaving = CancellationToken::new();
    let shift = Arc::new(Shift {
        deliverer: Arc::clone(deliverer),
        queue: Queue::default(),
        hands: Arc::new(Hands::default()),
        leaving: leaving.clone(),
    });
    let (attempts, written) = settler::channel();
    let settling = settler::settle(Arc::clone(deliverer), Arc::clone(&shift.hands), written);
    let mut settling = tokio::spawn(settling);
    let mut senders = JoinSet::new();
    for n in 0..office.config.mail.connections + EXPRESS {
        let sender = Arc::clone(&shift).send(n < EXPRESS, attempts.clone());
        senders.spawn(sender);
    }
    drop(attempts);
    let mut lock = Lock::new(office.db.has_one_deliverer(), deliverer);
    let work = async {
        // None of them ends before it is told to: whoever does has died, and the
        // supervisor starts this loop anew.
        let died = tokio::select! {
            () = feed(office, &shift, &mut lock, stop) => None,
            Some(ended) = senders.join_next() => ended.err(),
            ended = &mut settling => ended.err(),
        };
        if let Some(error) = died {
            std::panic::resume_unwind(error.into_panic());
        }
        shift.give_back(shift.queue.close()).await;
        while let Some(ended) = senders.join_next().await {
            if let Err(error) = ended {
                std::panic::resume_unwind(error.into_panic());
            }
        }
        if let Err(error) = settling.await {
            std::panic::resume_unwind(error.into_panic());
        }
    };
    tokio::select! {
        () = work => {}
        () = leave(stop, &leaving) => {}
        never = shift.hands.keep(office, deliverer.owner(), deliverer.timing()) => match never {},
    }
    if let Err(error) = lock.release(office).await {
        tracing::warn!(%error, "the place of the deliverer is free only when its lease is over");
    }
}

/// Tells the deliveries in hand to come to an end; never ends itself.
async fn leave(stop: &CancellationToken, leaving: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(GRACE).await;
    leaving.cancel();
    std::future::pending::<()>().await;
}

/// What the senders of one process share.
struct Shift {
    deliverer: Arc<Deliverer>,
    queue: Queue,
    hands: Arc<Hands>,
    leaving: CancellationToken,
}

impl Shift {
    /// Hands over one mail after another.
    async fn send(self: Arc<Self>, express: bool, attempts: Attempts) {
        while let Some(job) = self.queue.next(express).await {
            self.hand_over(job, &attempts).await;
            self.queue.done();
        }
    }

    async fn hand_over(&self, job: Job, attempts: &Attempts) {
        let clock = &self.deliverer.office.clock;
        let in_time = !job.row.kind.keeps_to_the_window()
            || window::may_leave(Calendar::official(), clock.now());
        if !in_time {
            return self.give_back(vec![job]).await;
        }
        let told = Told {
            lost: job.lost.clone(),
            leaving: self.leaving.clone(),
        };
        let started: Instant = clock.now().into();
        let Some(outcome) = self.deliverer.send(&job.row, &job.to, &told).await else {
            return self.give_back(vec![job]).await;
        };
        self.hands.settling(job.row.id);
        if outcome.blame == Blame::Us {
            // The others would fare the same.
            self.give_back(self.queue.drain()).await;
        }
        // The settler lives as long as a sender does.
        let _ = attempts.send(tried(job.row, outcome, started));
    }

    /// Gives back what nothing was handed over of.
    async fn give_back(&self, jobs: Vec<Job>) {
        for job in jobs {
            self.hands.settling(job.row.id);
            if let Err(error) = self.deliverer.give_back(&job.row).await {
                tracing::warn!(%error, mail = %job.row.id, "free only when its lease is over");
            }
            self.hands.let_go(job.row.id);
        }
    }

    /// Claims and makes ready what there is room for; whether there was any.
    async fn feed(&self, pace: &mut Pace) -> Result<bool, DbErr> {
        let room = self.queue.room_for();
        let only_urgent = room == 0;
        let room = Room {
            most: if only_urgent {
                MOST_URGENT
            } else {
                u64::try_from(room).unwrap_or(u64::MAX)
            },
            per_domain: pace.at_once(),
            left: pace.left(&self.hands.by_domain(), tokio::time::Instant::now()),
            reminders: true,
            only_urgent,
            in_hand: self.hands.ids(),
        };
        let claimed = self.deliverer.claim_for(room).await?;
        if claimed.is_empty() {
            return Ok(false);
        }
        for row in &claimed {
            pace.begun(row.domain.as_deref(), tokio::time::Instant::now());
        }
        let mut lost: Vec<_> = claimed.iter().map(|row| self.hands.take(row)).collect();
        let ids: Vec<_> = claimed.iter().map(|row| row.id).collect();
        let prepared = match self.deliverer.prepare_all(claimed).await {
            Ok(prepared) => prepared,
            Err(error) => {
                // Their leases run out.
                ids.iter().for_each(|id| self.hands.let_go(*id));
                return Err(error);
            }
        };
        for ((row, one), lost) in prepared.into_iter().zip(lost.drain(..)) {
            match one {
                Prepared::Ready { row, to } => self.queue.push(Job {
                    row: *row,
                    to,
                    lost,
                }),
                Prepared::Over(end) => {
                    self.hands.settling(row.id);
                    self.deliverer.end(&row, end).await?;
                    self.hands.let_go(row.id);
                }
                Prepared::Later | Prepared::Lost => self.hands.let_go(row.id),
            }
        }
        Ok(true)
    }
}

/// Feeds the senders until `stop` is cancelled.
async fn feed(office: &Office, shift: &Shift, lock: &mut Lock<'_>, stop: &CancellationToken) {
    let poll = if office.clock.is_set() {
        POLL_SET_CLOCK
    } else {
        POLL
    };
    let mut held = Held::default();
    let mut pace = Pace::of(&office.config.mail);
    while !stop.is_cancelled() {
        let done = match lock.held(office).await {
            Ok(true) if held.now(office).await => Ok(Some(false)),
            Ok(true) => shift.feed(&mut pace).await.map(Some),
            Ok(false) => Ok(None),
            Err(error) => Err(error),
        };
        if matches!(done, Ok(Some(_))) {
            heartbeat::deliverer_polled(office).await;
        }
        let (wait, listens) = match done {
            // More may be there; there is room for it at once, or soon.
            Ok(Some(true)) if shift.queue.room_for() > 0 => continue,
            Ok(Some(_)) => {
                let soon = pace.is_exhausted() || has_pauses(office).await;
                let poll = if soon { poll.min(POLL_SOON) } else { poll };
                (poll.min(lock.renew_every()), true)
            }
            Ok(None) => (lock.renew_every(), false),
            Err(error) => {
                tracing::error!(%error, "mail cannot be delivered");
                (RECOVER, false)
            }
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = office.mail_bell.notified(), if listens => {}
            () = shift.queue.room.notified(), if listens => {}
            () = stop.cancelled() => {}
        }
    }
}

async fn has_pauses(office: &Office) -> bool {
    let pauses = pause::standing(office.db.read()).await;
    pauses.is_ok_and(|pauses| pauses.ours().is_some() || pauses.domains().next().is_some())
}

/// Whether this process is the one that delivers.
struct Lock<'a> {
    deliverer: &'a Deliverer,
    needed: bool,
    renewed: Option<tokio::time::Instant>,
    said: bool,
}

impl<'a> Lock<'a> {
    const fn new(needed: bool, deliverer: &'a Deliverer) -> Self {
        Self {
            deliverer,
            needed,
            renewed: None,
            said: false,
        }
    }

    fn renew_every(&self) -> Duration {
        if self.needed {
            self.deliverer.timing().beat
        } else {
            POLL
        }
    }

    async fn held(&mut self, office: &Office) -> Result<bool, DbErr> {
        if !self.needed
            || self
                .renewed
                .is_some_and(|at| at.elapsed() < self.renew_every())
        {
            return Ok(true);
        }
        self.renewed = None;
        let length = millis(self.deliverer.timing().lock);
        let owner = self.deliverer.owner();
        let held = lock::hold(&office.db, owner, lease_now().into(), length).await?;
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

    async fn release(&self, office: &Office) -> Result<(), DbErr> {
        if self.needed {
            lock::release(&office.db, self.deliverer.owner()).await?;
        }
        Ok(())
    }
}

/// Whether mail is held after a restore; said once.
#[derive(Default)]
struct Held {
    said: bool,
}

impl Held {
    /// In doubt nothing leaves.
    async fn now(&mut self, office: &Office) -> bool {
        let held = match held::is_held(office.db.read()).await {
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
