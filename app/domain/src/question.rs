//! A question to the bureau: states, claim, hand-over, order in the queue,
//! response time. May import the calendar. Ids of staff come from outside.
//!
//! ```mermaid
//! stateDiagram-v2
//!   [*] --> open: asked
//!   open --> claimed: claim
//!   claimed --> open: release
//!   claimed --> claimed: hand over, reassign
//!   open --> claimed: reassign
//!   claimed --> answered: answer
//!   answered --> answered: the same person adds to it
//!   answered --> claimed: the asker writes again
//!   open --> closed: close
//!   claimed --> closed: close
//!   answered --> closed: close
//! ```
//!
//! Handing over and reassigning wait for the desk: no route offers them yet.

use std::cmp::Ordering;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::calendar::{Calendar, japan_date};

/// Where a question stands. Staff are named by the id the server gives them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum QuestionState {
    /// Nobody has taken it.
    Open,
    /// A person has taken it; the guide is silent in this thread from here on.
    Claimed {
        /// Who.
        by: String,
    },
    /// Answered; the asker may write again.
    Answered {
        /// Who answered.
        by: String,
    },
    /// Nothing more to come.
    Closed,
}

/// Why a move is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum QuestionRefusal {
    /// A colleague has it.
    #[error("claimed by somebody else")]
    ClaimedByOther,
    /// It has to be claimed first.
    #[error("not claimed")]
    NotClaimed,
    /// It is closed.
    #[error("closed")]
    Closed,
    /// It is answered; only the asker's next message opens it again.
    #[error("answered already")]
    AlreadyAnswered,
}

impl QuestionRefusal {
    /// Every refusal.
    pub const ALL: [Self; 4] = [
        Self::ClaimedByOther,
        Self::NotClaimed,
        Self::Closed,
        Self::AlreadyAnswered,
    ];

    /// Fluent id of the message.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::ClaimedByOther => "refusal-question-claimed-by-other",
            Self::NotClaimed => "refusal-question-not-claimed",
            Self::Closed => "refusal-question-closed",
            Self::AlreadyAnswered => "refusal-question-already-answered",
        }
    }
}

type Moved = Result<QuestionState, QuestionRefusal>;

impl QuestionState {
    /// The id of [`Self::Open`].
    pub const OPEN: &str = "open";
    /// The id of [`Self::Claimed`].
    pub const CLAIMED: &str = "claimed";
    /// The id of [`Self::Answered`].
    pub const ANSWERED: &str = "answered";
    /// The id of [`Self::Closed`].
    pub const CLOSED: &str = "closed";

    /// The closed id, for data and Fluent (`question-state-…`).
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Open => Self::OPEN,
            Self::Claimed { .. } => Self::CLAIMED,
            Self::Answered { .. } => Self::ANSWERED,
            Self::Closed => Self::CLOSED,
        }
    }

    /// The state of this id and staff member, as stored in two columns.
    #[must_use]
    pub fn from_parts(id: &str, by: Option<&str>) -> Option<Self> {
        match (id, by) {
            (Self::OPEN, _) => Some(Self::Open),
            (Self::CLAIMED, Some(by)) => Some(Self::Claimed { by: by.to_owned() }),
            (Self::ANSWERED, Some(by)) => Some(Self::Answered { by: by.to_owned() }),
            (Self::CLOSED, _) => Some(Self::Closed),
            _ => None,
        }
    }

    /// Who has it or answered it.
    #[must_use]
    pub fn by(&self) -> Option<&str> {
        match self {
            Self::Claimed { by } | Self::Answered { by } => Some(by),
            Self::Open | Self::Closed => None,
        }
    }

    /// Whether the guide may write in this thread: never after a person has it.
    #[must_use]
    pub const fn guide_may_write(&self) -> bool {
        matches!(self, Self::Open)
    }

    /// A staff member takes it. Claiming one's own again changes nothing.
    ///
    /// # Errors
    /// When a colleague has it, or it is answered or closed.
    pub fn claim(&self, staff: &str) -> Moved {
        match self {
            Self::Open => Ok(Self::Claimed {
                by: staff.to_owned(),
            }),
            Self::Claimed { by } if by == staff => Ok(self.clone()),
            Self::Claimed { .. } => Err(QuestionRefusal::ClaimedByOther),
            Self::Answered { .. } => Err(QuestionRefusal::AlreadyAnswered),
            Self::Closed => Err(QuestionRefusal::Closed),
        }
    }

    /// Puts it back into the queue.
    ///
    /// # Errors
    /// When the staff member does not have it.
    pub fn release(&self, staff: &str) -> Moved {
        self.held_by(staff).map(|()| Self::Open)
    }

    /// Hands it to a colleague.
    ///
    /// # Errors
    /// When the staff member does not have it.
    pub fn hand_over(&self, staff: &str, to: &str) -> Moved {
        self.held_by(staff)
            .map(|()| Self::Claimed { by: to.to_owned() })
    }

    /// Gives it to somebody whoever has it; for leads.
    ///
    /// # Errors
    /// When it is answered or closed.
    pub fn reassign(&self, to: &str) -> Moved {
        match self {
            Self::Open | Self::Claimed { .. } => Ok(Self::Claimed { by: to.to_owned() }),
            Self::Answered { .. } => Err(QuestionRefusal::AlreadyAnswered),
            Self::Closed => Err(QuestionRefusal::Closed),
        }
    }

    /// Answers it. Whoever answered may add to the answer.
    ///
    /// # Errors
    /// When it is not claimed by the staff member.
    pub fn answer(&self, staff: &str) -> Moved {
        match self {
            Self::Answered { by } if by == staff => Ok(self.clone()),
            _ => self.held_by(staff).map(|()| Self::Answered {
                by: staff.to_owned(),
            }),
        }
    }

    /// The asker writes again: an answered question goes back to who answered.
    ///
    /// # Errors
    /// When it is closed.
    pub fn asker_writes(&self) -> Moved {
        match self {
            Self::Answered { by } => Ok(Self::Claimed { by: by.clone() }),
            Self::Closed => Err(QuestionRefusal::Closed),
            Self::Open | Self::Claimed { .. } => Ok(self.clone()),
        }
    }

    /// Closes it: by the asker at any time, by staff once it is answered.
    ///
    /// # Errors
    /// When it is closed already.
    pub fn close(&self) -> Moved {
        match self {
            Self::Closed => Err(QuestionRefusal::Closed),
            _ => Ok(Self::Closed),
        }
    }

    fn held_by(&self, staff: &str) -> Result<(), QuestionRefusal> {
        match self {
            Self::Claimed { by } if by == staff => Ok(()),
            Self::Claimed { .. } => Err(QuestionRefusal::ClaimedByOther),
            Self::Open => Err(QuestionRefusal::NotClaimed),
            Self::Answered { .. } => Err(QuestionRefusal::AlreadyAnswered),
            Self::Closed => Err(QuestionRefusal::Closed),
        }
    }
}

/// A question's place in the queue: the asker's next deadline first, those
/// without one last; among equals who has waited longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueuePlace {
    /// The asker's next deadline, if there is a plan.
    pub next_deadline: Option<Date>,
    /// When it was asked.
    pub asked_at: Timestamp,
}

impl Ord for QueuePlace {
    fn cmp(&self, other: &Self) -> Ordering {
        let rank = |place: &Self| (place.next_deadline.is_none(), place.next_deadline);
        rank(self)
            .cmp(&rank(other))
            .then(self.asked_at.cmp(&other.asked_at))
    }
}

impl PartialOrd for QueuePlace {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Open days that a question has waited or took to be answered.
#[must_use]
pub fn response_open_days(asked_at: Timestamp, until: Timestamp, calendar: &Calendar) -> u32 {
    calendar.open_days_between(japan_date(asked_at), japan_date(until))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::japan_instant;

    fn claimed(by: &str) -> QuestionState {
        QuestionState::Open.claim(by).unwrap()
    }

    #[test]
    fn only_one_person_can_claim_a_question() {
        assert_eq!(
            claimed("a").claim("b"),
            Err(QuestionRefusal::ClaimedByOther)
        );
        assert_eq!(claimed("a").claim("a"), Ok(claimed("a")));
    }

    #[test]
    fn a_question_is_answered_by_who_has_claimed_it() {
        assert_eq!(
            QuestionState::Open.answer("a"),
            Err(QuestionRefusal::NotClaimed)
        );
        assert_eq!(
            claimed("a").answer("b"),
            Err(QuestionRefusal::ClaimedByOther)
        );
        let answered = claimed("a").answer("a").unwrap();
        assert_eq!(answered.as_str(), "answered");
        assert_eq!(answered.answer("a"), Ok(answered.clone()));
        assert_eq!(answered.claim("b"), Err(QuestionRefusal::AlreadyAnswered));
    }

    #[test]
    fn a_question_can_be_released_handed_over_and_reassigned() {
        assert_eq!(claimed("a").release("a"), Ok(QuestionState::Open));
        assert_eq!(
            claimed("a").release("b"),
            Err(QuestionRefusal::ClaimedByOther)
        );
        assert_eq!(claimed("a").hand_over("a", "b"), Ok(claimed("b")));
        assert_eq!(claimed("a").reassign("c"), Ok(claimed("c")));
    }

    #[test]
    fn the_asker_writing_again_wakes_an_answered_question_but_not_a_closed_one() {
        let answered = claimed("a").answer("a").unwrap();
        assert_eq!(answered.asker_writes(), Ok(claimed("a")));
        let closed = answered.close().unwrap();
        assert_eq!(closed.asker_writes(), Err(QuestionRefusal::Closed));
        assert_eq!(closed.claim("a"), Err(QuestionRefusal::Closed));
        assert_eq!(closed.close(), Err(QuestionRefusal::Closed));
    }

    #[test]
    fn the_guide_is_silent_once_a_person_has_the_question() {
        assert!(QuestionState::Open.guide_may_write());
        assert!(!claimed("a").guide_may_write());
        assert!(!claimed("a").answer("a").unwrap().guide_may_write());
    }

    #[test]
    fn every_state_survives_being_stored_in_two_columns() {
        for state in [
            QuestionState::Open,
            claimed("a"),
            claimed("a").answer("a").unwrap(),
            QuestionState::Closed,
        ] {
            assert_eq!(
                QuestionState::from_parts(state.as_str(), state.by()),
                Some(state)
            );
        }
        assert_eq!(
            QuestionState::from_parts(QuestionState::CLAIMED, None),
            None
        );
    }

    #[test]
    fn the_queue_is_ordered_by_the_askers_next_deadline_then_by_waiting_time() {
        let place = |deadline: Option<(i16, i8, i8)>, hour| QueuePlace {
            next_deadline: deadline.map(|(y, m, d)| date(y, m, d)),
            asked_at: japan_instant(date(2027, 1, 5), hour, 0),
        };
        let late = place(Some((2027, 3, 1)), 8);
        let soon = place(Some((2027, 2, 1)), 12);
        let sooner_asked = place(Some((2027, 2, 1)), 9);
        let none = place(None, 7);
        let mut queue = vec![none, late, soon, sooner_asked];
        queue.sort();
        assert_eq!(queue, [sooner_asked, soon, late, none]);
    }

    #[test]
    fn response_time_counts_open_days_of_japan() {
        let asked = japan_instant(date(2027, 4, 28), 23, 0);
        let answered = japan_instant(date(2027, 5, 6), 10, 0);
        assert_eq!(response_open_days(asked, answered, Calendar::official()), 2);
    }
}
