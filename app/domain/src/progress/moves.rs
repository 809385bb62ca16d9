//! The moves: each gives the new record or a named refusal.

use jiff::civil::Date;

use super::refusal::{Moved, Refusal};
use super::{ApplicationRecord, NoDesignation, Outcome, Progress, StepRecord};
use crate::practice::Practice;
use crate::step::StepId;

impl Progress {
    /// Records that the 仮コード was asked for (step 1): waiting for the
    /// implementing body.
    ///
    /// # Errors
    /// When it is asked for or there already, or the plan is closed.
    pub fn request_code(&self, on: Date) -> Moved {
        self.ask(StepId::ProvisionalCode, on)
    }

    /// Records that 別紙１ was handed in (step 4): waiting for the bureau. After
    /// a return this is a new attempt. The application is recorded by itself
    /// ([`Self::apply`]).
    ///
    /// # Errors
    /// When it is handed in already, or the plan is closed.
    pub fn hand_in(&self, on: Date) -> Moved {
        self.ask(StepId::NumberRequest, on)
    }

    fn ask(&self, step: StepId, on: Date) -> Moved {
        self.open(step)?;
        let record = self.record(step);
        if record.returned.is_some_and(|returned| on < returned) {
            return Err(Refusal::TooEarly);
        }
        if record.asked.is_some() && record.returned.is_none() {
            return Err(Refusal::AlreadyRecorded);
        }
        Ok(self.with(
            step,
            StepRecord {
                asked: Some(on),
                ..StepRecord::default()
            },
        ))
    }

    /// Records a step as done. For step 4 this means that the 受付番号 is there
    /// (it may never have been recorded as handed in).
    ///
    /// # Errors
    /// When a step it needs is open, it is done already, or it is closed.
    pub fn complete(&self, step: StepId, on: Date, practice: Practice) -> Moved {
        self.open(step)?;
        if step == StepId::NonDesignationReport && !self.is_not_designated() {
            return Err(Refusal::NoOutcome);
        }
        if let Some(first) = self.missing(step, practice).first() {
            return Err(Refusal::ComesFirst(*first));
        }
        self.done(step, on)
    }

    /// Records that the card reader was bought or ordered elsewhere (手配): that
    /// needs no account. See [`Self::complete`] for the request at the portal.
    ///
    /// # Errors
    /// When it is done already, or the plan is closed.
    pub fn arrange_reader(&self, on: Date) -> Moved {
        self.open(StepId::CardReader)?;
        self.done(StepId::CardReader, on)
    }

    fn done(&self, step: StepId, on: Date) -> Moved {
        let record = self.record(step);
        if record.returned.is_some() {
            return Err(Refusal::WasReturned);
        }
        if record.asked.is_some_and(|asked| on < asked) {
            return Err(Refusal::TooEarly);
        }
        let mut next = self.with(
            step,
            StepRecord {
                done: Some(on),
                ..record
            },
        );
        if step == StepId::NumberRequest {
            next.letter_not_yet = None;
        }
        Ok(next)
    }

    /// Marks one of steps 1–3 as not needed.
    ///
    /// # Errors
    /// For the other steps, or when it is recorded already.
    pub fn mark_not_needed(&self, step: StepId, on: Date) -> Moved {
        if step > StepId::CardReader {
            return Err(Refusal::NotForThisStep);
        }
        self.open(step)?;
        Ok(self.with(
            step,
            StepRecord {
                not_needed: Some(on),
                ..self.record(step)
            },
        ))
    }

    /// Records that the request was handed back.
    ///
    /// # Errors
    /// When nothing was handed in, the number is there, or it is recorded already.
    pub fn record_returned(&self, on: Date) -> Moved {
        self.open(StepId::NumberRequest)?;
        let record = self.waiting_for_letter()?;
        if record.asked.is_some_and(|asked| on < asked) {
            return Err(Refusal::TooEarly);
        }
        let mut next = self.with(
            StepId::NumberRequest,
            StepRecord {
                returned: Some(on),
                ..record
            },
        );
        next.letter_not_yet = None;
        Ok(next)
    }

    /// Records that the letter with the 受付番号 has not come yet.
    ///
    /// # Errors
    /// When nothing was handed in, or the number is there.
    pub fn record_letter_not_yet(&self, on: Date) -> Moved {
        self.open(StepId::NumberRequest)?;
        self.waiting_for_letter()?;
        let mut next = self.clone();
        next.letter_not_yet = Some(on);
        Ok(next)
    }

    fn waiting_for_letter(&self) -> Result<StepRecord, Refusal> {
        let record = self.record(StepId::NumberRequest);
        if record.returned.is_some() {
            Err(Refusal::WasReturned)
        } else if record.asked.is_none() {
            Err(Refusal::NothingRecorded)
        } else {
            Ok(record)
        }
    }

    /// Records that no designation was made, after a number was given: closes
    /// what is open, opens step 7. One act; see [`Self::take_back_outcome`].
    ///
    /// # Errors
    /// When there is no number to report, or an outcome is recorded already.
    pub fn record_no_designation(&self, reason: NoDesignation, on: Date) -> Moved {
        if !self.has_number() {
            return Err(Refusal::ComesFirst(StepId::NumberRequest));
        }
        self.settle(Outcome::NotDesignated { reason, on })
    }

    /// Records the designation.
    ///
    /// # Errors
    /// When an outcome is recorded already.
    pub fn record_designated(&self, on: Date) -> Moved {
        self.settle(Outcome::Designated { on })
    }

    fn settle(&self, outcome: Outcome) -> Moved {
        if self.outcome.is_some() {
            return Err(Refusal::AlreadyRecorded);
        }
        let mut next = self.clone();
        next.outcome = Some(outcome);
        Ok(next)
    }

    /// Takes back what was recorded last of a step: done → waiting → to do;
    /// handed back → waiting.
    ///
    /// # Errors
    /// When nothing is recorded, or something later rests on it.
    pub fn take_back(&self, step: StepId, practice: Practice) -> Moved {
        let mut record = self.record(step);
        if record.is_empty() {
            return Err(Refusal::NothingRecorded);
        }
        // The report alone may be taken back while "no designation" stands.
        if step != StepId::NonDesignationReport && self.is_not_designated() {
            return Err(Refusal::Closed);
        }
        if record.is_settled() {
            let rests = |later: &StepId| {
                self.needs(*later, practice).contains(&step) && !self.record(*later).is_empty()
            };
            if let Some(later) = StepId::ALL.into_iter().find(rests) {
                return Err(Refusal::LaterStepRecorded(later));
            }
        }
        if record.not_needed.is_some() {
            record.not_needed = None;
        } else if record.done.is_some() {
            record.done = None;
        } else if record.returned.is_some() {
            record.returned = None;
        } else {
            record.asked = None;
        }
        let mut next = self.with(step, record);
        if step == StepId::NumberRequest && record.asked.is_none() {
            next.letter_not_yet = None;
        }
        Ok(next)
    }

    /// Takes back "designated" or "no designation was made".
    ///
    /// # Errors
    /// When no outcome is recorded, or the report of step 7 is.
    pub fn take_back_outcome(&self) -> Moved {
        if self.outcome.is_none() {
            return Err(Refusal::NothingRecorded);
        }
        if !self.record(StepId::NonDesignationReport).is_empty() {
            return Err(Refusal::LaterStepRecorded(StepId::NonDesignationReport));
        }
        let mut next = self.clone();
        next.outcome = None;
        Ok(next)
    }

    /// What is left for another opening month: what was prepared; the rest only
    /// once the 受付番号 is there and stands. What was handed in is for the old
    /// month (事務連絡 1(1)), so a number that has not come is asked for anew, and the
    /// application always.
    #[must_use]
    pub fn carried_over(&self, practice: Practice) -> Self {
        let mut next = self.clone();
        if !next.has_number() || next.is_not_designated() {
            next.steps.retain(|step, _| {
                *step <= StepId::CardReader && !self.rests_on_number(*step, practice)
            });
            next.outcome = None;
        }
        next.application = ApplicationRecord::default();
        next.letter_not_yet = None;
        next
    }

    /// Whether what is recorded of a step was done with the 受付番号.
    #[must_use]
    pub fn rests_on_number(&self, step: StepId, practice: Practice) -> bool {
        self.needs(step, practice).iter().any(|needed| {
            *needed == StepId::NumberRequest || self.rests_on_number(*needed, practice)
        })
    }

    /// Refused for steps that are done, not needed or closed.
    fn open(&self, step: StepId) -> Result<(), Refusal> {
        if self.record(step).is_settled() {
            return Err(Refusal::AlreadyRecorded);
        }
        if step != StepId::NonDesignationReport && self.is_not_designated() {
            return Err(Refusal::Closed);
        }
        Ok(())
    }

    fn with(&self, step: StepId, record: StepRecord) -> Self {
        let mut next = self.clone();
        if record.is_empty() {
            next.steps.remove(&step);
        } else {
            next.steps.insert(step, record);
        }
        next
    }
}
