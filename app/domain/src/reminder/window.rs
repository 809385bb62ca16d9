//! The hours in which reminders leave: 08:00 to 20:00 Japan time on open days,
//! whatever made them late.

use jiff::{Timestamp, ToSpan as _};

use crate::calendar::{Calendar, japan_date, japan_instant, japan_time};

/// No reminder before this hour.
pub const FIRST_HOUR: i8 = 8;
/// No reminder from this hour on.
pub const LAST_HOUR: i8 = 20;
/// Minutes before the end after which none is begun: a slow mail server may
/// take its time over the last one.
const LAST_MINUTES: i64 = 5;

/// Whether a reminder may be begun to be handed over.
#[must_use]
pub fn may_leave(calendar: &Calendar, now: Timestamp) -> bool {
    let today = japan_date(now);
    calendar.is_open(today) && japan_instant(today, FIRST_HOUR, 0) <= now && now < last_begin(today)
}

/// When reminders may leave next: `now` if they may now.
#[must_use]
pub fn next_leave(calendar: &Calendar, now: Timestamp) -> Timestamp {
    if may_leave(calendar, now) {
        return now;
    }
    let today = japan_date(now);
    if calendar.is_open(today) && japan_time(now).hour() < FIRST_HOUR {
        return japan_instant(today, FIRST_HOUR, 0);
    }
    next_day(calendar, now)
}

/// Since when reminders may leave today; `None` on a closed day.
#[must_use]
pub fn began(calendar: &Calendar, now: Timestamp) -> Option<Timestamp> {
    let today = japan_date(now);
    calendar
        .is_open(today)
        .then(|| japan_instant(today, FIRST_HOUR, 0))
}

/// The first moment at which reminders leave on a later day than that of `now`.
#[must_use]
pub fn next_day(calendar: &Calendar, now: Timestamp) -> Timestamp {
    let today = japan_date(now);
    let tomorrow = today.checked_add(1.days()).unwrap_or(today);
    japan_instant(calendar.next_open(tomorrow), FIRST_HOUR, 0)
}

/// Whether what is pointless after `not_after` would be too late on the next
/// day on which reminders leave.
#[must_use]
pub fn is_last_day(calendar: &Calendar, not_after: Timestamp, now: Timestamp) -> bool {
    not_after < next_day(calendar, now)
}

fn last_begin(day: jiff::civil::Date) -> Timestamp {
    let end = japan_instant(day, LAST_HOUR, 0);
    end.checked_sub(LAST_MINUTES.minutes()).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(day: jiff::civil::Date, hour: i8, minute: i8) -> Timestamp {
        japan_instant(day, hour, minute)
    }

    #[test]
    fn reminders_leave_by_day_on_open_days_only() {
        let calendar = Calendar::official();
        let friday = date(2027, 1, 22);
        let leaves = |day, hour, minute| may_leave(calendar, at(day, hour, minute));
        assert!(!leaves(friday, 7, 59));
        assert!(leaves(friday, 8, 0));
        assert!(leaves(friday, 19, 54));
        assert!(!leaves(friday, 19, 55));
        assert!(!leaves(friday, 20, 0));
        // Saturday, Sunday; a holiday.
        assert!(!leaves(date(2027, 1, 23), 10, 0));
        assert!(!leaves(date(2027, 1, 24), 10, 0));
        assert!(!leaves(date(2027, 1, 11), 10, 0));
    }

    #[test]
    fn what_may_not_leave_waits_for_the_next_morning() {
        let calendar = Calendar::official();
        let monday = at(date(2027, 1, 25), 8, 0);
        let next = |day, hour| next_leave(calendar, at(date(2027, 1, day), hour, 0));
        assert_eq!(next(22, 21), monday);
        assert_eq!(next(23, 12), monday);
        assert_eq!(next(25, 3), monday);
        assert_eq!(next(25, 9), at(date(2027, 1, 25), 9, 0));
        assert_eq!(next_day(calendar, at(date(2027, 1, 22), 9, 0)), monday);
    }

    #[test]
    fn a_last_day_is_one_after_which_it_is_too_late() {
        let calendar = Calendar::official();
        let friday = at(date(2027, 1, 22), 9, 0);
        assert!(is_last_day(calendar, at(date(2027, 1, 22), 23, 59), friday));
        assert!(is_last_day(calendar, at(date(2027, 1, 24), 23, 59), friday));
        assert!(!is_last_day(
            calendar,
            at(date(2027, 1, 25), 23, 59),
            friday
        ));
    }
}
