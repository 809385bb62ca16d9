//! One deadline rule: scope × step × valid-from → month, day, roll.

use jiff::civil::Date;

use super::Deadline;
use crate::bureau::{BureauId, Prefecture};
use crate::calendar::Calendar;
use crate::month::YearMonth;
use crate::source::Source;

/// For whom a row holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everybody under the bureau.
    Bureau(BureauId),
    /// Single prefectures of a bureau: their offices.
    Offices(BureauId, Vec<Prefecture>),
}

impl Scope {
    /// Whether the row holds for this prefecture.
    #[must_use]
    pub fn covers(&self, prefecture: Prefecture) -> bool {
        match self {
            Self::Bureau(bureau) => prefecture.bureau() == *bureau,
            Self::Offices(_, prefectures) => prefectures.contains(&prefecture),
        }
    }

    /// The bureau that the row belongs to.
    #[must_use]
    pub const fn bureau(&self) -> BureauId {
        match self {
            Self::Bureau(bureau) | Self::Offices(bureau, _) => *bureau,
        }
    }

    /// Whether the row is for single prefectures.
    #[must_use]
    pub const fn is_office(&self) -> bool {
        matches!(self, Self::Offices(..))
    }
}

/// The day of the month that a rule names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleDay {
    /// 1–31; in shorter months the last day.
    Day(i8),
    /// The first open day.
    FirstOpenDay,
    /// The page names the month only: planned with the last open day by its 1st.
    Unknown,
}

/// Where a rule's day goes when offices are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roll {
    /// To the next open day.
    Next,
    /// To the open day before.
    Previous,
    /// The page gives no shift: plan with the last open day on or before.
    None,
}

/// A rule of a bureau or office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// For whom it holds.
    pub scope: Scope,
    /// Which deadline.
    pub deadline: Deadline,
    /// Months from the opening month, −12 to 0.
    pub month_offset: i16,
    /// Day of that month.
    pub day: RuleDay,
    /// How it moves off a closed day.
    pub roll: Roll,
    /// From which opening month on; always when `None`.
    pub valid_from: Option<YearMonth>,
    /// The page.
    pub source: Source,
    /// The day on which the page was last known to say so.
    pub confirmed: Date,
    /// Whether what it says is settled: an unsettled rule's dates are 未確認
    /// though it names a day.
    pub settled: bool,
}

/// What a rule gives for a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleDate {
    /// An open day.
    pub date: Date,
    /// The day before rolling; `None` where the rule names none.
    pub nominal: Option<Date>,
    /// Whether the page names a day at all, and its rule is settled.
    pub is_known: bool,
}

impl Rule {
    /// The rule's date for an opening month.
    #[must_use]
    pub fn date_for(&self, opening: YearMonth, calendar: &Calendar) -> RuleDate {
        let first = opening.first_day_after_months(self.month_offset);
        let without_nominal = |date, is_known| RuleDate {
            date,
            nominal: None,
            is_known,
        };
        let day = match self.day {
            RuleDay::Day(day) => day,
            RuleDay::FirstOpenDay => {
                return without_nominal(calendar.next_open(first), self.settled);
            }
            RuleDay::Unknown => return without_nominal(by_the_first(first, calendar), false),
        };
        let nominal = day_of_month(first, day);
        let date = match self.roll {
            Roll::Next => calendar.next_open(nominal),
            Roll::Previous | Roll::None => calendar.previous_open(nominal),
        };
        RuleDate {
            date,
            nominal: Some(nominal),
            is_known: self.settled,
        }
    }
}

/// Where a month is known or feared but no day: the last open day on or before
/// its 1st, which is the earliest known practice (Tokai-Hokuriku's). The first
/// open day would be later than that in a third of all months, by up to ten days.
pub(crate) fn by_the_first(first: Date, calendar: &Calendar) -> Date {
    calendar.previous_open(first)
}

/// The day of the month that begins with `first`; the last one if it is shorter.
pub(crate) fn day_of_month(first: Date, day: i8) -> Date {
    let day = day.clamp(1, first.days_in_month());
    // Within 1..=days_in_month, so the date exists.
    Date::new(first.year(), first.month(), day).unwrap_or(first)
}
