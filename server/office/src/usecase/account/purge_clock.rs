//! Whether the clock may be believed by what removes things for good. A clock
//! that has jumped would remove accounts, sessions and links before their time,
//! so after a jump nothing is removed until the machine has shown by running on
//! that its time is the time, or the operator has said so.

use std::time::Duration;

use crate::db::Instant;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// A run that is late, or another machine's clock that is not quite the same.
const SLACK_MS: i64 = 60 * MINUTE_MS;
/// So many hourly runs must follow each other plausibly after a jump.
const CONFIRMED_AFTER: u32 = 2;
/// Between two runs the clock and the monotonic time may differ by this.
const DRIFT_MS: i64 = 5 * MINUTE_MS;
/// Runs that follow each other sooner say nothing about the clock.
const APART: Duration = Duration::from_secs(50 * 60);

/// The clock is not where the last run would have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the clock says {}, but what must go was last removed at {}: that is too far {} to be \
     believed, and nothing is removed. If the clock is right (after a stop of more than a day), \
     it goes on by itself within three hours, or at once with `tsukihajime purge --now`; \
     if it is wrong, set it right",
    .now.timestamp(), .last.timestamp(), .direction.as_str()
)]
pub struct Jump {
    /// The last run, as it is marked in the database.
    pub last: Instant,
    /// The clock.
    pub now: Instant,
    /// Where it has jumped.
    pub direction: Direction,
}

/// Where a clock has jumped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More than a day after the last run.
    Ahead,
    /// Before the last run.
    Back,
}

impl Direction {
    /// The label of the metric.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Back => "back",
        }
    }
}

/// What one process has seen of the clock since it jumped.
#[derive(Clone, Copy, Debug, Default)]
pub struct Trust {
    waiting: Option<Waiting>,
}

/// Since a refused run.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    /// The last run that was believed. Another process that runs meanwhile, by
    /// a clock that it believes, contradicts this one.
    last: Instant,
    /// This process' clock and its monotonic time at the latest run.
    now: Instant,
    running_for: Duration,
    /// Runs that followed plausibly.
    plausible: u32,
}

impl Trust {
    /// Whether things may be removed at `now`. `last`: the last run, if there
    /// ever was one; `running_for`: this process' monotonic time.
    ///
    /// # Errors
    /// [`Jump`] when nothing may be removed yet.
    pub fn judge(
        &mut self,
        last: Option<Instant>,
        now: Instant,
        running_for: Duration,
    ) -> Result<(), Jump> {
        let Some(last) = last else {
            return Ok(());
        };
        let direction = if now > last.plus_millis(DAY_MS + SLACK_MS) {
            Direction::Ahead
        } else if now < last.plus_millis(-SLACK_MS) {
            Direction::Back
        } else {
            self.waiting = None;
            return Ok(());
        };
        let waiting = match self.waiting {
            Some(before) if before.last == last => before.runs_on(now, running_for),
            _ => Waiting {
                last,
                now,
                running_for,
                plausible: 0,
            },
        };
        if waiting.plausible >= CONFIRMED_AFTER {
            self.waiting = None;
            return Ok(());
        }
        self.waiting = Some(waiting);
        Err(Jump {
            last,
            now,
            direction,
        })
    }
}

impl Waiting {
    /// The same an hour later, or from the beginning if the clock has jumped again.
    fn runs_on(self, now: Instant, running_for: Duration) -> Self {
        let ran = running_for.saturating_sub(self.running_for);
        if ran < APART {
            return self;
        }
        let ran_ms = i64::try_from(ran.as_millis()).unwrap_or(i64::MAX);
        let drift = (now.0 - self.now.0).saturating_sub(ran_ms).saturating_abs();
        Self {
            last: self.last,
            now,
            running_for,
            plausible: if drift <= DRIFT_MS {
                self.plausible + 1
            } else {
                0
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: i64 = 60 * MINUTE_MS;
    const LAST: Instant = Instant(1_800_000_000_000);

    const fn hours(count: u64) -> Duration {
        Duration::from_secs(count * 3_600)
    }

    fn at(hours: i64) -> Instant {
        LAST.plus_millis(hours * HOUR_MS)
    }

    fn direction(judged: Result<(), Jump>) -> Option<Direction> {
        judged.err().map(|jump| jump.direction)
    }

    #[test]
    fn the_first_run_ever_and_each_within_a_day_are_believed() {
        let mut trust = Trust::default();
        assert_eq!(trust.judge(None, at(1_000), hours(0)), Ok(()));
        for hour in [-1, 0, 1, 24, 25] {
            assert_eq!(
                trust.judge(Some(LAST), at(hour), hours(0)),
                Ok(()),
                "{hour}"
            );
        }
    }

    #[test]
    fn a_jump_is_refused_in_both_directions() {
        for (hour, expected) in [
            (26, Direction::Ahead),
            (24 * 365, Direction::Ahead),
            (-2, Direction::Back),
            (-24 * 365, Direction::Back),
        ] {
            let judged = Trust::default().judge(Some(LAST), at(hour), hours(5));
            assert_eq!(direction(judged), Some(expected), "{hour}");
        }
    }

    #[test]
    fn two_more_hours_in_step_with_the_monotonic_time_confirm_the_clock() {
        let mut trust = Trust::default();
        let judged: Vec<bool> = (0..3)
            .map(|hour| {
                trust
                    .judge(Some(LAST), at(72 + hour), hours(hour.unsigned_abs()))
                    .is_ok()
            })
            .collect();
        assert_eq!(judged, [false, false, true]);
    }

    #[test]
    fn a_clock_that_jumps_on_is_never_confirmed() {
        let mut trust = Trust::default();
        for hour in 0..50 {
            let judged = trust.judge(Some(LAST), at(72 + 3 * hour), hours(hour.unsigned_abs()));
            assert!(judged.is_err(), "after {hour} hours");
        }
    }

    #[test]
    fn a_clock_that_stands_still_is_never_confirmed() {
        let mut trust = Trust::default();
        for hour in 0..50 {
            assert!(trust.judge(Some(LAST), at(72), hours(hour)).is_err());
        }
    }

    #[test]
    fn looking_often_confirms_nothing() {
        let mut trust = Trust::default();
        for second in 0..3_000 {
            let now = at(72).plus_millis(second * 1_000);
            let running_for = Duration::from_secs(second.unsigned_abs());
            assert!(trust.judge(Some(LAST), now, running_for).is_err());
        }
    }

    #[test]
    fn another_process_that_runs_by_another_clock_contradicts() {
        let mut trust = Trust::default();
        // This one is ten days ahead; the other runs each hour.
        for hour in 0..50 {
            let judged = trust.judge(Some(at(hour)), at(240 + hour), hours(hour.unsigned_abs()));
            assert_eq!(direction(judged), Some(Direction::Ahead), "{hour}");
        }
    }

    #[test]
    fn the_refusal_says_what_to_do() {
        let jump = Trust::default()
            .judge(Some(LAST), at(72), hours(0))
            .expect_err("a jump");
        let text = jump.to_string();
        assert!(text.contains("tsukihajime purge --now"), "{text}");
        assert!(text.contains("2027-01-18T08:00:00Z"), "{text}");
    }
}
