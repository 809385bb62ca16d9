//! The loop that delivers: one process at a time on SQLite, any number on
//! PostgreSQL.

use std::time::Duration;

use sea_orm::DbErr;
use tokio_util::sync::CancellationToken;

use crate::clock::lease_now;
use crate::mail::deliverer::{Delivered, Deliverer, millis};
use crate::mail::heartbeat;
use crate::mail::outbox::{held, lock};
use crate::office::Office;

/// The bell is a hint; the database is the truth and is asked this often.
const POLL: Duration = Duration::from_secs(15);
/// With a clock for tests, which jumps.
const POLL_SET_CLOCK: Duration = Duration::from_millis(200);
/// After the mail server refused our account or encryption.
const PAUSE: Duration = Duration::from_secs(60);
/// After the database failed.
const RECOVER: Duration = Duration::from_secs(5);
/// A mail whose server is slow may be finished before the process ends. Then it
/// is let go, or written down as perhaps sent: never left to its lease, by
/// which another would send it again at once.
const GRACE: Duration = Duration::from_secs(25);

/// Delivers until `stop` is cancelled, and then what is in hand.
pub async fn run(office: &Office, deliverer: &Deliverer, stop: &CancellationToken) {
    let leaving = CancellationToken::new();
    let mut lock = Lock::new(office.db.has_one_deliverer(), deliverer);
    tokio::select! {
        () = deliver(office, deliverer, &mut lock, stop, &leaving) => {}
        () = leave(stop, &leaving) => {}
    }
    if let Err(error) = lock.release(office).await {
        tracing::warn!(%error, "the place of the deliverer is free only when its lease is over");
    }
}

/// Tells the delivery in hand to come to an end; never ends itself.
async fn leave(stop: &CancellationToken, leaving: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(GRACE).await;
    leaving.cancel();
    std::future::pending::<()>().await;
}

async fn deliver(
    office: &Office,
    deliverer: &Deliverer,
    lock: &mut Lock<'_>,
    stop: &CancellationToken,
    leaving: &CancellationToken,
) {
    let poll = if office.clock.is_set() {
        POLL_SET_CLOCK
    } else {
        POLL
    };
    let mut held = Held::default();
    while !stop.is_cancelled() {
        let done = match lock.held(office).await {
            Ok(true) if held.now(office).await => Ok(Some(Delivered::Nothing)),
            Ok(true) => deliverer.deliver_one(leaving).await.map(Some),
            Ok(false) => Ok(None),
            Err(error) => Err(error),
        };
        if matches!(done, Ok(Some(_))) {
            heartbeat::deliverer_polled(office).await;
        }
        let (pause, listens) = match done {
            Ok(Some(Delivered::One)) => continue,
            Ok(Some(Delivered::Nothing)) => (poll.min(lock.renew_every()), true),
            Ok(Some(Delivered::Paused)) => (PAUSE, false),
            Ok(None) => (lock.renew_every(), false),
            Err(error) => {
                tracing::error!(%error, "mail cannot be delivered");
                (RECOVER, false)
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = office.mail_bell.notified(), if listens => {}
            () = stop.cancelled() => {}
        }
    }
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
