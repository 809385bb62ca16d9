//! What a day means for a plan, and the first month that still works.

use jiff::civil::Date;

use super::candidate::decide;
use super::{Certainty, Schedule};
use crate::bureau::Prefecture;
use crate::calendar::Calendar;
use crate::month::YearMonth;
use crate::practice::Practice;
use crate::rulebook::{Deadline, Rulebook};

/// What today means for a plan, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Everything can be done in time.
    OnTime,
    /// After `card_reader_request`, by the notice of 2021.
    Tight,
    /// After `card_reader_latest`, by the notice of 2021: 「間に合わないおそれ」,
    /// never "impossible".
    CardReaderLate,
    /// After `submission_due` (個別対応).
    IndividualHandling,
    /// After a known `number_request_due`: too late for the 受付番号, so for the
    /// 1st; and where the application goes with the request, as the notice has it,
    /// it is handed back (返戻).
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

/// The first months that still work on a day, each under its own condition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Earliest {
    /// By the notice of 2021, in which a card reader takes four to five months;
    /// `None` if there is none up to [`YearMonth::LAST`].
    pub by_notice: Option<YearMonth>,
    /// Once a card reader is at hand; step 4's date is today or later.
    pub with_reader: Option<YearMonth>,
    /// The same with the last safe day of step 4 today or later: the month that
    /// pages offer, for on the bureau's deadline itself it is too late to begin.
    pub safe: Option<YearMonth>,
}

/// Where and from when on a month is looked for.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    /// The rules.
    pub rulebook: &'a Rulebook,
    /// Open days.
    pub calendar: &'a Calendar,
    /// Where.
    pub prefecture: Prefecture,
    /// The first month that may be given.
    pub from: YearMonth,
    /// The day (Japan time).
    pub today: Date,
}

/// The first months from `from` on that work for what `open` leaves to do under
/// a month's practice. Step 4's date must not be over, however certain it is.
pub fn earliest(search: Search<'_>, open: impl Fn(Practice) -> OpenWork) -> Earliest {
    let Search {
        rulebook,
        calendar,
        prefecture,
        from,
        today,
    } = search;
    // Before the month of `today` everything is past.
    let start = match YearMonth::of(today) {
        Some(now) => Some(from.max(now)),
        None => (today < from.first_day()).then_some(from),
    };
    let mut found = Earliest::default();
    for opening in std::iter::successors(start, |month| month.next()) {
        let decide = |deadline| decide(rulebook, calendar, prefecture, opening, deadline);
        // The notice's rules give a date for both.
        let (Some(request), Some(submission)) = (
            decide(Deadline::NumberRequestDue),
            decide(Deadline::SubmissionDue),
        ) else {
            break;
        };
        let milestones = Milestones {
            opening: opening.first_day(),
            card_reader_request: opening.first_day_after_months(-5),
            card_reader_latest: opening.first_day_after_months(-4),
            number_request: request.is_known().then(|| request.date()),
            submission: submission.date(),
        };
        let practice = rulebook
            .practice(prefecture, opening)
            .map_or(Practice::Notice, |row| row.practice);
        let open = open(practice);
        let verdict = milestones.verdict(today, open);
        if Verdict::CardReaderLate < verdict {
            continue;
        }
        let in_time = |last: Date| !open.number_request || today <= last;
        let there = Some(opening);
        if in_time(request.date()) {
            found.with_reader = found.with_reader.or(there);
        }
        if in_time(calendar.plus_open_days(request.date(), -1)) {
            found.safe = found.safe.or(there);
        }
        if verdict.is_feasible() && in_time(request.date()) {
            found.by_notice = found.by_notice.or(there);
        }
        if found.by_notice.is_some() && found.safe.is_some() {
            break;
        }
    }
    found
}
