//! Where a kept plan stands as a whole, and the months that still work for it.

use jiff::civil::Date;

use super::{Outcome, Progress};
use crate::practice::Practice;
use crate::schedule::{Earliest, OpenWork, Schedule, Search, Verdict, earliest};
use crate::step::StepId;

/// Where a plan stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No designation was made.
    NotDesignated,
    /// Designated, and steps 1–6 are done.
    ReadyAndDesignated,
    /// Steps 1–6 and the application are recorded.
    Ready,
    /// The same, but 5 or 6 only after the submission date (個別対応).
    ReadyLate,
    /// The application was handed back (返戻): this month is closed.
    ApplicationReturned,
    /// Under way, but the number request is no longer safe: the bureau has to be
    /// asked. What today means for the rest.
    AskBureau(Verdict),
    /// Under way, and what comes next has to be done today. What today means
    /// for the rest.
    LastDay(Verdict),
    /// Under way; what today means for it.
    UnderWay(Verdict),
}

/// What a kept plan has to say first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Foremost {
    /// Step 4 is no longer safe: ask the bureau whether it is still taken.
    AskBureau,
    /// Step 4 is known to be late: the bureau knows what is possible.
    ConsultBureau,
    /// The submission is late, or the month has begun: 個別対応 (別紙２ ※).
    CallHelpDesk,
    /// 返戻: this month is closed.
    AnotherMonth,
    /// Nothing of these: [`Progress::next_step`].
    NextStep,
}

impl Standing {
    /// Where a plan with this progress stands on `today` (Japan time).
    #[must_use]
    pub fn of(progress: &Progress, schedule: &Schedule, today: Date) -> Self {
        let is_ready = progress.is_ready(schedule.practice());
        let verdict = verdict_for(schedule, progress, today);
        match progress.outcome() {
            Some(Outcome::NotDesignated { .. }) => Self::NotDesignated,
            Some(Outcome::Designated { .. }) if is_ready => Self::ReadyAndDesignated,
            _ if is_ready && progress.submitted_late(schedule).is_some() => Self::ReadyLate,
            _ if is_ready => Self::Ready,
            _ if progress.is_application_returned() => Self::ApplicationReturned,
            _ if must_ask_bureau(schedule, progress, today) => Self::AskBureau(verdict),
            _ if progress
                .next_step(schedule, today)
                .is_some_and(|next| next.is_last_day(today)) =>
            {
                Self::LastDay(verdict)
            }
            _ => Self::UnderWay(verdict),
        }
    }

    /// Whether all of steps 1–6 and the application is recorded, in time or late.
    #[must_use]
    pub const fn is_ready(self) -> bool {
        matches!(
            self,
            Self::Ready | Self::ReadyLate | Self::ReadyAndDesignated
        )
    }

    /// Whether somebody has to be asked before the next step: the bureau, the
    /// implementing body, or about another month.
    #[must_use]
    pub const fn is_in_doubt(self) -> bool {
        !matches!(self.foremost(), Foremost::NextStep)
    }

    /// What comes before everything else: what today makes of the plan, then the
    /// next step. Pages and mails say the same.
    #[must_use]
    pub const fn foremost(self) -> Foremost {
        match self {
            Self::AskBureau(_) => Foremost::AskBureau,
            Self::UnderWay(Verdict::Returned) => Foremost::ConsultBureau,
            Self::UnderWay(Verdict::IndividualHandling | Verdict::Past) => Foremost::CallHelpDesk,
            Self::ApplicationReturned => Foremost::AnotherMonth,
            _ => Foremost::NextStep,
        }
    }

    /// Whether the plan's month still works as far as is known.
    #[must_use]
    pub const fn is_feasible(self) -> bool {
        matches!(self, Self::UnderWay(verdict) | Self::LastDay(verdict) if verdict.is_feasible())
    }
}

impl Progress {
    /// Which dates still have work behind them under a practice.
    #[must_use]
    pub fn open_work(&self, practice: Practice) -> OpenWork {
        let step4 = self.record(StepId::NumberRequest);
        let closed = self.is_not_designated();
        let submitted = [
            StepId::Account,
            StepId::NumberPresentation,
            StepId::Applications,
        ]
        .into_iter()
        .filter(|step| practice.needs_number(*step))
        .all(|step| self.is_settled(step, practice));
        OpenWork {
            card_reader: !closed && !self.is_prepared(practice),
            number_request: !closed
                && (step4.returned.is_some() || (step4.asked.is_none() && step4.done.is_none())),
            submission: !closed && !submitted,
        }
    }

    /// The first months that still work with what carries over to them.
    #[must_use]
    pub fn earliest(&self, search: Search<'_>, practice: Practice) -> Earliest {
        let carried = self.carried_over(practice);
        earliest(search, |there| carried.open_work(there))
    }
}

/// The verdict of a kept plan: dates whose step is done drop out, and an
/// application that was handed back is handed back whatever the day.
#[must_use]
pub fn verdict_for(schedule: &Schedule, progress: &Progress, today: Date) -> Verdict {
    let verdict = schedule.verdict_on(today, progress.open_work(schedule.practice()));
    if progress.is_application_returned() {
        verdict.max(Verdict::Returned)
    } else {
        verdict
    }
}

/// Whether it is no longer safe to hand in the number request, and nothing says
/// either that it is too late: the bureau has to be asked. So on the bureau's
/// deadline itself (期限以降, 事務連絡 1(1)), and from then on where no day is known
/// for the bureau. The verdict of the API has no word for this.
#[must_use]
pub fn must_ask_bureau(schedule: &Schedule, progress: &Progress, today: Date) -> bool {
    progress.open_work(schedule.practice()).number_request
        && schedule.number_request_due.last_day() < today
        && verdict_for(schedule, progress, today) <= Verdict::CardReaderLate
}
