//! Limits per client address or account, in memory. Failed sign-ins are also
//! counted in the database (`usecase`), since those must outlive a restart.

use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::Limits;

type Keyed = Option<DefaultKeyedRateLimiter<String>>;

/// Every limiter; `None` is off.
pub struct Limiters {
    /// Questions to the guide, by address.
    pub guide: Limiter,
    /// Sign-in attempts, by address.
    pub sign_in: Limiter,
    /// Mails with a link, by mail address and by client address.
    pub link_mails: Limiter,
    /// Questions to a bureau, by account.
    pub questions: Limiter,
    /// Any request, by address.
    pub requests: Limiter,
}

/// One limiter.
pub struct Limiter(Keyed);

impl Limiter {
    fn new(count: u32, window: Duration) -> Self {
        Self(Limits::of(count, window).map(|(count, window)| {
            let quota = Quota::with_period(window / count.get())
                .expect("a window of a minute or more divided by a u32 is not zero")
                .allow_burst(count);
            RateLimiter::keyed(quota)
        }))
    }

    /// Counts one. `Err` is how long to wait.
    ///
    /// # Errors
    /// When the limit is reached.
    pub fn check(&self, key: &str) -> Result<(), Duration> {
        let Some(limiter) = &self.0 else {
            return Ok(());
        };
        limiter
            .check_key(&key.to_owned())
            .map_err(|until| until.wait_time_from(DefaultClock::default().now()))
    }

    /// Forgets keys that are back to full; called now and then.
    pub fn tidy(&self) {
        if let Some(limiter) = &self.0 {
            limiter.retain_recent();
        }
    }

    /// How many clients it remembers.
    fn keys(&self) -> usize {
        self.0.as_ref().map_or(0, RateLimiter::len)
    }
}

impl Limiters {
    /// Limiters as configured.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        const MINUTE: Duration = Duration::from_secs(60);
        const HOUR: Duration = Duration::from_secs(3_600);
        const DAY: Duration = Duration::from_secs(86_400);
        Self {
            guide: Limiter::new(limits.guide_per_minute, MINUTE),
            sign_in: Limiter::new(limits.sign_in_per_minute, MINUTE),
            link_mails: Limiter::new(limits.link_mails_per_hour, HOUR),
            questions: Limiter::new(limits.questions_per_day, DAY),
            requests: Limiter::new(limits.requests_per_minute, MINUTE),
        }
    }

    /// See [`Limiter::tidy`]; shows how many keys are left.
    pub fn tidy(&self) {
        for (name, limiter) in [
            ("guide", &self.guide),
            ("sign_in", &self.sign_in),
            ("link_mails", &self.link_mails),
            ("questions", &self.questions),
            ("requests", &self.requests),
        ] {
            limiter.tidy();
            // So many keys do not fit the memory.
            #[allow(clippy::cast_precision_loss)]
            metrics::gauge!("limiter_keys", "limit" => name).set(limiter.keys() as f64);
        }
    }
}
