//! From the outbox to the mail server. Each step is a function of its own, so
//! that tests can stop between any two of them, as a crash would; `delivery`
//! runs them for many mails at once.
//!
//! Promise: every mail is handed over at least once or ends visibly
//! (`cancelled`, `expired`, `dead`). It can go twice only between the last byte
//! of the text and our commit, and then, on the same day, with the same
//! Message-ID and the same bytes. A heartbeat keeps the claims of all mails in
//! hand; a worker that has lost one hands it over no more.

use sea_orm::DbErr;
use tokio_util::sync::CancellationToken;

use domain::calendar::Calendar;
use domain::reminder::window;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::column::{Class, MailState};
use crate::db::entity::outbox;
use crate::mail::Transport;
use crate::mail::attempt::{Blame, Outcome, Told};
use crate::mail::backoff::wait_ms;
use crate::mail::hands::Hands;
use crate::mail::outbox::claim::{self, Room};
use crate::mail::outbox::pause::Way;
use crate::mail::outbox::{End, Tried, pause};
use crate::mail::prepare;
use crate::mail::render;
use crate::mail::timing::millis;
use crate::office::Office;

pub use crate::mail::prepare::Prepared;
pub use crate::mail::timing::Timing;

/// Delivers mails.
pub struct Deliverer {
    pub(super) office: Office,
    transport: Transport,
    owner: String,
    timing: Timing,
}

/// What one round did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// Nothing was due.
    Nothing,
    /// One mail was dealt with.
    One,
    /// Every mail would fail: a pause has begun.
    Paused,
}

impl Deliverer {
    /// A deliverer with a name of its own.
    ///
    /// # Errors
    /// When `mail.url` makes no sense.
    pub fn new(office: Office) -> Result<Self, String> {
        Self::timed(office, Timing::default())
    }

    /// The same with other leases.
    ///
    /// # Errors
    /// When `mail.url` makes no sense.
    pub fn timed(office: Office, timing: Timing) -> Result<Self, String> {
        let url = office.config.mail_url()?;
        let authority = office.config.mail.authority().transpose()?;
        Ok(Self {
            office,
            transport: Transport::to(url, authority),
            owner: new_id().to_string(),
            timing,
        })
    }

    /// The name in leases.
    #[must_use]
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// How long this one may be silent.
    #[must_use]
    pub const fn timing(&self) -> Timing {
        self.timing
    }

    /// Claims, looks again, sends and settles one mail. Once `leaving` is
    /// cancelled it waits for no server any more.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn deliver_one(&self, leaving: &CancellationToken) -> Result<Delivered, DbErr> {
        let Some(row) = self.claim(1).await?.pop() else {
            return Ok(Delivered::Nothing);
        };
        let claimed = row.clone();
        match self.prepare(row).await? {
            Prepared::Ready { row, to } => {
                let started = self.now();
                let hands = Hands::default();
                let told = Told {
                    lost: hands.take(&row),
                    leaving: leaving.clone(),
                };
                let sent = tokio::select! {
                    sent = self.send(&row, &to, &told) => sent,
                    never = hands.keep(&self.office, &self.owner, self.timing) => match never {},
                };
                let Some(outcome) = sent else {
                    self.give_back(&row).await?;
                    return Ok(Delivered::One);
                };
                self.settle(&row, &outcome, started).await?;
                Ok(if outcome.blame == Blame::Us {
                    Delivered::Paused
                } else {
                    Delivered::One
                })
            }
            Prepared::Over(end) => {
                self.end(&claimed, end).await?;
                Ok(Delivered::One)
            }
            Prepared::Later | Prepared::Lost => Ok(Delivered::One),
        }
    }

    /// Takes up to `most` due mails, as far as it is the hour for them and no
    /// pause stands.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn claim(&self, most: u64) -> Result<Vec<outbox::Model>, DbErr> {
        self.claim_for(Room::of(most)).await
    }

    /// Takes due mails for which there is room, as far as it is the hour for
    /// them and no pause stands.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn claim_for(&self, mut room: Room) -> Result<Vec<outbox::Model>, DbErr> {
        let now = self.now();
        let pauses = pause::standing(self.office.db.read()).await?;
        match pauses.everywhere(now) {
            Way::Open => {}
            // One at a time.
            Way::Try if room.in_hand.is_empty() => room.most = room.most.min(1),
            Way::Try | Way::Closed => return Ok(Vec::new()),
        }
        for paused in pauses.domains() {
            let in_hand = room
                .left
                .get(&paused.domain)
                .map_or(0, |left| room.per_domain.saturating_sub(*left));
            let left = match pauses.to(&paused.domain, now) {
                Way::Try if in_hand == 0 => 1,
                _ => 0,
            };
            room.left.insert(paused.domain.clone(), left);
        }
        let calendar = Calendar::official();
        room.reminders &= window::may_leave(calendar, self.office.clock.now());
        let lease = millis(self.timing.lease);
        claim::claim(&self.office.db, &self.owner, &room, now, lease).await
    }

    /// Looks whether the mail still makes sense, and makes its words.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn prepare(&self, row: outbox::Model) -> Result<Prepared, DbErr> {
        let mut prepared = self.prepare_all(vec![row]).await?;
        Ok(prepared.pop().map_or(Prepared::Lost, |(_, one)| one))
    }

    /// The same for several mails together.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn prepare_all(
        &self,
        rows: Vec<outbox::Model>,
    ) -> Result<Vec<(outbox::Model, Prepared)>, DbErr> {
        prepare::prepare(&self.office, rows).await
    }

    /// Hands it over; no transaction is open meanwhile. `None`: told to let go
    /// before anything was handed over.
    pub async fn send(&self, row: &outbox::Model, to: &str, told: &Told) -> Option<Outcome> {
        let Some(eml) = &row.eml else {
            return Some(Outcome::erred(Class::Refused, "not rendered"));
        };
        match render::envelope(&self.office.config.mail.from, to) {
            Ok(envelope) => {
                let name = row.id.to_string();
                self.transport.send(&envelope, &name, eml, told).await
            }
            Err(error) => Some(Outcome::erred(Class::Refused, &error.to_string())),
        }
    }

    /// Writes what came of it, unless another worker has taken the mail
    /// meanwhile (fencing by epoch): then only the attempt is written down.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn settle(
        &self,
        row: &outbox::Model,
        outcome: &Outcome,
        started: Instant,
    ) -> Result<(), DbErr> {
        self.settle_all(&[tried(row.clone(), outcome.clone(), started)])
            .await
    }

    /// The same for several mails in one transaction.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn settle_all(&self, tried: &[Tried]) -> Result<(), DbErr> {
        let transaction = self.office.db.begin().await?;
        let stand = crate::mail::outbox::settle(&transaction, tried, self.now()).await?;
        transaction.commit().await?;
        for (one, state) in tried.iter().zip(stand) {
            say(one, state);
        }
        Ok(())
    }

    /// Gives a mail back of which nothing was handed over.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn give_back(&self, row: &outbox::Model) -> Result<(), DbErr> {
        let transaction = self.office.db.begin().await?;
        crate::mail::outbox::release(&transaction, row).await?;
        transaction.commit().await
    }

    /// Ends a mail without an attempt.
    ///
    /// # Errors
    /// When the database is gone.
    pub async fn end(&self, row: &outbox::Model, end: End) -> Result<(), DbErr> {
        tracing::info!(mail = %row.id, kind = row.kind.as_str(), ?end, "not sent");
        let transaction = self.office.db.begin().await?;
        crate::mail::outbox::end(&transaction, row, end, self.now()).await?;
        transaction.commit().await
    }

    pub(super) fn now(&self) -> Instant {
        self.office.clock.now().into()
    }
}

/// An attempt, with how long to wait before another.
#[must_use]
pub fn tried(mail: outbox::Model, outcome: Outcome, started: Instant) -> Tried {
    let chance = crate::secrets::random::<1>()[0];
    Tried {
        wait_ms: wait_ms(mail.attempts, outcome.class, chance),
        mail,
        outcome,
        started,
    }
}

fn say(tried: &Tried, state: Option<MailState>) {
    let (mail, kind) = (tried.mail.id, tried.mail.kind.as_str());
    let (class, code) = (tried.outcome.class, tried.outcome.code.as_deref());
    metrics::counter!("mail_attempts_total", "class" => class.as_str()).increment(1);
    match (class, state) {
        (Class::Accepted, Some(_)) => tracing::info!(%mail, kind, "sent"),
        (Class::Accepted, None) => {
            tracing::error!(%mail, kind, "sent, though another worker has taken it");
        }
        _ => {
            let blame = tried.outcome.blame.as_str();
            tracing::warn!(%mail, kind, class = class.as_str(), blame, code, "not sent");
        }
    }
}
