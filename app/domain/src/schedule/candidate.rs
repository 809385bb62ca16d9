//! Which basis gives a deadline: explicit row > office rule > bureau rule >
//! the notice's rule; of a local rule and the notice's, the earlier.

use jiff::civil::Date;

use super::planned::{Alternative, Basis, Certainty, DateId, PlannedDate};
use crate::bureau::Prefecture;
use crate::calendar::Calendar;
use crate::month::YearMonth;
use crate::rulebook::{
    Deadline, ExplicitRow, PublishedRow, Rule, Rulebook, by_the_first, day_of_month,
};
use crate::source::{NOTICE_EDITION, NoticeClause, Source};

/// What a candidate rests on, still borrowed: the search for the earliest
/// month looks at hundreds and keeps none.
#[derive(Clone, Copy)]
enum Ground<'a> {
    Published(&'a PublishedRow),
    Explicit(&'a ExplicitRow),
    Office(&'a Rule),
    Bureau(&'a Rule),
    Notice,
    Precaution,
}

#[derive(Clone, Copy)]
struct Candidate<'a> {
    date: Date,
    nominal: Option<Date>,
    certainty: Certainty,
    ground: Ground<'a>,
}

/// The date that holds and those that stand beside it.
pub(super) struct Decision<'a> {
    deadline: Deadline,
    holds: Candidate<'a>,
    beside: [Option<Candidate<'a>>; 2],
}

impl Decision<'_> {
    pub(super) const fn date(&self) -> Date {
        self.holds.date
    }

    pub(super) fn is_known(&self) -> bool {
        self.holds.certainty != Certainty::Unconfirmed
    }

    pub(super) fn planned(&self, calendar: &Calendar) -> PlannedDate {
        let Candidate {
            date,
            nominal,
            certainty,
            ground,
        } = self.holds;
        let (source, confirmed) = ground.source(self.deadline);
        PlannedDate {
            id: DateId::from(self.deadline),
            date,
            nominal,
            certainty,
            basis: ground.basis(),
            source,
            confirmed,
            instead_of: self
                .beside
                .iter()
                .flatten()
                .filter(|other| other.date != date)
                .map(|other| Alternative {
                    date: other.date,
                    basis: other.ground.basis(),
                    source: other.ground.source(self.deadline).0,
                })
                .collect(),
            aim: aim(self.deadline, date, nominal, calendar),
        }
    }
}

fn aim(deadline: Deadline, date: Date, nominal: Option<Date>, calendar: &Calendar) -> Date {
    // On the bureau's deadline it is handed back already (期限以降, 事務連絡 1(1)).
    if matches!(
        deadline,
        Deadline::NumberRequestDue | Deadline::DesignationApplication
    ) {
        return calendar.plus_open_days(date, -1);
    }
    calendar.previous_open(nominal.map_or(date, |n| n.min(date)))
}

impl Ground<'_> {
    const fn basis(self) -> Basis {
        match self {
            Self::Published(_) | Self::Explicit(_) => Basis::PublishedRow,
            Self::Office(_) => Basis::OfficeRule,
            Self::Bureau(_) => Basis::BureauRule,
            Self::Notice => Basis::NoticeRule,
            Self::Precaution => Basis::Precaution,
        }
    }

    /// The source and the day it was last known to say so.
    fn source(self, deadline: Deadline) -> (Source, Date) {
        match self {
            Self::Published(row) => (row.source.clone(), row.source.edition()),
            Self::Explicit(row) => (row.source.clone(), row.confirmed),
            Self::Office(rule) | Self::Bureau(rule) => (rule.source.clone(), rule.confirmed),
            Self::Notice | Self::Precaution => {
                let clause = match deadline {
                    // "The bureau sets its deadline" is all the notice says.
                    Deadline::NumberRequestDue => NoticeClause::Memo1Request,
                    Deadline::ReplyDispatch => NoticeClause::Memo1Reply,
                    Deadline::SubmissionDue => NoticeClause::Memo3Submission,
                    Deadline::DesignationApplication => NoticeClause::Memo3Bureau,
                };
                (Source::notice(clause), NOTICE_EDITION)
            }
        }
    }
}

/// `None` for the application where nothing is known: the notice gives it no
/// date, and a guess would look like one.
pub(super) fn decide<'a>(
    rulebook: &'a Rulebook,
    calendar: &Calendar,
    prefecture: Prefecture,
    opening: YearMonth,
    deadline: Deadline,
) -> Option<Decision<'a>> {
    let local = rulebook
        .office_rule(prefecture, deadline, opening)
        .map(|rule| of_rule(rule, Ground::Office(rule), opening, calendar))
        .or_else(|| {
            rulebook
                .bureau_rule(prefecture, deadline, opening)
                .map(|rule| of_rule(rule, Ground::Bureau(rule), opening, calendar))
        });
    let notice = of_notice(opening, deadline, calendar);
    let (holds, beside) = match (row(rulebook, prefecture, opening, deadline), local, notice) {
        (Some(row), local, notice) => (row, [local, notice]),
        // On a tie the more specific rule is named.
        (None, Some(local), Some(notice)) if notice.date < local.date => {
            (notice, [Some(local), None])
        }
        (None, Some(local), notice) => (local, [notice, None]),
        (None, None, Some(notice)) => (notice, [None, None]),
        (None, None, None) => (precaution(opening, deadline, calendar)?, [None, None]),
    };
    Some(Decision {
        deadline,
        holds,
        beside,
    })
}

/// A row for this month: the office's or bureau's own before 別紙２.
fn row<'a>(
    rulebook: &'a Rulebook,
    prefecture: Prefecture,
    opening: YearMonth,
    deadline: Deadline,
) -> Option<Candidate<'a>> {
    let nominal = |day| Some(day_of_month(opening.first_day_after_months(-1), day));
    if let Some(row) = rulebook.explicit(prefecture, deadline, opening) {
        return Some(Candidate {
            date: row.date,
            nominal: None,
            certainty: Certainty::Official,
            ground: Ground::Explicit(row),
        });
    }
    let row = rulebook.published(opening)?;
    let (date, nominal) = match deadline {
        Deadline::NumberRequestDue | Deadline::DesignationApplication => return None,
        Deadline::ReplyDispatch => (row.reply_dispatch, nominal(REPLY_DAY)),
        Deadline::SubmissionDue => (row.submission_due, nominal(SUBMISSION_DAY)),
    };
    Some(Candidate {
        date,
        nominal,
        certainty: Certainty::Official,
        ground: Ground::Published(row),
    })
}

fn of_rule<'a>(
    rule: &Rule,
    ground: Ground<'a>,
    opening: YearMonth,
    calendar: &Calendar,
) -> Candidate<'a> {
    let given = rule.date_for(opening, calendar);
    Candidate {
        date: given.date,
        nominal: given.nominal,
        certainty: if given.is_known {
            Certainty::Projected
        } else {
            Certainty::Unconfirmed
        },
        ground,
    }
}

/// 「前月の10日」 (事務連絡 1(2)).
const REPLY_DAY: i8 = 10;
/// 「前月の15日」 (事務連絡 3(2)).
const SUBMISSION_DAY: i8 = 15;

/// The rule that reproduces all fourteen rows of 別紙２: the 10th or the next
/// open day; the 15th, or the 16th when the 10th is closed, or the next open
/// day. Inferred, so its results are projected.
fn of_notice<'a>(
    opening: YearMonth,
    deadline: Deadline,
    calendar: &Calendar,
) -> Option<Candidate<'a>> {
    let month = opening.first_day_after_months(-1);
    let tenth = day_of_month(month, REPLY_DAY);
    let (date, nominal) = match deadline {
        Deadline::NumberRequestDue | Deadline::DesignationApplication => return None,
        Deadline::ReplyDispatch => (calendar.next_open(tenth), tenth),
        Deadline::SubmissionDue => {
            let late = i8::from(!calendar.is_open(tenth));
            let from = day_of_month(month, SUBMISSION_DAY + late);
            (
                calendar.next_open(from),
                day_of_month(month, SUBMISSION_DAY),
            )
        }
    };
    Some(Candidate {
        date,
        nominal: Some(nominal),
        certainty: Certainty::Projected,
        ground: Ground::Notice,
    })
}

/// Nothing known of the request: the earliest known practice, the last open day
/// on or before the 1st of the month two before.
fn precaution<'a>(
    opening: YearMonth,
    deadline: Deadline,
    calendar: &Calendar,
) -> Option<Candidate<'a>> {
    (deadline == Deadline::NumberRequestDue).then(|| Candidate {
        date: by_the_first(opening.first_day_after_months(-2), calendar),
        nominal: None,
        certainty: Certainty::Unconfirmed,
        ground: Ground::Precaution,
    })
}
