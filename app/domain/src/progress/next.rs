//! The one thing to do next: along the critical path, and while somebody is
//! waited for, what is waited for, since when, when to ask, what comes then.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{ActState, Progress, StepState};
use crate::calendar::Calendar;
use crate::schedule::{PlannedDate, Schedule};
use crate::step::{BureauAct, Party, StepId};

/// Something that a founder does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Duty {
    /// One of the seven steps; of the fourth the number request.
    Step(StepId),
    /// The designation application, on the page of step 4.
    Application,
}

impl Duty {
    /// The step whose page it is on.
    #[must_use]
    pub const fn step(self) -> StepId {
        match self {
            Self::Step(step) => step,
            Self::Application => StepId::NumberRequest,
        }
    }
}

/// Waiting for somebody's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The day on which it was asked for.
    pub since: Date,
    /// The open day from which to ask after it. For the letter the first after
    /// the bureau should have posted it; for the 仮コード, of which nothing says
    /// when it comes, our own suggestion.
    pub ask_from: Date,
    /// The steps that follow at once.
    pub then: Vec<StepId>,
    /// By when those are due.
    pub then_due: Option<PlannedDate>,
    /// Handed in after the last safe day: whether it was taken, the bureau knows.
    pub is_late: bool,
}

/// The one thing on top of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What.
    pub duty: Duty,
    /// Where it stands: to do, missed, returned, or waiting.
    pub state: StepState,
    /// By when. While the bureau is waited for: when its reply is posted, then
    /// by when the number has to be presented. `None`: at once, or no date is
    /// known or waited for.
    pub due: Option<PlannedDate>,
    /// While it waits.
    pub wait: Option<Wait>,
    /// What can be done meanwhile; beside something to do, the application alone,
    /// for its day may not be known.
    pub meanwhile: Option<(Duty, Option<PlannedDate>)>,
}

impl NextStep {
    /// The last day that counts; see [`PlannedDate::last_day`].
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.due.as_ref().map(PlannedDate::last_day)
    }

    /// Whether it is to be done today or not at all in time. A rule of thumb has
    /// no last day.
    #[must_use]
    pub fn is_last_day(&self, today: Date) -> bool {
        let due = self.due.as_ref();
        !matches!(self.state, StepState::WaitingFor(_))
            && due.is_some_and(|due| due.is_last_day(today))
    }
}

/// Open days after which a 仮コード that has not come is asked after.
const CODE_ASK_DAYS: i32 = 10;

/// The date that counts for a step in this state: what was handed in is no
/// longer due.
fn due_now<'a>(
    step: StepId,
    state: &StepState,
    schedule: &'a Schedule,
    today: Date,
) -> Option<&'a PlannedDate> {
    match state {
        StepState::WaitingFor(Party::Bureau) if today <= schedule.reply_dispatch.date() => {
            Some(&schedule.reply_dispatch)
        }
        StepState::WaitingFor(Party::Bureau) => Some(&schedule.submission_due),
        // Nothing says when the code comes; steps 2 and 3 wait for it.
        StepState::WaitingFor(Party::ImplementingBody) => {
            Some(&schedule.card_reader_request).filter(|due| today <= due.date())
        }
        _ => schedule.step(step).due,
    }
}

/// By what the next thing is chosen: the smaller first.
type Rank = (u8, Option<Date>, Reverse<bool>, Duty);

struct Candidate {
    rank: Rank,
    next: NextStep,
}

impl Progress {
    /// The next thing to do: what was handed back and what is to be done, by
    /// date; a 仮コード that is waited for among them, for what waits for it has
    /// its date; else whom to wait for. `None` when nothing is left.
    #[must_use]
    pub fn next_step(&self, schedule: &Schedule, today: Date) -> Option<NextStep> {
        let mut candidates: Vec<Candidate> = StepId::ALL
            .into_iter()
            .filter_map(|step| self.step_candidate(step, schedule, today))
            .chain(self.application_candidate(schedule))
            .collect();
        candidates.sort_by_key(|candidate| candidate.rank);
        let mut candidates = candidates.into_iter();
        let mut first = candidates.next()?.next;
        let waits = first.wait.is_some();
        first.meanwhile = candidates
            .map(|other| other.next)
            .find(|other| match other.duty {
                Duty::Application => true,
                Duty::Step(_) => waits && other.wait.is_none(),
            })
            .map(|other| (other.duty, other.due));
        Some(first)
    }

    fn step_candidate(&self, step: StepId, schedule: &Schedule, today: Date) -> Option<Candidate> {
        let state = self.state(step, schedule, today);
        let due = due_now(step, &state, schedule, today).cloned();
        let ready = self.missing(step, schedule.practice()).is_empty();
        let urgency = match state {
            StepState::Returned { .. } => 0,
            StepState::ToDo => 1,
            StepState::Missed if ready => 1,
            // Steps 2 and 3 cannot go on without it.
            StepState::WaitingFor(Party::ImplementingBody) if due.is_some() => 1,
            StepState::WaitingFor(Party::Bureau) => 2,
            StepState::WaitingFor(Party::ImplementingBody) => 3,
            _ => return None,
        };
        let wait = matches!(state, StepState::WaitingFor(_))
            .then(|| self.wait(step, schedule))
            .flatten();
        // Without a date means at once, before anything dated.
        let day = due.as_ref().map(PlannedDate::last_day);
        Some(Candidate {
            rank: (urgency, day, Reverse(wait.is_some()), Duty::Step(step)),
            next: NextStep {
                duty: Duty::Step(step),
                state,
                due,
                wait,
                meanwhile: None,
            },
        })
    }

    fn wait(&self, step: StepId, schedule: &Schedule) -> Option<Wait> {
        let since = self.record(step).asked?;
        let calendar = Calendar::official();
        let then: Vec<StepId> = StepId::ALL
            .into_iter()
            .filter(|later| *later != StepId::NonDesignationReport)
            .filter(|later| self.missing(*later, schedule.practice()).contains(&step))
            .collect();
        let then_due = then
            .first()
            .and_then(|next| schedule.step(*next).due)
            .cloned();
        let ask_from = match step.to() {
            Party::Bureau => calendar.plus_open_days(schedule.reply_dispatch.date(), 1),
            Party::ImplementingBody => {
                let usual = calendar.plus_open_days(since, CODE_ASK_DAYS);
                let aim = then_due.as_ref().map_or(usual, PlannedDate::aim);
                // Not after what waits for it is due; not before it was asked for.
                usual.min(aim).max(calendar.plus_open_days(since, 1))
            }
        };
        let is_late = step == StepId::NumberRequest && schedule.is_request_late(since);
        Some(Wait {
            is_late,
            since,
            ask_from,
            then,
            then_due,
        })
    }

    fn application_candidate(&self, schedule: &Schedule) -> Option<Candidate> {
        if self.is_not_designated() || self.is_applied() {
            return None;
        }
        let due = schedule.due_of(BureauAct::DesignationApplication).cloned();
        let (urgency, state) = match self.application_state() {
            ActState::Returned { on } => (0, StepState::Returned { on }),
            // With no date known, whoever is waited for comes first, too.
            _ if due.is_none() => (2, StepState::ToDo),
            _ => (1, StepState::ToDo),
        };
        // With no date known, whatever has one comes first; it is named beside it.
        let last = schedule.submission_due.last_day();
        let day = due.as_ref().map_or(last, PlannedDate::last_day);
        Some(Candidate {
            rank: (urgency, Some(day), Reverse(false), Duty::Application),
            next: NextStep {
                duty: Duty::Application,
                state,
                due,
                wait: None,
                meanwhile: None,
            },
        })
    }
}
