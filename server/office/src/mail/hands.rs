//! The mails that a worker has in hand, and the heartbeat that keeps them: one
//! statement for all, beside the sending.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Mutex, MutexGuard};

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::db::entity::outbox;
use crate::mail::heartbeat;
use crate::mail::outbox::claim;
use crate::mail::timing::{Timing, millis};
use crate::office::Office;

/// A mail in hand: the epoch of its claim, and what tells that it was lost.
struct Held {
    epoch: i32,
    domain: Option<String>,
    lost: CancellationToken,
    /// Its attempt is over and is being written down.
    is_settling: bool,
}

/// The mails that a worker has in hand.
#[derive(Default)]
pub(super) struct Hands(Mutex<HashMap<Uuid, Held>>);

impl Hands {
    /// Takes a claimed mail; gives what is cancelled if another worker has it.
    pub(super) fn take(&self, row: &outbox::Model) -> CancellationToken {
        let lost = CancellationToken::new();
        let held = Held {
            epoch: row.lease_epoch,
            domain: row.domain.clone(),
            lost: lost.clone(),
            is_settling: false,
        };
        self.held().insert(row.id, held);
        lost
    }

    /// A mail's attempt is over: what another worker writes of it is no loss.
    pub(super) fn settling(&self, id: Uuid) {
        if let Some(held) = self.held().get_mut(&id) {
            held.is_settling = true;
        }
    }

    /// Lets a mail go: it is settled, or given back.
    pub(super) fn let_go(&self, id: Uuid) {
        self.held().remove(&id);
    }

    /// What is in hand.
    pub(super) fn ids(&self) -> Vec<Uuid> {
        self.held().keys().copied().collect()
    }

    /// How many are in hand to each domain.
    pub(super) fn by_domain(&self) -> HashMap<String, usize> {
        let mut count = HashMap::new();
        for held in self.held().values() {
            if let Some(domain) = &held.domain {
                *count.entry(domain.clone()).or_insert(0) += 1;
            }
        }
        count
    }

    /// Renews all leases for as long as it is polled. A database that does not
    /// answer for as long as a lease lasts is a lease lost, too.
    pub(super) async fn keep(&self, office: &Office, owner: &str, timing: Timing) -> Infallible {
        let Timing { lease, lock, beat } = timing;
        let mut renewed = Instant::now();
        loop {
            tokio::time::sleep(beat).await;
            // Whoever waits for a slow server is not silent.
            heartbeat::deliverer_polled(office).await;
            let mails: Vec<(Uuid, i32)> = {
                let held = self.held();
                held.iter().map(|(id, held)| (*id, held.epoch)).collect()
            };
            if mails.is_empty() {
                renewed = Instant::now();
                continue;
            }
            let (lease_ms, lock_ms) = (millis(lease), millis(lock));
            match claim::renew(&office.db, owner, &mails, lease_ms, lock_ms).await {
                Ok(mine) => {
                    renewed = Instant::now();
                    self.lose(mails.iter().filter(|mail| !mine.contains(mail)));
                }
                Err(error) if renewed.elapsed() < lease => {
                    tracing::warn!(%error, "leases are not renewed");
                }
                Err(_) => self.lose(mails.iter()),
            }
        }
    }

    fn lose<'a>(&self, mails: impl Iterator<Item = &'a (Uuid, i32)>) {
        let held = self.held();
        for (id, epoch) in mails {
            let one = held.get(id).filter(|one| one.epoch == *epoch);
            if let Some(one) = one.filter(|one| !one.is_settling) {
                tracing::error!(mail = %id, "another worker has this mail");
                one.lost.cancel();
            }
        }
    }

    fn held(&self) -> MutexGuard<'_, HashMap<Uuid, Held>> {
        self.0.lock().unwrap_or_else(|lock| lock.into_inner())
    }
}
