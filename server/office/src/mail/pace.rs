//! How many mails one recipient domain gets at once and within a minute, by
//! this process.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

use crate::config::Mail;

const MINUTE: Duration = Duration::from_secs(60);
/// More begun mails than any domain gets in a minute are not remembered.
const DOMAINS: usize = 10_000;

/// See the module.
pub(super) struct Pace {
    at_once: usize,
    a_minute: usize,
    begun: HashMap<String, VecDeque<Instant>>,
}

impl Pace {
    /// As configured.
    pub(super) fn of(mail: &Mail) -> Self {
        Self {
            at_once: mail.per_domain,
            a_minute: usize::try_from(mail.per_domain_per_minute).unwrap_or(usize::MAX),
            begun: HashMap::new(),
        }
    }

    /// So many to one domain at once.
    pub(super) const fn at_once(&self) -> usize {
        self.at_once
    }

    /// A mail to this domain is begun.
    pub(super) fn begun(&mut self, domain: Option<&str>, now: Instant) {
        if self.a_minute == 0 {
            return;
        }
        if let Some(domain) = domain {
            let begun = self.begun.entry(domain.to_owned()).or_default();
            begun.push_back(now);
        }
    }

    /// What is left for the domains that have mails in hand, or had some within
    /// the minute.
    pub(super) fn left(
        &mut self,
        in_hand: &HashMap<String, usize>,
        now: Instant,
    ) -> HashMap<String, usize> {
        let mut left: HashMap<String, usize> = in_hand
            .iter()
            .map(|(domain, count)| (domain.clone(), self.at_once.saturating_sub(*count)))
            .collect();
        self.forget(now);
        for (domain, begun) in &self.begun {
            let share = self.a_minute.saturating_sub(begun.len());
            let at_once = left.get(domain).copied().unwrap_or(self.at_once);
            left.insert(domain.clone(), at_once.min(share));
        }
        left
    }

    /// Whether a domain has had its share of this minute.
    pub(super) fn is_exhausted(&self) -> bool {
        self.a_minute > 0
            && self
                .begun
                .values()
                .any(|begun| begun.len() >= self.a_minute)
    }

    fn forget(&mut self, now: Instant) {
        self.begun.retain(|_, begun| {
            while begun
                .front()
                .is_some_and(|at| now.duration_since(*at) > MINUTE)
            {
                begun.pop_front();
            }
            !begun.is_empty()
        });
        if self.begun.len() > DOMAINS {
            self.begun.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_has_its_share_of_each_minute_and_no_other_waits_for_it() {
        let mut pace = Pace {
            at_once: 3,
            a_minute: 4,
            begun: HashMap::new(),
        };
        let now = Instant::now();
        for _ in 0..4 {
            pace.begun(Some("many.example"), now);
        }
        pace.begun(Some("few.example"), now);
        let in_hand = [
            ("many.example".to_owned(), 1),
            ("few.example".to_owned(), 3),
        ];
        let left = pace.left(&in_hand.into(), now);
        assert_eq!((left["many.example"], left["few.example"]), (0, 0));
        assert!(pace.is_exhausted());
        let later = now + MINUTE + Duration::from_secs(1);
        let left = pace.left(&[("many.example".to_owned(), 1)].into(), later);
        assert_eq!(left["many.example"], 2);
        assert!(!pace.is_exhausted());
        assert!(!left.contains_key("few.example"));
    }
}
