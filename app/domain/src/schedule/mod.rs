//! Opening month → dated steps and a verdict. Pure: the same rulebook,
//! calendar, request and day give the same plan. May import the rulebook, the
//! calendar and the steps; never what a founder has done (see
//! [`crate::progress`]).

mod candidate;
mod planned;
mod verdict;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use planned::{Alternative, Basis, Certainty, DateId, PlanDate, PlannedDate};
pub use verdict::{OpenWork, Verdict};

use crate::bureau::{BureauId, Prefecture};
use crate::calendar::Calendar;
use crate::kind::{Kind, Kinds};
use crate::month::YearMonth;
use crate::rulebook::{Deadline, Rulebook, StepNotUsed};
use crate::step::{Party, StepId};

/// What a plan is asked for: the one shape of month, prefecture and kinds, from
/// the form through address, session and mail to the row (of which each has one
/// kind).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlanRequest {
    /// 診療開始月
    pub opening: YearMonth,
    /// Where.
    pub prefecture: Prefecture,
    /// What; no rule differs by kind today.
    #[serde(rename = "kind")]
    pub kinds: Kinds,
}

impl PlanRequest {
    /// The one kind, or the first of a pair.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kinds.each()[0]
    }

    /// Whether every step at the bureau is needed twice (事務連絡 1 ※2).
    #[must_use]
    pub fn is_pair(&self) -> bool {
        self.kinds == Kinds::Both
    }

    /// The same for another month.
    #[must_use]
    pub const fn opening_in(self, opening: YearMonth) -> Self {
        Self { opening, ..self }
    }

    /// The same for one kind.
    #[must_use]
    pub const fn of(self, kind: Kind) -> Self {
        Self {
            kinds: Kinds::One(kind),
            ..self
        }
    }

    /// The query that every address of this plan carries.
    #[must_use]
    pub fn query(&self) -> String {
        format!(
            "opening={}&prefecture={}&kind={}",
            self.opening,
            self.prefecture,
            self.kinds.as_str()
        )
    }

    /// Back from the three texts of a query or form of ours.
    #[must_use]
    pub fn parse(opening: &str, prefecture: &str, kind: &str) -> Option<Self> {
        Some(Self {
            opening: YearMonth::parse(opening)?,
            prefecture: Prefecture::parse(prefecture)?,
            kinds: Kinds::parse(kind)?,
        })
    }
}

/// A plan: the six dates, the seven steps, the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// What was asked for.
    pub request: PlanRequest,
    /// The bureau in charge.
    pub bureau: BureauId,
    /// The day (Japan time) for which the verdict holds.
    pub today: Date,
    /// The 1st of the month five months before: steps 1–3 should be done.
    pub card_reader_request: PlannedDate,
    /// The 1st of the month four months before.
    pub card_reader_latest: PlannedDate,
    /// Step 4 at the bureau.
    pub number_request_due: PlannedDate,
    /// 回答書発送日
    pub reply_dispatch: PlannedDate,
    /// Steps 5 and 6.
    pub submission_due: PlannedDate,
    /// What `today` means for somebody who has done nothing yet.
    pub verdict: Verdict,
    /// The first month from the asked one on that is on time or tight; `None`
    /// if there is none up to [`YearMonth::LAST`].
    pub earliest_opening: Option<YearMonth>,
    /// Steps that this bureau's practice no longer has (notes, not rules).
    pub not_used: Vec<StepNotUsed>,
}

/// One of the seven steps with its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScheduledStep<'a> {
    /// 1–7.
    pub number: u8,
    /// Which step.
    pub id: StepId,
    /// To whom.
    pub to: Party,
    /// From when it can be done; `None`: at any time.
    pub start: Option<&'a PlannedDate>,
    /// By when; `None`: at once when it applies.
    pub due: Option<&'a PlannedDate>,
    /// The steps it needs.
    pub after: &'static [StepId],
    /// The entry that marks it as not used at this bureau.
    pub not_used: Option<&'a StepNotUsed>,
}

impl Schedule {
    /// The 1st of the opening month.
    #[must_use]
    pub fn opening_day(&self) -> Date {
        self.request.opening.first_day()
    }

    /// The six dates, in the order of the API.
    #[must_use]
    pub fn dates(&self) -> [PlanDate<'_>; 6] {
        [
            PlanDate::Planned(&self.card_reader_request),
            PlanDate::Planned(&self.card_reader_latest),
            PlanDate::Planned(&self.number_request_due),
            PlanDate::Planned(&self.reply_dispatch),
            PlanDate::Planned(&self.submission_due),
            PlanDate::Opening(self.opening_day()),
        ]
    }

    /// The seven steps.
    #[must_use]
    pub fn steps(&self) -> [ScheduledStep<'_>; 7] {
        StepId::ALL.map(|id| self.step(id))
    }

    /// One step with its dates.
    #[must_use]
    pub fn step(&self, id: StepId) -> ScheduledStep<'_> {
        let (start, due) = match id {
            StepId::ProvisionalCode | StepId::Account | StepId::CardReader => {
                (None, Some(&self.card_reader_request))
            }
            StepId::NumberRequest => (None, Some(&self.number_request_due)),
            StepId::NumberPresentation | StepId::Applications => {
                (Some(&self.reply_dispatch), Some(&self.submission_due))
            }
            StepId::NonDesignationReport => (None, None),
        };
        ScheduledStep {
            number: id.number(),
            id,
            to: id.to(),
            start,
            due,
            after: id.after(),
            not_used: self.not_used.iter().find(|entry| entry.step == id),
        }
    }

    /// The verdict on a later (or earlier) day for what is still to be done.
    #[must_use]
    pub fn verdict_on(&self, today: Date, open: OpenWork) -> Verdict {
        verdict::Milestones::of(self).verdict(today, open)
    }
}

/// Makes the plan.
#[must_use]
pub fn schedule(
    rulebook: &Rulebook,
    calendar: &Calendar,
    request: PlanRequest,
    today: Date,
) -> Schedule {
    let PlanRequest {
        opening,
        prefecture,
        ..
    } = request;
    let decide = |deadline| candidate::decide(rulebook, calendar, prefecture, opening, deadline);
    let mut plan = Schedule {
        request,
        bureau: prefecture.bureau(),
        today,
        card_reader_request: PlannedDate::card_reader(DateId::CardReaderRequest, opening, calendar),
        card_reader_latest: PlannedDate::card_reader(DateId::CardReaderLatest, opening, calendar),
        number_request_due: decide(Deadline::NumberRequestDue).planned(calendar),
        reply_dispatch: decide(Deadline::ReplyDispatch).planned(calendar),
        submission_due: decide(Deadline::SubmissionDue).planned(calendar),
        verdict: Verdict::OnTime,
        earliest_opening: None,
        not_used: StepId::ALL
            .into_iter()
            .filter_map(|step| rulebook.not_used(prefecture, step, opening).cloned())
            .collect(),
    };
    plan.verdict = plan.verdict_on(today, OpenWork::EVERYTHING);
    plan.earliest_opening = if plan.verdict.is_feasible() {
        Some(opening)
    } else {
        verdict::earliest_feasible(rulebook, calendar, prefecture, opening, today)
    };
    plan
}

#[cfg(test)]
mod tests;
