//! When to try again. RFC 5321 4.5.4.1: two tries in the first hour, then at
//! least half an hour apart, for four to five days.

use crate::db::column::Class;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const WAITS_MS: [i64; 7] = [
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    4 * HOUR,
];
const LONGEST_MS: i64 = 6 * HOUR;
/// Where the server may have the mail already, nothing is to be gained by haste.
const AFTER_UNKNOWN_MS: i64 = 30 * MINUTE;
/// Given up after this.
pub const GIVE_UP_MS: i64 = 5 * 24 * HOUR;
/// More claims than any back-off needs: a mail that kills its worker ends here.
pub const MOST_ATTEMPTS: i32 = 60;

/// Milliseconds to wait after the attempt with this number (from 1), with up
/// to 20 % more or less (`chance` 0–255) so that mails do not come in herds.
#[must_use]
pub fn wait_ms(attempt: i32, class: Class, chance: u8) -> i64 {
    let index = usize::try_from(attempt.max(1) - 1).unwrap_or(usize::MAX);
    let mut wait = WAITS_MS.get(index).copied().unwrap_or(LONGEST_MS);
    wait = wait * (800 + i64::from(chance) * 400 / 255) / 1_000;
    if class == Class::Unknown {
        wait.max(AFTER_UNKNOWN_MS)
    } else {
        wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_six_hours_and_scatter_by_a_fifth() {
        assert_eq!(wait_ms(1, Class::NotNow, 0), 48_000);
        assert_eq!(wait_ms(1, Class::NotNow, 255), 72_000);
        let waits: Vec<i64> = (1..=9).map(|n| wait_ms(n, Class::Unreached, 128)).collect();
        assert!(waits.is_sorted(), "{waits:?}");
        assert!((5 * HOUR..7 * HOUR).contains(&waits[8]));
    }

    #[test]
    fn what_may_have_arrived_is_not_sent_again_within_half_an_hour() {
        assert!(wait_ms(1, Class::Unknown, 0) >= 30 * MINUTE);
        assert!(wait_ms(7, Class::Unknown, 128) > 3 * HOUR);
    }

    #[test]
    fn five_days_fit_into_the_most_attempts() {
        let tried: i64 = (1..MOST_ATTEMPTS)
            .map(|n| wait_ms(n, Class::NotNow, 0))
            .sum();
        assert!(tried > GIVE_UP_MS);
    }
}
