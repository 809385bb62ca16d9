//! What a founder has recorded of a plan, and what follows: each step's state,
//! the moves, the next thing to do. Nothing has left the system, so every
//! record can be taken back. May import steps, rules and the schedule; reads no
//! clock.
//!
//! Step 4, the one with the most states; steps 1 (asked, done) and 2, 3, 5, 6
//! (done) have part of them. Each move can be taken back along its arrow.
//!
//! ```mermaid
//! stateDiagram-v2
//!   [*] --> todo
//!   todo --> waiting: handed in
//!   waiting --> waiting: the letter has not come yet
//!   waiting --> returned: handed back (返戻)
//!   returned --> waiting: handed in anew
//!   waiting --> done: the 受付番号 is there
//!   todo --> done: the 受付番号 is there
//!   done --> closed: no designation was made, step 7 opens
//! ```

mod moves;
mod state;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use moves::Refusal;
pub use state::{NextStep, StepState, must_ask_bureau, verdict_for};

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
    /// Step 4: handed back (返戻).
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
///  "letter_not_yet": "2027-03-11",
///  "outcome": {"result": "not_designated", "reason": "refused", "on": "2027-03-20"}}
/// ```
///
/// Every part may be missing; `{}` is a new plan. What a newer release has added
/// is passed over here and kept where it is written (`server::db::document`).
/// Codes are never in here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    steps: BTreeMap<StepId, StepRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    letter_not_yet: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
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

    /// Whether steps 1–3 are all done or not needed.
    #[must_use]
    pub fn is_prepared(&self) -> bool {
        [StepId::ProvisionalCode, StepId::Account, StepId::CardReader]
            .into_iter()
            .all(|step| self.record(step).is_settled())
    }

    /// Whether steps 1–6 are all done: ready on the 1st.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        !self.is_not_designated()
            && StepId::ALL
                .into_iter()
                .filter(|step| *step != StepId::NonDesignationReport)
                .all(|step| self.record(step).is_settled())
    }

    /// Whether the designation application, and 別紙１ with it, lies with the
    /// bureau: handed in, not handed back, and not answered with "no".
    #[must_use]
    pub fn is_with_bureau(&self) -> bool {
        let record = self.record(StepId::NumberRequest);
        let handed_in = record.asked.is_some() || record.done.is_some();
        handed_in && record.returned.is_none() && !self.is_not_designated()
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

    /// The steps it needs that are not done.
    #[must_use]
    pub fn missing(&self, step: StepId) -> Vec<StepId> {
        step.after()
            .iter()
            .copied()
            .filter(|needed| !self.record(*needed).is_settled())
            .collect()
    }
}

#[cfg(test)]
mod tests;
