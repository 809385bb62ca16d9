//! A date that cannot stand without its basis and source.

use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::month::YearMonth;
use crate::rulebook::Deadline;
use crate::source::{NOTICE_EDITION, NoticeClause, Source};

/// Which date of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateId {
    /// Steps 1–3 should be done.
    CardReaderRequest,
    /// The last month in which a reader takes four months.
    CardReaderLatest,
    /// Step 4 at the bureau.
    NumberRequestDue,
    /// 回答書発送日
    ReplyDispatch,
    /// Steps 5 and 6.
    SubmissionDue,
    /// The 1st of the opening month.
    Opening,
}

impl DateId {
    /// All six, in the order of the API.
    pub const ALL: [Self; 6] = [
        Self::CardReaderRequest,
        Self::CardReaderLatest,
        Self::NumberRequestDue,
        Self::ReplyDispatch,
        Self::SubmissionDue,
        Self::Opening,
    ];

    /// The id in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CardReaderRequest => "card_reader_request",
            Self::CardReaderLatest => "card_reader_latest",
            Self::NumberRequestDue => "number_request_due",
            Self::ReplyDispatch => "reply_dispatch",
            Self::SubmissionDue => "submission_due",
            Self::Opening => "opening",
        }
    }
}

impl From<Deadline> for DateId {
    fn from(deadline: Deadline) -> Self {
        match deadline {
            Deadline::NumberRequestDue => Self::NumberRequestDue,
            Deadline::ReplyDispatch => Self::ReplyDispatch,
            Deadline::SubmissionDue => Self::SubmissionDue,
        }
    }
}

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// A published row for that month.
    Official,
    /// A rule's result (見込み).
    Projected,
    /// No day known for that bureau (未確認).
    Unconfirmed,
}

impl Certainty {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Official, Self::Projected, Self::Unconfirmed];

    /// The id in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Projected => "projected",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// What a date rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// A published row.
    PublishedRow,
    /// The prefecture's office's own rule.
    OfficeRule,
    /// The bureau's rule.
    BureauRule,
    /// The notice's rule.
    NoticeRule,
    /// Nothing is known: the earliest known practice, the last open day on or
    /// before the 1st of the month two before.
    Precaution,
}

impl Basis {
    /// All five, the strongest first.
    pub const ALL: [Self; 5] = [
        Self::PublishedRow,
        Self::OfficeRule,
        Self::BureauRule,
        Self::NoticeRule,
        Self::Precaution,
    ];

    /// The id in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PublishedRow => "published_row",
            Self::OfficeRule => "office_rule",
            Self::BureauRule => "bureau_rule",
            Self::NoticeRule => "notice_rule",
            Self::Precaution => "precaution",
        }
    }
}

/// The date that another basis gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The day.
    pub date: Date,
    /// What it rests on.
    pub basis: Basis,
    /// Where that stands.
    pub source: Source,
}

/// A date with what it rests on. Only the schedule makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedDate {
    pub(super) id: DateId,
    pub(super) date: Date,
    pub(super) nominal: Option<Date>,
    pub(super) certainty: Certainty,
    pub(super) basis: Basis,
    pub(super) source: Source,
    pub(super) confirmed: Date,
    pub(super) instead_of: Vec<Alternative>,
    pub(super) aim: Date,
}

impl PlannedDate {
    /// Months before the opening by which steps 1–3 should be done (別紙３
    /// 「～診療開始５月前」) and in which a reader still takes the shorter time
    /// (別紙３ ③ 「発送まで４～５ヶ月」).
    pub(super) fn card_reader(id: DateId, opening: YearMonth, calendar: &Calendar) -> Self {
        let (months, clause) = if id == DateId::CardReaderLatest {
            (-4, NoticeClause::Appendix3Step(3))
        } else {
            (-5, NoticeClause::Appendix3)
        };
        let date = opening.first_day_after_months(months);
        Self {
            id,
            date,
            nominal: None,
            certainty: Certainty::Projected,
            basis: Basis::NoticeRule,
            source: Source::notice(clause),
            confirmed: NOTICE_EDITION,
            instead_of: Vec::new(),
            aim: calendar.previous_open(date),
        }
    }

    /// Which date.
    #[must_use]
    pub const fn id(&self) -> DateId {
        self.id
    }

    /// The day. The card-reader dates may fall on closed days, the others never do.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// The day before rolling; `None` where there is none.
    #[must_use]
    pub const fn nominal(&self) -> Option<Date> {
        self.nominal
    }

    /// How sure it is.
    #[must_use]
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// What it rests on.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// Where that stands.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The day on which the source was last known to say so.
    #[must_use]
    pub const fn confirmed(&self) -> Date {
        self.confirmed
    }

    /// The dates that other bases give, where they differ.
    #[must_use]
    pub fn instead_of(&self) -> &[Alternative] {
        &self.instead_of
    }

    /// The open day at which reminders aim: the last one on or before the
    /// earlier of `date` and `nominal`; for step 4 the one before `date`, for
    /// what comes *on* the bureau's deadline is handed back (期限以降, 事務連絡 1(1)).
    #[must_use]
    pub const fn aim(&self) -> Date {
        self.aim
    }

    /// The last day on which it is taken: until when people are told to do it.
    /// For step 4 the open day before the bureau's deadline, on which it would
    /// be handed back already; else the day itself.
    #[must_use]
    pub const fn last_day(&self) -> Date {
        match self.id {
            DateId::NumberRequestDue => self.aim,
            _ => self.date,
        }
    }

    /// Whether nobody sets this date: the notice gives a time to go by
    /// (別紙３ スケジュール（目安）), and nothing is refused after it.
    #[must_use]
    pub const fn is_rule_of_thumb(&self) -> bool {
        matches!(
            self.id,
            DateId::CardReaderRequest | DateId::CardReaderLatest
        )
    }
}

/// One of the six dates of a plan. The opening is what was asked for, not a
/// deadline: it rests on nothing and has no source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanDate<'a> {
    /// A date with basis and source.
    Planned(&'a PlannedDate),
    /// The 1st of the opening month.
    Opening(Date),
}

impl<'a> PlanDate<'a> {
    /// Which date.
    #[must_use]
    pub const fn id(&self) -> DateId {
        match self {
            Self::Planned(planned) => planned.id,
            Self::Opening(_) => DateId::Opening,
        }
    }

    /// The day.
    #[must_use]
    pub const fn date(&self) -> Date {
        match self {
            Self::Planned(planned) => planned.date,
            Self::Opening(day) => *day,
        }
    }

    /// The last day; see [`PlannedDate::last_day`].
    #[must_use]
    pub const fn last_day(&self) -> Date {
        match self {
            Self::Planned(planned) => planned.last_day(),
            Self::Opening(day) => *day,
        }
    }

    /// The date with its basis and source; `None` for the opening.
    #[must_use]
    pub const fn planned(&self) -> Option<&'a PlannedDate> {
        match self {
            Self::Planned(planned) => Some(planned),
            Self::Opening(_) => None,
        }
    }
}
