//! Opening month → dated steps and a verdict. Pure: the same rulebook,
//! calendar, request and day give the same plan. May import the rulebook, the
//! calendar and the steps; never what a founder has done (see
//! [`crate::progress`]).

mod candidate;
mod planned;
mod verdict;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use planned::{Alternative, Basis, Certainty, DateId, PlanDate, PlannedDate, Told};
pub use verdict::{Earliest, OpenWork, Search, Verdict, earliest};

use crate::bureau::{BureauId, Prefecture};
use crate::calendar::Calendar;
use crate::kind::{Kind, Kinds};
use crate::month::YearMonth;
use crate::practice::Practice;
use crate::rulebook::{Deadline, PracticeRow, Rulebook};
use crate::step::{BureauAct, Party, StepId};

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

/// A plan: the six dates, the seven steps in the order of its bureau, the verdict.
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
    /// The first months from the asked one on that still work for somebody who
    /// has done nothing yet.
    pub earliest: Earliest,
    /// The designation application's own date; `None` where nothing is known.
    /// A note beside the six dates, no part of the verdict.
    pub designation_application: Option<PlannedDate>,
    /// The row on this bureau's practice; `None` where the notice's order holds.
    pub practice_row: Option<PracticeRow>,
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
    /// The row on the practice that does not have it.
    pub not_used: Option<&'a PracticeRow>,
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

    /// Whether a number request that was handed in on `on` was late: after the last
    /// day on which it is safe.
    #[must_use]
    pub fn is_request_late(&self, on: Date) -> bool {
        self.number_request_due.last_day() < on
    }

    /// The seven steps.
    #[must_use]
    pub fn steps(&self) -> [ScheduledStep<'_>; 7] {
        StepId::ALL.map(|id| self.step(id))
    }

    /// One step with its dates.
    #[must_use]
    pub fn step(&self, id: StepId) -> ScheduledStep<'_> {
        let practice = self.practice();
        let prepared = (None, Some(&self.card_reader_request));
        let submitted = (Some(&self.reply_dispatch), Some(&self.submission_due));
        let (start, due) = match id {
            _ if !practice.has(id) => (None, None),
            StepId::ProvisionalCode | StepId::CardReader => prepared,
            // Made with the number, it is due with what the number is for.
            StepId::Account if practice.needs_number(id) => submitted,
            StepId::Account => prepared,
            StepId::NumberRequest => (None, Some(&self.number_request_due)),
            StepId::NumberPresentation | StepId::Applications => submitted,
            StepId::NonDesignationReport => (None, None),
        };
        ScheduledStep {
            number: id.number(),
            id,
            to: id.to(),
            start,
            due,
            after: practice.after(id),
            not_used: self.practice_row.as_ref().filter(|_| !practice.has(id)),
        }
    }

    /// The order in which its bureau takes the steps.
    #[must_use]
    pub fn practice(&self) -> Practice {
        let row = self.practice_row.as_ref();
        row.map_or(Practice::Notice, |row| row.practice)
    }

    /// By when an act of step 4 has to be done; `None` where nothing is known.
    #[must_use]
    pub const fn due_of(&self, act: BureauAct) -> Option<&PlannedDate> {
        match act {
            BureauAct::NumberRequest => Some(&self.number_request_due),
            BureauAct::DesignationApplication => self.designation_application.as_ref(),
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
    schedule_told(rulebook, calendar, request, today, &[])
}

/// Makes the plan of a founder to whom the bureau told deadlines (the last of an
/// act counts): they beat every rule, for this plan alone.
///
/// # Panics
/// Never: the notice or the precaution gives each of the three dates.
#[must_use]
pub fn schedule_told(
    rulebook: &Rulebook,
    calendar: &Calendar,
    request: PlanRequest,
    today: Date,
    told: &[Told],
) -> Schedule {
    let PlanRequest {
        opening,
        prefecture,
        ..
    } = request;
    let bureau = prefecture.bureau();
    let ruled = |deadline| {
        candidate::decide(rulebook, calendar, prefecture, opening, deadline)
            .map(|decision| decision.planned(calendar))
    };
    let decide = |deadline| {
        let ruled = ruled(deadline);
        let heard = told.iter().rfind(|told| deadline_of(told.act) == deadline);
        match heard {
            Some(told) => Some(PlannedDate::told(
                deadline,
                told,
                bureau,
                ruled.as_ref(),
                calendar,
            )),
            None => ruled,
        }
    };
    let always = |deadline| decide(deadline).expect("the notice or the precaution gives a date");
    let mut plan = Schedule {
        request,
        bureau,
        today,
        card_reader_request: PlannedDate::card_reader(DateId::CardReaderRequest, opening, calendar),
        card_reader_latest: PlannedDate::card_reader(DateId::CardReaderLatest, opening, calendar),
        number_request_due: always(Deadline::NumberRequestDue),
        reply_dispatch: always(Deadline::ReplyDispatch),
        submission_due: always(Deadline::SubmissionDue),
        verdict: Verdict::OnTime,
        earliest: Earliest::default(),
        designation_application: decide(Deadline::DesignationApplication),
        practice_row: rulebook.practice(prefecture, opening).cloned(),
    };
    plan.verdict = plan.verdict_on(today, OpenWork::EVERYTHING);
    plan.earliest = earliest(
        Search {
            rulebook,
            calendar,
            prefecture,
            from: opening,
            today,
        },
        |_| OpenWork::EVERYTHING,
    );
    plan
}

const fn deadline_of(act: BureauAct) -> Deadline {
    match act {
        BureauAct::NumberRequest => Deadline::NumberRequestDue,
        BureauAct::DesignationApplication => Deadline::DesignationApplication,
    }
}

#[cfg(test)]
mod tests;
