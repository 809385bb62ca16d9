//! Each step's state, the next thing to do, the verdict of a kept plan.

use jiff::civil::Date;

use super::Progress;
use crate::schedule::{OpenWork, PlannedDate, Schedule, Verdict};
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
    /// 返戻: not possible for this opening month any more.
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
            Self::Returned { .. } => "returned",
            Self::Missed => "missed",
        }
    }

    /// Whether nothing is left to do in this step.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::NotNeeded)
    }
}

/// The one thing on top of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Which step.
    pub step: StepId,
    /// Where it stands: to do, missed, returned, or (if nothing can be done
    /// now) waiting.
    pub state: StepState,
    /// By when. While the bureau is waited for: when its reply is posted, then
    /// by when the number has to be presented. `None`: at once, or no date is
    /// waited for.
    pub due: Option<PlannedDate>,
}

impl NextStep {
    /// The last day that counts; see [`PlannedDate::last_day`].
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.due.as_ref().map(PlannedDate::last_day)
    }
}

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
        match step {
            StepId::NonDesignationReport if !self.is_not_designated() => StepState::NotNeeded,
            // No designation: nothing of this plan is asked for any more but the report.
            _ if step != StepId::NonDesignationReport && self.is_not_designated() => {
                StepState::NotNeeded
            }
            StepId::NumberRequest => match (record.returned, record.asked) {
                (Some(on), _) => StepState::Returned { on },
                (None, Some(_)) => StepState::WaitingFor(Party::Bureau),
                (None, None) => StepState::ToDo,
            },
            StepId::ProvisionalCode if record.asked.is_some() => {
                StepState::WaitingFor(Party::ImplementingBody)
            }
            StepId::NumberPresentation | StepId::Applications
                if schedule.submission_due.date() < today
                    && self.record(StepId::NumberRequest).returned.is_none() =>
            {
                StepState::Missed
            }
            _ => match self.missing(step) {
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

    /// The next thing to do: what is to be done first, else what was handed
    /// back, else whom to wait for; `None` when nothing is left.
    #[must_use]
    pub fn next_step(&self, schedule: &Schedule, today: Date) -> Option<NextStep> {
        let rank = |state: &StepState, ready: bool, dated: bool| match state {
            StepState::Returned { .. } => Some(0),
            StepState::ToDo => Some(1),
            StepState::Missed if ready => Some(1),
            StepState::WaitingFor(_) if dated => Some(2),
            StepState::WaitingFor(_) => Some(3),
            _ => None,
        };
        self.states(schedule, today)
            .into_iter()
            .filter_map(|(step, state)| {
                let due = due_now(step, &state, schedule, today);
                let rank = rank(&state, self.missing(step).is_empty(), due.is_some())?;
                // Without a date means at once, before anything dated.
                Some(((rank, due.map(PlannedDate::last_day), step), state, due))
            })
            .min_by_key(|(order, ..)| *order)
            .map(|((_, _, step), state, due)| NextStep {
                step,
                state,
                due: due.cloned(),
            })
    }

    /// Which dates still have work behind them.
    #[must_use]
    pub fn open_work(&self) -> OpenWork {
        let step4 = self.record(StepId::NumberRequest);
        let done = |step| self.record(step).is_settled();
        let closed = self.is_not_designated();
        OpenWork {
            card_reader: !closed && !self.is_prepared(),
            number_request: !closed
                && (step4.returned.is_some() || (step4.asked.is_none() && step4.done.is_none())),
            submission: [StepId::NumberPresentation, StepId::Applications]
                .into_iter()
                .any(|step| !closed && !done(step)),
        }
    }
}

/// The verdict of a kept plan: dates whose step is done drop out, and a request
/// that was handed back is handed back whatever the day.
#[must_use]
pub fn verdict_for(schedule: &Schedule, progress: &Progress, today: Date) -> Verdict {
    let verdict = schedule.verdict_on(today, progress.open_work());
    let returned = progress.record(StepId::NumberRequest).returned.is_some();
    if returned && !progress.is_not_designated() {
        verdict.max(Verdict::Returned)
    } else {
        verdict
    }
}

/// Whether it is no longer safe to hand in step 4, and nothing says either that
/// it is too late: the bureau has to be asked at once. So on the bureau's
/// deadline itself (期限以降, 事務連絡 1(1)), and from then on where no day is known
/// for the bureau. The verdict of the API has no word for this.
#[must_use]
pub fn must_ask_bureau(schedule: &Schedule, progress: &Progress, today: Date) -> bool {
    progress.open_work().number_request
        && schedule.number_request_due.last_day() < today
        && verdict_for(schedule, progress, today) <= Verdict::CardReaderLate
}
