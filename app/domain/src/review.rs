//! When a fact has to be looked at again. What was confirmed long ago keeps its
//! date, basis and certainty, and says that it is old. Imports nothing of the
//! crate.

use jiff::ToSpan;
use jiff::civil::Date;

/// After how many months a confirmed fact is to be looked at again: the
/// project's own choice, no page sets one.
pub const MONTHS: i32 = 18;

/// Whether more than [`MONTHS`] have passed on `today` since the fact was
/// `confirmed` (both Japan time). The very day that ends them is still in time.
#[must_use]
pub fn is_due(confirmed: Date, today: Date) -> bool {
    confirmed
        .checked_add(MONTHS.months())
        .is_ok_and(|last_day| last_day < today)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_fact_is_due_on_the_day_after_eighteen_months() {
        let confirmed = date(2024, 3, 29);
        assert!(!is_due(confirmed, confirmed));
        assert!(!is_due(confirmed, date(2025, 9, 28)));
        assert!(!is_due(confirmed, date(2025, 9, 29)));
        assert!(is_due(confirmed, date(2025, 9, 30)));
    }

    #[test]
    fn a_month_without_that_day_ends_it_on_its_last_one() {
        let confirmed = date(2024, 8, 31);
        assert!(!is_due(confirmed, date(2026, 2, 28)));
        assert!(is_due(confirmed, date(2026, 3, 1)));
    }

    #[test]
    fn what_is_confirmed_at_the_end_of_time_is_never_due() {
        assert!(!is_due(Date::MAX, Date::MAX));
    }
}
