//! Limits per client or account, in memory: each process counts for itself,
//! and a restart forgets. Failed sign-ins are counted in the database
//! (`auth::attempt`), since those must outlive a restart. Clients are told apart
//! by their network (`auth::network`): the types of the keys say so.

use std::hash::Hash;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::auth::network::ClientNetwork;
use crate::config::Limits;

/// Every limiter.
pub struct Limiters {
    /// Questions to the guide.
    pub guide: Limiter<ClientNetwork>,
    /// Attempts to sign in or up.
    pub sign_in: Limiter<ClientNetwork>,
    /// Any request.
    pub requests: Limiter<ClientNetwork>,
    /// Mails with a link, by who asks for them.
    pub link_mails_by_client: Limiter<ClientNetwork>,
    /// … in a browser that knows the account: its key and the mail address.
    pub link_mails_by_device: Limiter<(String, String)>,
    /// … by the mail address they go to.
    pub link_mails_to: Limiter<String>,
    /// … to addresses that may be anybody's, in all.
    pub link_mails_to_strangers: Limiter<()>,
    /// … to owners of accounts, in all: these go out, but it is an alarm.
    pub link_mails_to_owners: Limiter<()>,
    /// So that an alarm does not fill the log.
    pub alarms: Limiter<()>,
    /// Questions to a bureau, by account.
    pub questions: Limiter<String>,
}

/// One limiter; `None` is off.
pub struct Limiter<K: Clone + Eq + Hash>(Option<DefaultKeyedRateLimiter<K>>);

impl<K: Clone + Eq + Hash> Limiter<K> {
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
    pub fn check(&self, key: &K) -> Result<(), Duration> {
        let Some(limiter) = &self.0 else {
            return Ok(());
        };
        limiter
            .check_key(key)
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
        const ALARM_EVERY: Duration = Duration::from_secs(600);
        Self {
            guide: Limiter::new(limits.guide_per_minute, MINUTE),
            sign_in: Limiter::new(limits.sign_in_per_minute, MINUTE),
            requests: Limiter::new(limits.requests_per_minute, MINUTE),
            link_mails_by_client: Limiter::new(limits.link_mails_per_client, HOUR),
            link_mails_by_device: Limiter::new(limits.link_mails_per_hour, HOUR),
            link_mails_to: Limiter::new(limits.link_mails_per_hour, HOUR),
            link_mails_to_strangers: Limiter::new(limits.link_mails_in_all, HOUR),
            link_mails_to_owners: Limiter::new(limits.link_mails_in_all, HOUR),
            alarms: Limiter::new(1, ALARM_EVERY),
            questions: Limiter::new(limits.questions_per_day, DAY),
        }
    }

    /// See [`Limiter::tidy`]; shows how many keys are left.
    pub fn tidy(&self) {
        tidied("guide", &self.guide);
        tidied("sign_in", &self.sign_in);
        tidied("requests", &self.requests);
        tidied("link_mails_by_client", &self.link_mails_by_client);
        tidied("link_mails_by_device", &self.link_mails_by_device);
        tidied("link_mails_to", &self.link_mails_to);
        tidied("questions", &self.questions);
    }
}

fn tidied<K: Clone + Eq + Hash>(name: &'static str, limiter: &Limiter<K>) {
    limiter.tidy();
    // So many keys do not fit the memory.
    #[allow(clippy::cast_precision_loss)]
    metrics::gauge!("limiter_keys", "limit" => name).set(limiter.keys() as f64);
}
