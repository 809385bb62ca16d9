//! What a day means for a plan, and the first month that still works.

use jiff::civil::Date;

use super::candidate::decide;
use super::{Certainty, Schedule};
use crate::bureau::Prefecture;
use crate::calendar::Calendar;
use crate::month::YearMonth;
use crate::rulebook::{Deadline, Rulebook};

/// What today means for a plan, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Everything can be done in time.
    OnTime,
    /// After `card_reader_request`.
    Tight,
    /// After `card_reader_latest`: 「間に合わないおそれ」, never "impossible".
    CardReaderLate,
    /// After `submission_due` (個別対応).
    IndividualHandling,
    /// After a known `number_request_due`: the request is handed back (返戻).
    Returned,
    /// The opening month has begun.
    Past,
}

impl Verdict {
    /// Every verdict, from good to bad.
    pub const ALL: [Self; 6] = [
        Self::OnTime,
        Self::Tight,
        Self::CardReaderLate,
        Self::IndividualHandling,
        Self::Returned,
        Self::Past,
    ];

    /// The id in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Tight => "tight",
            Self::CardReaderLate => "card_reader_late",
            Self::IndividualHandling => "individual_handling",
            Self::Returned => "returned",
            Self::Past => "past",
        }
    }

    /// Whether the month still works.
    #[must_use]
    pub const fn is_feasible(self) -> bool {
        matches!(self, Self::OnTime | Self::Tight)
    }
}

/// Which dates still have work behind them; the others drop out of the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenWork {
    /// One of steps 1–3 is not done.
    pub card_reader: bool,
    /// Step 4 is not handed in.
    pub number_request: bool,
    /// Step 5 or 6 is not done.
    pub submission: bool,
}

impl OpenWork {
    /// Nothing is done yet, as the API assumes.
    pub const EVERYTHING: Self = Self {
        card_reader: true,
        number_request: true,
        submission: true,
    };
}

/// The days on which the verdict turns.
#[derive(Clone, Copy)]
pub(super) struct Milestones {
    opening: Date,
    card_reader_request: Date,
    card_reader_latest: Date,
    /// `None` while no day is known for the bureau.
    number_request: Option<Date>,
    submission: Date,
}

impl Milestones {
    pub(super) fn of(plan: &Schedule) -> Self {
        let request = &plan.number_request_due;
        let known = request.certainty() != Certainty::Unconfirmed;
        Self {
            opening: plan.opening_day(),
            card_reader_request: plan.card_reader_request.date(),
            card_reader_latest: plan.card_reader_latest.date(),
            number_request: known.then(|| request.date()),
            submission: plan.submission_due.date(),
        }
    }

    pub(super) fn verdict(&self, today: Date, open: OpenWork) -> Verdict {
        if self.opening <= today {
            Verdict::Past
        } else if open.number_request && self.number_request.is_some_and(|due| due < today) {
            Verdict::Returned
        } else if open.submission && self.submission < today {
            Verdict::IndividualHandling
        } else if open.card_reader && self.card_reader_latest < today {
            Verdict::CardReaderLate
        } else if open.card_reader && self.card_reader_request < today {
            Verdict::Tight
        } else {
            Verdict::OnTime
        }
    }
}

/// The first month from `from` on that works on `today` for somebody who has
/// done nothing yet.
pub(super) fn earliest_feasible(
    rulebook: &Rulebook,
    calendar: &Calendar,
    prefecture: Prefecture,
    from: YearMonth,
    today: Date,
) -> Option<YearMonth> {
    // Before the month of `today` everything is past.
    let start = match YearMonth::of(today) {
        Some(now) => from.max(now),
        None if today < from.first_day() => from,
        None => return None,
    };
    let mut month = Some(start);
    while let Some(opening) = month {
        let decide = |deadline| decide(rulebook, calendar, prefecture, opening, deadline);
        let request = decide(Deadline::NumberRequestDue);
        let milestones = Milestones {
            opening: opening.first_day(),
            card_reader_request: opening.first_day_after_months(-5),
            card_reader_latest: opening.first_day_after_months(-4),
            number_request: request.is_known().then(|| request.date()),
            submission: decide(Deadline::SubmissionDue).date(),
        };
        if milestones
            .verdict(today, OpenWork::EVERYTHING)
            .is_feasible()
        {
            return Some(opening);
        }
        month = opening.next();
    }
    None
}
