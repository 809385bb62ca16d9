//! What a reminder is about as things stand when it is sent: the state decides
//! the words, not the reason for which it was planned.

use domain::progress::{Foremost, Standing};
use domain::reminder::{Due, ReminderKind};
use domain::schedule::{PlannedDate, Verdict};

use crate::mail::facts::RemindedPlan;

/// How near a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Time enough to begin early.
    Early,
    /// A few open days.
    Soon,
    /// The day to aim at, and some days are left after it.
    Aim,
    /// The last day.
    Today,
}

impl Stage {
    /// The part of Fluent ids.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Soon => "soon",
            Self::Aim => "aim",
            Self::Today => "today",
        }
    }

    fn of(due: &Due, plan: &RemindedPlan) -> Self {
        let today = plan.today();
        let is_thumb = planned(due, plan).is_some_and(PlannedDate::is_rule_of_thumb);
        if due.goal() <= today && !is_thumb {
            Self::Today
        } else if due.aim <= today {
            Self::Aim
        } else if due.offset >= 10 {
            Self::Early
        } else {
            Self::Soon
        }
    }
}

/// What a part of a mail says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// Begin with what has to be prepared.
    Prepare,
    /// What the plan's page says first, where there is a next step.
    NextStep,
    /// What the plan's page says first, where somebody has to be asked.
    Foremost(Foremost),
    /// Steps whose date comes near.
    Steps(Stage),
    /// The bureau's letter, and the steps after it whose date comes near.
    AfterLetter(Option<Stage>),
    /// The same while not even the request is recorded.
    AfterRequest(Stage),
    /// The designation application; `None`: its date has to be asked for.
    Application(Option<Stage>),
    /// Were you designated?
    Designation,
    /// Report that no designation was made.
    Report,
}

impl Topic {
    pub(super) fn of(due: &Due, plan: &RemindedPlan) -> Self {
        let stage = Stage::of(due, plan);
        match due.kind {
            ReminderKind::Kept if plan.standing() == Standing::UnderWay(Verdict::OnTime) => {
                Self::Prepare
            }
            ReminderKind::Kept | ReminderKind::RequestLate | ReminderKind::Missed => first(plan),
            // A letter that is asked for after the day on which its number is due.
            ReminderKind::Letter if due.goal() < plan.today() => first(plan),
            ReminderKind::Letter => Self::AfterLetter(None),
            ReminderKind::Due if due.ask_for_request => Self::AfterRequest(stage),
            ReminderKind::Due if due.ask_for_letter => Self::AfterLetter(Some(stage)),
            ReminderKind::Due => Self::Steps(stage),
            ReminderKind::Application => Self::Application(planned(due, plan).map(|_| stage)),
            ReminderKind::Designation => Self::Designation,
            ReminderKind::Report => Self::Report,
        }
    }
}

/// The same as on the plan's page.
fn first(plan: &RemindedPlan) -> Topic {
    match plan.standing().foremost() {
        Foremost::NextStep => Topic::NextStep,
        foremost => Topic::Foremost(foremost),
    }
}

/// The date that a reminder is about, with what it rests on.
pub(super) fn planned<'a>(due: &Due, plan: &'a RemindedPlan) -> Option<&'a PlannedDate> {
    let schedule = &plan.plan.schedule;
    match (due.step, due.kind) {
        (Some(step), _) => schedule.step(step).due,
        (None, ReminderKind::Kept) => Some(&schedule.card_reader_request),
        (None, ReminderKind::RequestLate) => Some(&schedule.number_request_due),
        (None, ReminderKind::Application) => schedule.designation_application.as_ref(),
        (None, ReminderKind::Letter | ReminderKind::Missed) => Some(&schedule.submission_due),
        (None, ReminderKind::Due | ReminderKind::Designation | ReminderKind::Report) => None,
    }
}
