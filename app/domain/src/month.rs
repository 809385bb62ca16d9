//! 診療開始月: the month to work back from. Imports nothing of the crate.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// The month in which the institution opens (診療開始月). Only months that the
/// product can plan for exist: [`YearMonth::FIRST`] to [`YearMonth::LAST`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearMonth {
    year: i16,
    month: i8,
}

impl YearMonth {
    /// The first month of 別紙２: applications of February 2021 (通知, preamble).
    pub const FIRST: Self = Self {
        year: 2021,
        month: 3,
    };
    /// The last month for which holidays are computed.
    pub const LAST: Self = Self {
        year: 2099,
        month: 12,
    };

    /// The month, if it lies within [`Self::FIRST`]`..=`[`Self::LAST`].
    #[must_use]
    pub fn new(year: i16, month: i8) -> Option<Self> {
        let it = Self { year, month };
        ((1..=12).contains(&month) && Self::FIRST <= it && it <= Self::LAST).then_some(it)
    }

    /// Parses `YYYY-MM` and nothing else: no spaces, no full width.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The month that holds this day.
    #[must_use]
    pub fn of(day: Date) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    /// The year, Western calendar.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1–12.
    #[must_use]
    pub const fn month(self) -> i8 {
        self.month
    }

    /// The 1st of the month.
    #[must_use]
    pub const fn first_day(self) -> Date {
        date(self.year, self.month, 1)
    }

    /// The 1st of the month so many months on (negative: before). The day may
    /// lie outside the supported months: plans look back up to five months.
    #[must_use]
    pub fn first_day_after_months(self, months: i16) -> Date {
        let index = self.index() + i32::from(months);
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        // Years stay within ±2,800 of 2021–2099 for any i16, well inside a Date.
        date(
            i16::try_from(year).unwrap_or(i16::MAX),
            i8::try_from(month).unwrap_or(12),
            1,
        )
    }

    /// The month so many months on (negative: before), if it is supported.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let index = self.index().checked_add(months)?;
        Self::new(
            i16::try_from(index.div_euclid(12)).ok()?,
            i8::try_from(index.rem_euclid(12) + 1).ok()?,
        )
    }

    /// The next month, if it is supported.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.plus_months(1)
    }

    /// Months from this one to `other` (negative if `other` is earlier).
    #[must_use]
    pub fn months_until(self, other: Self) -> i32 {
        other.index() - self.index()
    }

    fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Debug for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<YearMonth> for String {
    fn from(month: YearMonth) -> Self {
        month.to_string()
    }
}

impl TryFrom<String> for YearMonth {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a supported month as YYYY-MM")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_year_dash_month_in_plain_digits_is_read() {
        assert_eq!(
            YearMonth::parse("2027-04")
                .map(|m| m.to_string())
                .as_deref(),
            Some("2027-04")
        );
        for bad in [
            "2027-13",
            "2027-00",
            "9999999-01",
            "2027-4",
            "2027-4 ",
            " 2027-04",
            "２０２７-04",
            "2021-02",
            "2100-01",
            "",
            "-",
            "+027-04",
        ] {
            assert_eq!(YearMonth::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn months_add_over_the_turn_of_the_year_and_end_at_the_range() {
        let april = YearMonth::parse("2027-04").unwrap();
        assert_eq!(april.plus_months(-5).unwrap().to_string(), "2026-11");
        assert_eq!(april.first_day_after_months(-5), date(2026, 11, 1));
        assert_eq!(april.months_until(april.plus_months(20).unwrap()), 20);
        assert_eq!(YearMonth::LAST.next(), None);
        assert_eq!(YearMonth::FIRST.plus_months(-1), None);
        assert_eq!(
            YearMonth::FIRST.first_day_after_months(-5),
            date(2020, 10, 1)
        );
        assert_eq!(april.plus_months(i32::MAX), None);
    }
}
