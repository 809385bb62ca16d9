//! The designation application (保険医療機関・保険薬局の指定の申請): the second act
//! of step 4. Nothing ticks it by itself.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Progress;
use super::refusal::{Moved, Refusal};

/// What is recorded of the application. All days are Japan's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplicationRecord {
    /// Handed in; what counts is the day it arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handed_in: Option<Date>,
    /// Handed back (返戻): the designation from that 1st is out of reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<Date>,
}

/// Where the application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActState {
    /// Not handed in yet.
    ToDo,
    /// With the bureau.
    HandedIn {
        /// The day recorded.
        on: Date,
    },
    /// 返戻
    Returned {
        /// The day recorded.
        on: Date,
    },
}

impl ActState {
    /// The closed id, also the tail of the Fluent id (`application-state-…`).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToDo => "to-do",
            Self::HandedIn { .. } => "handed-in",
            Self::Returned { .. } => "returned",
        }
    }
}

impl Progress {
    /// What is recorded of the application.
    #[must_use]
    pub const fn application(&self) -> ApplicationRecord {
        self.application
    }

    /// Where the application stands.
    #[must_use]
    pub const fn application_state(&self) -> ActState {
        match (self.application.returned, self.application.handed_in) {
            (Some(on), _) => ActState::Returned { on },
            (None, Some(on)) => ActState::HandedIn { on },
            (None, None) => ActState::ToDo,
        }
    }

    /// Whether the application is with the bureau and was not handed back, or
    /// the designation was made: nobody is designated without one.
    #[must_use]
    pub const fn is_applied(&self) -> bool {
        let designated = matches!(self.outcome, Some(super::Outcome::Designated { .. }));
        designated || matches!(self.application_state(), ActState::HandedIn { .. })
    }

    /// Whether the application was handed back (返戻) and that is how it stands:
    /// nothing of this month can be reached any more. A designation that was made
    /// all the same says more than the return.
    #[must_use]
    pub const fn is_application_returned(&self) -> bool {
        self.outcome.is_none() && matches!(self.application_state(), ActState::Returned { .. })
    }

    /// Records that the application was handed in; after a return, anew.
    ///
    /// # Errors
    /// When it is with the bureau already, or the plan is closed.
    pub fn apply(&self, on: Date) -> Moved {
        if self.is_not_designated() {
            return Err(Refusal::Closed);
        }
        match self.application_state() {
            ActState::HandedIn { .. } => return Err(Refusal::AlreadyRecorded),
            ActState::Returned { on: returned } if on < returned => return Err(Refusal::TooEarly),
            ActState::Returned { .. } | ActState::ToDo => {}
        }
        Ok(self.with_application(ApplicationRecord {
            handed_in: Some(on),
            returned: None,
        }))
    }

    /// Records that the application was handed back (返戻).
    ///
    /// # Errors
    /// When nothing was handed in, it is recorded already, or what came of the
    /// designation is recorded.
    pub fn application_returned(&self, on: Date) -> Moved {
        self.before_the_outcome()?;
        match self.application_state() {
            ActState::ToDo => return Err(Refusal::NothingRecorded),
            ActState::Returned { .. } => return Err(Refusal::AlreadyRecorded),
            ActState::HandedIn { on: handed_in } if on < handed_in => {
                return Err(Refusal::TooEarly);
            }
            ActState::HandedIn { .. } => {}
        }
        Ok(self.with_application(ApplicationRecord {
            returned: Some(on),
            ..self.application
        }))
    }

    /// Takes back what was recorded last of the application.
    ///
    /// # Errors
    /// When nothing is recorded, or an outcome rests on it.
    pub fn take_back_application(&self) -> Moved {
        self.before_the_outcome()?;
        let mut record = self.application;
        if record.returned.is_some() {
            record.returned = None;
        } else if record.handed_in.is_some() {
            record.handed_in = None;
        } else {
            return Err(Refusal::NothingRecorded);
        }
        Ok(self.with_application(record))
    }

    /// Refused once it is recorded what came of the designation.
    const fn before_the_outcome(&self) -> Result<(), Refusal> {
        match self.outcome {
            None => Ok(()),
            Some(super::Outcome::Designated { .. }) => Err(Refusal::Designated),
            Some(super::Outcome::NotDesignated { .. }) => Err(Refusal::Closed),
        }
    }

    fn with_application(&self, application: ApplicationRecord) -> Self {
        Self {
            application,
            ..self.clone()
        }
    }
}
