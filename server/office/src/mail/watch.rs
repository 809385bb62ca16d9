//! How mail is doing, for `/readyz` and for the gauges: whether the planner and
//! the deliverer are alive, wherever they run, and whether mail is late.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DbErr};

use crate::clock::lease_now;
use crate::db::Instant;
use crate::db::mark::{self, Mark};
use crate::mail::outbox::{self, OutboxHealth};
use crate::office::Office;

/// Five of its rounds.
const PLANNER_SILENT_AFTER_MS: i64 = 5 * 60_000;
/// The longest attempt at one mail is 80 seconds, its pause afterwards 60.
const DELIVERER_SILENT_AFTER_MS: i64 = 2 * 60_000;

/// What is wrong with mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// No planner has finished a round for five minutes.
    PlannerSilent,
    /// No deliverer has looked for mail for two minutes.
    DelivererSilent,
    /// The mail server refuses us, or is not there: nothing is tried for a while.
    Paused,
    /// Some domains refuse our mail.
    DomainsPaused,
    /// A mail waits for longer than it should.
    Late,
}

impl Trouble {
    /// What `/readyz` and the log call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PlannerSilent => "planner silent",
            Self::DelivererSilent => "deliverer silent",
            Self::Paused => "mail server refuses us or is not there",
            Self::DomainsPaused => "some domains refuse our mail",
            Self::Late => "mail late",
        }
    }
}

/// How mail is doing.
#[derive(Clone, Debug)]
pub struct MailHealth {
    /// The outbox.
    pub outbox: OutboxHealth,
    /// Milliseconds since a planner last finished.
    pub planner_silent_ms: i64,
    /// Milliseconds since a deliverer last looked for mail.
    pub deliverer_silent_ms: i64,
}

impl MailHealth {
    /// The same some time later, if nothing has been heard since.
    #[must_use]
    pub fn later(mut self, by: Duration) -> Self {
        let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.planner_silent_ms = self.planner_silent_ms.saturating_add(by);
        self.deliverer_silent_ms = self.deliverer_silent_ms.saturating_add(by);
        self
    }

    /// What is wrong, worst first.
    #[must_use]
    pub fn troubles(&self) -> Vec<Trouble> {
        let all = [
            (
                self.planner_silent_ms > PLANNER_SILENT_AFTER_MS,
                Trouble::PlannerSilent,
            ),
            (
                self.deliverer_silent_ms > DELIVERER_SILENT_AFTER_MS,
                Trouble::DelivererSilent,
            ),
            (self.outbox.pauses.ours().is_some(), Trouble::Paused),
            (
                self.outbox.pauses.domains().next().is_some(),
                Trouble::DomainsPaused,
            ),
            (self.outbox.is_late(), Trouble::Late),
        ];
        all.into_iter()
            .filter_map(|(is_so, trouble)| is_so.then_some(trouble))
            .collect()
    }
}

/// What is wrong, in one line; empty if nothing is.
#[must_use]
pub fn words(troubles: &[Trouble]) -> String {
    let words: Vec<&str> = troubles.iter().map(|trouble| trouble.as_str()).collect();
    words.join(", ")
}

/// Looks at outbox and heartbeats.
///
/// # Errors
/// When the database is gone.
pub async fn look(office: &Office) -> Result<MailHealth, DbErr> {
    let db = office.db.read();
    let outbox = outbox::health(db, office.clock.now().into()).await?;
    let planner = seen(db, Mark::PlannerFinished).await?;
    let deliverer = seen(db, Mark::DelivererPolled).await?;
    let now = lease_now().into();
    Ok(MailHealth {
        outbox,
        planner_silent_ms: silence(planner, office.started_at, now),
        deliverer_silent_ms: silence(deliverer, office.started_at, now),
    })
}

async fn seen(db: &impl ConnectionTrait, mark: Mark) -> Result<Option<Instant>, DbErr> {
    Ok(mark::read(db, mark).await?.map(|row| row.at))
}

/// For how long nothing was heard, in milliseconds. What was never heard is
/// missed from the start of this process on: a new database is not in trouble.
fn silence(heard_at: Option<Instant>, started_at: Instant, now: Instant) -> i64 {
    Ord::max(now.0 - heard_at.unwrap_or(started_at).0, 0)
}

/// Sets the gauges.
pub fn gauge(health: &MailHealth) {
    let dead = i64::try_from(health.outbox.dead).unwrap_or(i64::MAX);
    let is_degraded = i64::from(!health.troubles().is_empty());
    metrics::gauge!("outbox_oldest_due_seconds").set(float(health.outbox.oldest_due_seconds));
    metrics::gauge!("outbox_dead").set(float(dead));
    metrics::gauge!("planner_last_finished_seconds").set(float(health.planner_silent_ms / 1_000));
    metrics::gauge!("deliverer_last_polled_seconds").set(float(health.deliverer_silent_ms / 1_000));
    metrics::gauge!("mail_degraded").set(float(is_degraded));
}

/// Whole seconds and mails fit a float well enough.
#[allow(clippy::cast_precision_loss)]
const fn float(value: i64) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn health(planner: i64, deliverer: i64, late: i64) -> MailHealth {
        MailHealth {
            outbox: OutboxHealth {
                oldest_due_seconds: late,
                ..OutboxHealth::default()
            },
            planner_silent_ms: planner,
            deliverer_silent_ms: deliverer,
        }
    }

    #[test]
    fn each_silence_has_its_own_limit() {
        let words = |health: MailHealth| words(&health.troubles());
        assert_eq!(words(health(5 * MINUTE, 2 * MINUTE, 900)), "");
        assert_eq!(words(health(5 * MINUTE + 1, 0, 0)), "planner silent");
        assert_eq!(words(health(0, 2 * MINUTE + 1, 0)), "deliverer silent");
        assert_eq!(
            words(health(6 * MINUTE, 3 * MINUTE, 901)),
            "planner silent, deliverer silent, mail late"
        );
    }

    #[test]
    fn a_silence_that_cannot_be_asked_about_goes_on() {
        let later = health(4 * MINUTE, 0, 0).later(Duration::from_secs(61));
        assert_eq!(words(&later.troubles()), "planner silent");
        assert_eq!(later.deliverer_silent_ms, 61_000);
    }

    #[test]
    fn what_was_never_heard_is_missed_from_the_start_of_the_process() {
        let start = Instant(1_000_000);
        let after = |minutes: i64| start.plus_millis(minutes * MINUTE);
        assert_eq!(silence(None, start, after(4)), 4 * MINUTE);
        assert_eq!(silence(None, start, after(6)), 6 * MINUTE);
        // Heard of before this process: the silence is older than it.
        assert_eq!(silence(Some(after(-60)), start, after(1)), 61 * MINUTE);
        assert_eq!(silence(Some(after(5)), start, after(6)), MINUTE);
        // Another machine's clock is a little ahead.
        assert_eq!(silence(Some(after(7)), start, after(6)), 0);
    }
}
