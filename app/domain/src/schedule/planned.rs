//! A date that cannot stand without its basis and source.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bureau::BureauId;
use crate::calendar::Calendar;
use crate::month::YearMonth;
use crate::rulebook::Deadline;
use crate::source::{NOTICE_EDITION, NoticeClause, Source};
use crate::step::BureauAct;

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
    /// The designation application at the bureau, beside the six.
    DesignationApplication,
}

impl DateId {
    /// The six of every plan, in the order of the API.
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
            Self::DesignationApplication => "designation_application",
        }
    }
}

impl From<Deadline> for DateId {
    fn from(deadline: Deadline) -> Self {
        match deadline {
            Deadline::NumberRequestDue => Self::NumberRequestDue,
            Deadline::ReplyDispatch => Self::ReplyDispatch,
            Deadline::SubmissionDue => Self::SubmissionDue,
            Deadline::DesignationApplication => Self::DesignationApplication,
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
    /// No day known for that bureau, or a rule that is not settled (未確認).
    Unconfirmed,
    /// The bureau told it to this founder; of kept plans only.
    Told,
}

impl Certainty {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::Official,
        Self::Projected,
        Self::Unconfirmed,
        Self::Told,
    ];

    /// The id in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Projected => "projected",
            Self::Unconfirmed => "unconfirmed",
            Self::Told => "told",
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
    /// The bureau told it to this founder: beats every rule, for this plan.
    Told,
}

impl Basis {
    /// All six, the strongest first.
    pub const ALL: [Self; 6] = [
        Self::Told,
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
            Self::Told => "told",
        }
    }
}

/// A deadline that a founder heard from the bureau. Stored with the plan, as
/// `{"act": "number_request", "date": "2027-02-03", "heard": "2026-11-30", "who": "…"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Of which act.
    pub act: BureauAct,
    /// By which day (Japan time); may be a closed one.
    pub date: Date,
    /// The day on which they heard it.
    pub heard: Date,
    /// From whom, in the founder's words; may be empty.
    #[serde(default)]
    pub who: String,
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

    /// What the bureau told, in the place of `ruled`, which stands beside it. A
    /// closed day is planned with the open day before.
    pub(super) fn told(
        deadline: Deadline,
        told: &Told,
        bureau: BureauId,
        ruled: Option<&Self>,
        calendar: &Calendar,
    ) -> Self {
        let date = calendar.previous_open(told.date);
        let ruled = ruled.filter(|ruled| ruled.date != date);
        Self {
            id: DateId::from(deadline),
            date,
            nominal: Some(told.date),
            certainty: Certainty::Told,
            basis: Basis::Told,
            source: Source::told(bureau, told.who.clone(), told.heard),
            confirmed: told.heard,
            instead_of: ruled
                .map(|ruled| Alternative {
                    date: ruled.date,
                    basis: ruled.basis,
                    source: ruled.source.clone(),
                })
                .into_iter()
                .collect(),
            aim: calendar.plus_open_days(date, -1),
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
    /// For the two acts of step 4 the open day before the bureau's deadline, on
    /// which it would be handed back already, unless the bureau told the day; else
    /// the day itself.
    #[must_use]
    pub const fn last_day(&self) -> Date {
        match (self.id, self.basis) {
            // Who was told "by the 10th" may come on the 10th.
            (_, Basis::Told) => self.date,
            (DateId::NumberRequestDue | DateId::DesignationApplication, _) => self.aim,
            _ => self.date,
        }
    }

    /// Whether today is the last day on which it is taken; a time to go by has none.
    #[must_use]
    pub fn is_last_day(&self, today: Date) -> bool {
        !self.is_rule_of_thumb() && self.last_day() == today
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
