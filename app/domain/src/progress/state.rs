//! Each step's state.

use jiff::civil::Date;

use super::Progress;
use crate::schedule::Schedule;
use crate::step::{Party, StepId};

/// Where a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepState {
    /// まだ始められません
    CannotStart {
        /// The steps that have to be done first.
        missing: Vec<StepId>,
    },
    /// To do.
    ToDo,
    /// 相手待ち
    WaitingFor(Party),
    /// Done.
    Done {
        /// The day recorded.
        on: Date,
    },
    /// Nothing to do.
    NotNeeded,
    /// The bureau's practice does not have it; while that is not settled it can
    /// be begun all the same.
    NotUsed,
    /// The request was handed back.
    Returned {
        /// The day recorded.
        on: Date,
    },
    /// The date is over: 個別対応. Still can and should be done.
    Missed,
}

impl StepState {
    /// The closed id, also the tail of the Fluent id (`step-state-…`).
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::CannotStart { .. } => "cannot-start",
            Self::ToDo => "to-do",
            Self::WaitingFor(Party::Bureau) => "waiting-bureau",
            Self::WaitingFor(Party::ImplementingBody) => "waiting-implementing-body",
            Self::Done { .. } => "done",
            Self::NotNeeded => "not-needed",
            Self::NotUsed => "not-used",
            Self::Returned { .. } => "returned",
            Self::Missed => "missed",
        }
    }

    /// Whether nothing is left to do in this step.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::NotNeeded | Self::NotUsed)
    }
}

impl Progress {
    /// Where a step stands on `today` (Japan time).
    #[must_use]
    pub fn state(&self, step: StepId, schedule: &Schedule, today: Date) -> StepState {
        let record = self.record(step);
        if let Some(on) = record.done {
            return StepState::Done { on };
        }
        if record.not_needed.is_some() {
            return StepState::NotNeeded;
        }
        let practice = schedule.practice();
        match step {
            StepId::NonDesignationReport if !self.is_not_designated() => StepState::NotNeeded,
            // No designation: nothing of this plan is asked for any more but the report.
            _ if step != StepId::NonDesignationReport && self.is_not_designated() => {
                StepState::NotNeeded
            }
            _ if self.is_settled(step, practice) => StepState::NotUsed,
            StepId::NumberRequest => match (record.returned, record.asked) {
                (Some(on), _) => StepState::Returned { on },
                (None, Some(_)) => StepState::WaitingFor(Party::Bureau),
                (None, None) => StepState::ToDo,
            },
            StepId::ProvisionalCode if record.asked.is_some() => {
                StepState::WaitingFor(Party::ImplementingBody)
            }
            _ if self.rests_on_number(step, practice)
                && step != StepId::NonDesignationReport
                && schedule.submission_due.date() < today
                && self.record(StepId::NumberRequest).returned.is_none() =>
            {
                StepState::Missed
            }
            _ => match self.missing(step, practice) {
                missing if missing.is_empty() => StepState::ToDo,
                missing => StepState::CannotStart { missing },
            },
        }
    }

    /// All seven states, in the notice's order.
    #[must_use]
    pub fn states(&self, schedule: &Schedule, today: Date) -> [(StepId, StepState); 7] {
        StepId::ALL.map(|step| (step, self.state(step, schedule, today)))
    }
}
