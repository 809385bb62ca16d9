//! Why a move is refused.

use thiserror::Error;

use super::Progress;
use crate::step::StepId;

/// What a move gives: the new record, or why it is refused.
pub(super) type Moved = Result<Progress, Refusal>;

/// Why a move is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum Refusal {
    /// Another step has to be done first.
    #[error("step {0:?} comes first")]
    ComesFirst(StepId),
    /// It is recorded already.
    #[error("already recorded")]
    AlreadyRecorded,
    /// There is nothing to take back, or nothing was asked for yet.
    #[error("nothing recorded yet")]
    NothingRecorded,
    /// This step has no such move.
    #[error("this step has no such move")]
    NotForThisStep,
    /// A later step rests on it; that one has to be taken back first.
    #[error("step {0:?} rests on it")]
    LaterStepRecorded(StepId),
    /// No designation was made: the step is closed.
    #[error("closed, for no designation was made")]
    Closed,
    /// The designation is recorded, and the application behind it stands.
    #[error("the designation is recorded")]
    Designated,
    /// The request was handed back: record handing it in anew first.
    #[error("the request was handed back")]
    WasReturned,
    /// Only if no designation was made.
    #[error("only if no designation was made")]
    NoOutcome,
    /// The day lies before the day of what it follows.
    #[error("before the day of what it follows")]
    TooEarly,
}

impl Refusal {
    /// Fluent ids of all messages.
    pub(crate) const MESSAGE_TAILS: [&'static str; 10] = [
        "comes-first",
        "already-recorded",
        "nothing-recorded",
        "not-for-this-step",
        "later-step-recorded",
        "closed",
        "designated",
        "was-returned",
        "no-outcome",
        "too-early",
    ];

    /// The step that stands in the way, for the message's `step`.
    #[must_use]
    pub const fn step(self) -> Option<StepId> {
        match self {
            Self::ComesFirst(step) | Self::LaterStepRecorded(step) => Some(step),
            _ => None,
        }
    }

    /// The closed id; the Fluent id is `refusal-…`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ComesFirst(_) => "comes-first",
            Self::AlreadyRecorded => "already-recorded",
            Self::NothingRecorded => "nothing-recorded",
            Self::NotForThisStep => "not-for-this-step",
            Self::LaterStepRecorded(_) => "later-step-recorded",
            Self::Closed => "closed",
            Self::Designated => "designated",
            Self::WasReturned => "was-returned",
            Self::NoOutcome => "no-outcome",
            Self::TooEarly => "too-early",
        }
    }

    /// Fluent id of the message.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("refusal-{}", self.as_str())
    }
}
