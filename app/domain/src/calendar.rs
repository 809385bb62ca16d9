//! 開庁日: the days on which administrative offices are open
//! (行政機関の休日に関する法律, art. 1), and Japan's clock. Imports nothing of
//! the crate but the reader of its data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::tz::Offset;

use crate::table::Table;

static HOLIDAYS: &str = include_str!("../data/holidays.csv");

/// Why offices are closed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed<'a> {
    /// Saturday or Sunday.
    Weekend,
    /// A national holiday, a substitute included, with its names.
    Holiday {
        /// The Japanese name.
        name: &'a str,
        /// The English name.
        name_en: &'a str,
    },
    /// 29 December to 3 January.
    YearEnd,
}

#[derive(Debug)]
struct Holiday {
    name: String,
    name_en: String,
}

/// Open and closed days.
#[derive(Debug)]
pub struct Calendar {
    holidays: BTreeMap<Date, Holiday>,
    /// One bit a day, 31 bits a month from January of `FIRST_YEAR`: plans ask
    /// hundreds of times whether a day is a holiday.
    bits: Vec<u32>,
    certain_until: Date,
}

const FIRST_YEAR: i16 = 1955;

impl Calendar {
    /// The table that comes with the product: 1955–2099.
    #[must_use]
    pub fn official() -> &'static Self {
        static OFFICIAL: LazyLock<Calendar> = LazyLock::new(|| Calendar::read(HOLIDAYS));
        &OFFICIAL
    }

    fn read(text: &str) -> Self {
        let mut holidays = BTreeMap::new();
        let mut bits = Vec::new();
        let mut certain_until = date(FIRST_YEAR, 1, 1);
        for row in Table::parse(text).rows() {
            // The file is embedded; a test reads every row of it.
            let Ok(day) = row.get("date").parse::<Date>() else {
                continue;
            };
            let slot = month_slot(day);
            if bits.len() <= slot {
                bits.resize(slot + 1, 0);
            }
            bits[slot] |= 1 << day.day();
            if row.get("status") == "official" {
                certain_until = certain_until.max(day);
            }
            holidays.insert(
                day,
                Holiday {
                    name: row.get("name").to_owned(),
                    name_en: row.get("name_en").to_owned(),
                },
            );
        }
        Self {
            holidays,
            bits,
            certain_until,
        }
    }

    /// The last day of the official table; later holidays are computed (見込み).
    #[must_use]
    pub const fn certain_until(&self) -> Date {
        self.certain_until
    }

    /// Whether offices are open.
    #[must_use]
    pub fn is_open(&self, day: Date) -> bool {
        !is_weekend(day) && !is_year_end(day) && !self.is_holiday(day)
    }

    /// Whether the day is a national holiday (Sundays that are one included).
    #[must_use]
    pub fn is_holiday(&self, day: Date) -> bool {
        day.year() >= FIRST_YEAR
            && self
                .bits
                .get(month_slot(day))
                .is_some_and(|bits| bits & (1 << day.day()) != 0)
    }

    /// Why offices are closed; `None` on open days. A holiday is named before
    /// a weekend, and the turn of the year last.
    #[must_use]
    pub fn closed_reason(&self, day: Date) -> Option<Closed<'_>> {
        if let Some(holiday) = self.holidays.get(&day) {
            return Some(Closed::Holiday {
                name: &holiday.name,
                name_en: &holiday.name_en,
            });
        }
        if is_weekend(day) {
            return Some(Closed::Weekend);
        }
        is_year_end(day).then_some(Closed::YearEnd)
    }

    /// The first open day on or after.
    #[must_use]
    pub fn next_open(&self, day: Date) -> Date {
        self.seek(day, 1)
    }

    /// The last open day on or before.
    #[must_use]
    pub fn previous_open(&self, day: Date) -> Date {
        self.seek(day, -1)
    }

    /// So many open days on (negative: back). Zero is the day itself, open or not.
    #[must_use]
    pub fn plus_open_days(&self, day: Date, open_days: i32) -> Date {
        let direction = open_days.signum();
        let mut at = day;
        for _ in 0..open_days.unsigned_abs() {
            at = self.seek(step(at, direction), direction);
        }
        at
    }

    /// Open days after `from` up to and including `to`; 0 if `to` is not later.
    #[must_use]
    pub fn open_days_between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut at = from;
        while at < to {
            at = step(at, 1);
            count += u32::from(self.is_open(at));
        }
        count
    }

    fn seek(&self, day: Date, direction: i32) -> Date {
        let mut at = day;
        while !self.is_open(at) {
            let next = step(at, direction);
            if next == at {
                // The end of representable time; nothing plans there.
                break;
            }
            at = next;
        }
        at
    }
}

fn step(day: Date, direction: i32) -> Date {
    let next = if direction < 0 {
        day.yesterday()
    } else {
        day.tomorrow()
    };
    next.unwrap_or(day)
}

fn month_slot(day: Date) -> usize {
    let months = (i32::from(day.year()) - i32::from(FIRST_YEAR)) * 12 + i32::from(day.month()) - 1;
    usize::try_from(months).unwrap_or(usize::MAX - 1)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn is_year_end(day: Date) -> bool {
    (day.month() == 12 && day.day() >= 29) || (day.month() == 1 && day.day() <= 3)
}

/// Japan has had one offset without summer time since 1952, so no time zone
/// database is needed.
const JAPAN: Offset = Offset::constant(9);

/// The date in Japan at this instant.
#[must_use]
pub fn japan_date(at: Timestamp) -> Date {
    japan_time(at).date()
}

/// Date and time of day in Japan at this instant.
#[must_use]
pub fn japan_time(at: Timestamp) -> DateTime {
    JAPAN.to_datetime(at)
}

/// The instant of a time of day in Japan (hour 0–23, minute 0–59; larger values
/// are cut to these).
#[must_use]
pub fn japan_instant(day: Date, hour: i8, minute: i8) -> Timestamp {
    let at = day.at(hour.clamp(0, 23), minute.clamp(0, 59), 0, 0);
    // Fails only within nine hours of the ends of jiff's range (years ±9999).
    JAPAN.to_timestamp(at).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(list: &[(i16, i8, i8)]) -> Vec<Date> {
        list.iter().map(|&(y, m, d)| date(y, m, d)).collect()
    }

    #[test]
    fn every_row_of_the_holiday_table_is_read() {
        let rows = Table::parse(HOLIDAYS).rows().count();
        assert_eq!(Calendar::official().holidays.len(), rows);
        for row in Table::parse(HOLIDAYS).rows() {
            assert!(row.get("date").parse::<Date>().is_ok(), "line {}", row.line);
            assert!(
                matches!(row.get("status"), "official" | "projected"),
                "line {}",
                row.line
            );
            assert!(
                !row.get("name").is_empty() && !row.get("name_en").is_empty(),
                "line {}",
                row.line
            );
            assert!(!row.get("source").is_empty(), "line {}", row.line);
        }
    }

    #[test]
    fn offices_are_closed_on_weekends_holidays_substitutes_and_at_the_turn_of_the_year() {
        let calendar = Calendar::official();
        for day in days(&[
            (2021, 2, 13),
            (2021, 2, 14),
            (2021, 2, 11),
            (2027, 3, 22),
            (2026, 12, 29),
            (2026, 12, 31),
            (2027, 1, 1),
            (2024, 1, 3),
        ]) {
            assert!(!calendar.is_open(day), "{day}");
            assert!(calendar.closed_reason(day).is_some(), "{day}");
        }
        for day in days(&[(2021, 2, 10), (2026, 12, 28), (2027, 1, 4), (2021, 3, 1)]) {
            assert!(calendar.is_open(day), "{day}");
            assert_eq!(calendar.closed_reason(day), None, "{day}");
        }
    }

    #[test]
    fn the_moved_holidays_of_2021_are_right() {
        let calendar = Calendar::official();
        for day in days(&[(2021, 7, 22), (2021, 7, 23), (2021, 8, 8), (2021, 8, 9)]) {
            assert!(calendar.is_holiday(day), "{day}");
        }
        for day in days(&[(2021, 7, 19), (2021, 8, 11), (2021, 10, 11)]) {
            assert!(calendar.is_open(day), "{day}");
        }
    }

    #[test]
    fn the_official_table_ends_on_the_last_holiday_of_2027_and_days_beyond_are_computed() {
        let calendar = Calendar::official();
        assert_eq!(calendar.certain_until(), date(2027, 11, 23));
        assert!(!calendar.is_open(date(2028, 1, 10)));
        assert!(!calendar.is_open(date(2099, 11, 23)));
    }

    #[test]
    fn rolling_and_counting_skip_closed_days() {
        let calendar = Calendar::official();
        assert_eq!(calendar.next_open(date(2026, 12, 29)), date(2027, 1, 4));
        assert_eq!(calendar.previous_open(date(2027, 5, 1)), date(2027, 4, 30));
        assert_eq!(calendar.next_open(date(2027, 1, 4)), date(2027, 1, 4));
        assert_eq!(
            calendar.plus_open_days(date(2027, 1, 4), -1),
            date(2026, 12, 28)
        );
        assert_eq!(
            calendar.plus_open_days(date(2027, 4, 28), 1),
            date(2027, 4, 30)
        );
        assert_eq!(
            calendar.plus_open_days(date(2027, 4, 30), 1),
            date(2027, 5, 6)
        );
        assert_eq!(
            calendar.open_days_between(date(2027, 4, 30), date(2027, 5, 7)),
            2
        );
        assert_eq!(
            calendar.open_days_between(date(2027, 5, 7), date(2027, 4, 30)),
            0
        );
    }

    #[test]
    fn dates_are_japans_even_in_the_evening_of_the_day_before_under_utc() {
        let at: Timestamp = "2027-04-15T15:30:00Z".parse().unwrap();
        assert_eq!(japan_date(at), date(2027, 4, 16));
        assert_eq!(japan_time(at), date(2027, 4, 16).at(0, 30, 0, 0));
        assert_eq!(
            japan_instant(date(2027, 4, 16), 9, 0).to_string(),
            "2027-04-16T00:00:00Z"
        );
    }

    #[test]
    fn days_outside_the_table_do_not_panic() {
        let calendar = Calendar::official();
        assert!(!calendar.is_holiday(date(1900, 1, 1)));
        assert!(!calendar.is_holiday(Date::MAX));
        let _ = calendar.next_open(Date::MAX);
        let _ = calendar.plus_open_days(Date::MIN, -3);
    }
}
