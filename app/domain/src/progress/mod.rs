//! What a founder has recorded of a plan, and what follows: each step's state,
//! the moves, the next thing to do. Nothing has left the system, so every
//! record can be taken back. May import steps, rules and the schedule; reads no
//! clock.
//!
//! Step 4 has two acts, each with days of its own. The request, the step with
//! the most states; steps 1 (asked, done) and 2, 3, 5, 6 (done) have part of them.
//! Each move can be taken back along its arrow.
//!
//! ```mermaid
//! stateDiagram-v2
//!   [*] --> todo
//!   todo --> waiting: handed in
//!   waiting --> waiting: the letter has not come yet
//!   waiting --> returned: handed back
//!   returned --> waiting: handed in anew
//!   waiting --> done: the 受付番号 is there
//!   todo --> done: the 受付番号 is there
//!   done --> closed: no designation was made, step 7 opens
//! ```
//!
//! The designation application beside it; only its return closes the month (返戻).
//!
//! ```mermaid
//! stateDiagram-v2
//!   [*] --> to_do
//!   to_do --> handed_in: handed in
//!   handed_in --> returned: handed back (返戻)
//!   returned --> handed_in: handed in anew
//! ```

mod application;
mod last_mile;
mod moves;
mod next;
mod refusal;
mod standing;
mod state;
mod stored;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use application::{ActState, ApplicationRecord};
pub use last_mile::MileTick;
pub use next::{Duty, NextStep, Wait};
pub use refusal::Refusal;
pub use standing::{Foremost, Standing, must_ask_bureau, verdict_for};
pub use state::StepState;

use crate::practice::Practice;
use crate::schedule::Schedule;
use crate::step::StepId;

/// The record of one step. All days are Japan's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepRecord {
    /// Step 1: asked for; step 4: handed in. Unused by the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Date>,
    /// Done; for step 4: the 受付番号 is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
    /// Step 4: the request was handed back. The application's return, which
    /// closes the month, is in [`ApplicationRecord`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<Date>,
    /// Steps 1–3: marked as not needed (the reader is there, or the bureau no
    /// longer uses the step).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_needed: Option<Date>,
}

impl StepRecord {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn is_settled(&self) -> bool {
        self.done.is_some() || self.not_needed.is_some()
    }
}

/// Why no designation was made (指定が行われなかった).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoDesignation {
    /// Refused.
    Refused,
    /// Withdrawn by the founder.
    Withdrawn,
    /// Put off after a number was given.
    Postponed,
}

impl NoDesignation {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::Refused, Self::Withdrawn, Self::Postponed];

    /// The id in data and forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Postponed => "postponed",
        }
    }

    /// The reason with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == id)
    }
}

/// What came of the designation (指定).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "result")]
pub enum Outcome {
    /// Designated.
    Designated {
        /// Recorded for this day.
        on: Date,
    },
    /// No designation was made.
    NotDesignated {
        /// Why.
        reason: NoDesignation,
        /// Recorded for this day.
        on: Date,
    },
}

/// Everything recorded of a plan. Stored as JSON; the format is stable:
///
/// ```json
/// {"steps": {"provisional_code": {"asked": "2026-10-01", "done": "2026-10-09"}},
///  "application": {"handed_in": "2027-02-20"},
///  "last_mile": {"reader_here": "2027-03-01"},
///  "letter_not_yet": "2027-03-11",
///  "outcome": {"result": "not_designated", "reason": "refused", "on": "2027-03-20"}}
/// ```
///
/// Every part may be missing; `{}` is a new plan. What a newer release has added
/// is passed over here and kept where it is written (`server::db::document`).
/// Codes are never in here. How the release with one act at step 4 wrote it, is in
/// `stored.rs`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "stored::Stored", into = "stored::Stored")]
pub struct Progress {
    steps: BTreeMap<StepId, StepRecord>,
    application: ApplicationRecord,
    last_mile: BTreeMap<MileTick, Date>,
    letter_not_yet: Option<Date>,
    outcome: Option<Outcome>,
}

impl Progress {
    /// What is recorded of a step.
    #[must_use]
    pub fn record(&self, step: StepId) -> StepRecord {
        self.steps.get(&step).copied().unwrap_or_default()
    }

    /// The day on which "the letter has not come yet" was recorded last.
    #[must_use]
    pub const fn letter_not_yet(&self) -> Option<Date> {
        self.letter_not_yet
    }

    /// What came of the designation, once recorded.
    #[must_use]
    pub const fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// Whether it is recorded that no designation was made.
    #[must_use]
    pub const fn is_not_designated(&self) -> bool {
        matches!(self.outcome, Some(Outcome::NotDesignated { .. }))
    }

    /// Whether the 受付番号 is there.
    #[must_use]
    pub fn has_number(&self) -> bool {
        self.record(StepId::NumberRequest).done.is_some()
    }

    /// Whether a step needs no more: done, marked as not needed, or one that the
    /// practice does not have and nobody has begun.
    #[must_use]
    pub fn is_settled(&self, step: StepId, practice: Practice) -> bool {
        let record = self.record(step);
        record.is_settled() || (!practice.has(step) && record.is_empty())
    }

    /// Whether what is to be prepared before the letter comes is done: steps 1–3,
    /// where the number comes first the reader alone.
    #[must_use]
    pub fn is_prepared(&self, practice: Practice) -> bool {
        [StepId::ProvisionalCode, StepId::Account, StepId::CardReader]
            .into_iter()
            .filter(|step| !practice.needs_number(*step))
            .all(|step| self.is_settled(step, practice))
    }

    /// What of steps 1–6 and the designation application is still to be recorded.
    #[must_use]
    pub fn duties_left(&self, practice: Practice) -> Vec<Duty> {
        let open = StepId::ALL.into_iter().filter(|step| {
            *step != StepId::NonDesignationReport && !self.is_settled(*step, practice)
        });
        let application = (!self.is_applied()).then_some(Duty::Application);
        open.map(Duty::Step).chain(application).collect()
    }

    /// Whether all of that is recorded. What is left on the last mile is in
    /// [`Self::ticks_left`].
    #[must_use]
    pub fn is_ready(&self, practice: Practice) -> bool {
        !self.is_not_designated() && self.duties_left(practice).is_empty()
    }

    /// Whether the request or the application lies with the bureau: handed in,
    /// not handed back, and not answered with "no".
    #[must_use]
    pub fn is_with_bureau(&self) -> bool {
        let record = self.record(StepId::NumberRequest);
        let requested = record.asked.is_some() || record.done.is_some();
        let request = requested && record.returned.is_none();
        (request || self.is_applied()) && !self.is_not_designated()
    }

    /// Whether a designation can be recorded on `today`: there is an
    /// application, or its month has begun and it was never recorded here.
    #[must_use]
    pub fn may_be_designated(&self, schedule: &Schedule, today: Date) -> bool {
        self.outcome.is_none() && (self.is_with_bureau() || schedule.opening_day() <= today)
    }

    /// The day on which the last of steps 5 and 6 was done, if that was after
    /// the submission date (個別対応, 別紙２ ※).
    #[must_use]
    pub fn submitted_late(&self, schedule: &Schedule) -> Option<Date> {
        [StepId::NumberPresentation, StepId::Applications]
            .into_iter()
            .filter_map(|step| self.record(step).done)
            .max()
            .filter(|done| schedule.submission_due.date() < *done)
    }

    /// The steps that a step needs, as things stand: who made the account with a
    /// 仮コード all the same goes on in the notice's way, and nothing is presented
    /// without the number.
    fn needs(&self, step: StepId, practice: Practice) -> Vec<StepId> {
        let code = self.record(StepId::ProvisionalCode);
        // A code that came stays the way it was made by when the number comes too.
        let by_code = code.done.is_some() || (!self.has_number() && !code.is_empty());
        match (practice, step) {
            (Practice::NumberFirst, StepId::Account) if by_code => vec![StepId::ProvisionalCode],
            (Practice::NumberFirst, StepId::NumberPresentation) => {
                vec![StepId::NumberRequest, StepId::Account]
            }
            _ => practice.after(step).to_vec(),
        }
    }

    /// The steps it needs that are not done.
    #[must_use]
    pub fn missing(&self, step: StepId, practice: Practice) -> Vec<StepId> {
        let mut needed = self.needs(step, practice);
        needed.retain(|needed| !self.is_settled(*needed, practice));
        needed
    }
}

#[cfg(test)]
mod tests;
