//! The life of a mail: every state and every move between them, as values. No
//! database, no clock, no chance in here; the files beside this one each do one
//! act with it and write the result by compare-and-set.
//!
//! ```mermaid
//! stateDiagram-v2
//!   [*] --> pending: plan
//!   [*] --> expired: plan, and its time is over already
//!   pending --> pending: begin anew (chosen after a restore)
//!   pending --> leased: claim
//!   leased --> leased: claim, after the lease has run out
//!   pending --> merged: merge
//!   pending --> cancelled: cancel
//!   leased --> cancelled: cancel
//!   merged --> cancelled: cancel
//!   pending --> expired: expire
//!   leased --> expired: expire, settle
//!   leased --> dead: give up, settle
//!   leased --> sent: settle
//!   leased --> pending: settle (again later), release and postpone (nothing was tried)
//!   pending --> pending: carry on (one more reminder in it)
//!   sent --> dead: bounce
//!   pending --> dead: bounce
//!   cancelled --> pending: revive, unless it may have arrived
//!   dead --> pending: revive
//! ```

use crate::db::Instant;
use crate::db::column::Class;
use crate::db::column::MailState;
use crate::mail::backoff::GIVE_UP_MS;

/// Where a mail stands in its life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// State.
    pub state: MailState,
    /// Claims that led to an attempt, or to a crash.
    pub attempts: i32,
    /// Fencing: grows with each claim.
    pub epoch: i32,
    /// Not before.
    pub next_at: Instant,
    /// Pointless after.
    pub not_after: Option<Instant>,
    /// Five days from here it is given up.
    pub queued_at: Instant,
    /// When it ended.
    pub settled_at: Option<Instant>,
    /// Of the last attempt.
    pub last_class: Option<Class>,
    /// Its bytes are stored: an attempt may have begun.
    pub is_rendered: bool,
    /// Code of the last attempt, or why it ended.
    pub why: Option<String>,
}

/// A move that a mail in this state cannot make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a mail that is {from} cannot {act}")]
pub struct NoSuchMove {
    /// The state it is in.
    pub from: MailState,
    /// What was to be done.
    pub act: &'static str,
}

/// What came of an attempt, and how long to wait before another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Class.
    pub class: Class,
    /// The server's code.
    pub code: Option<String>,
    /// Milliseconds until the next attempt, if there is to be one.
    pub wait_ms: i64,
    /// The refusal was nothing of this mail's: it costs no attempt, and the mail
    /// is not given up for it.
    pub is_spared: bool,
}

impl Life {
    /// Queued now.
    #[must_use]
    pub const fn planned(next_at: Instant, not_after: Option<Instant>, now: Instant) -> Self {
        Self {
            state: MailState::Pending,
            attempts: 0,
            epoch: 0,
            next_at,
            not_after,
            queued_at: now,
            settled_at: None,
            last_class: None,
            is_rendered: false,
            why: None,
        }
    }

    /// Whether a worker may take it: due, or left behind (`is_lease_over`).
    #[must_use]
    pub fn is_claimable(&self, now: Instant, is_lease_over: bool) -> bool {
        match self.state {
            MailState::Pending => self.next_at <= now,
            MailState::Leased => is_lease_over,
            _ => false,
        }
    }

    /// A worker takes it. One attempt and one epoch more: counting here makes a
    /// crash loop end. What a worker left behind after its bytes were there may
    /// have arrived.
    ///
    /// # Errors
    /// Where it is not [claimable](Self::is_claimable).
    pub fn claim(mut self, now: Instant, is_lease_over: bool) -> Result<Self, NoSuchMove> {
        if !self.is_claimable(now, is_lease_over) {
            return Err(self.no("be claimed"));
        }
        if self.state == MailState::Leased && self.is_rendered {
            self.last_class = Some(Class::Unknown);
        }
        self.state = MailState::Leased;
        self.attempts += 1;
        self.epoch += 1;
        Ok(self)
    }

    /// An attempt was made.
    ///
    /// # Errors
    /// Where no worker has it.
    pub fn settle(mut self, settlement: Settlement, now: Instant) -> Result<Self, NoSuchMove> {
        if self.state != MailState::Leased {
            return Err(self.no("be settled"));
        }
        let next = now.plus_millis(settlement.wait_ms);
        // What may have arrived may have arrived, whatever a later attempt met.
        let in_doubt =
            self.last_class == Some(Class::Unknown) && settlement.class != Class::Accepted;
        self.last_class = Some(if in_doubt {
            Class::Unknown
        } else {
            settlement.class
        });
        self.why = settlement.code;
        Ok(match settlement.class {
            Class::Accepted => self.ended(MailState::Sent, now),
            Class::Refused => self.ended(MailState::Dead, now),
            _ if settlement.is_spared => Self {
                next_at: next,
                ..self.back()
            },
            _ if self.queued_at.plus_millis(GIVE_UP_MS) < next => self.ended(MailState::Dead, now),
            _ if self.not_after.is_some_and(|limit| limit < next) => {
                self.ended(MailState::Expired, now)
            }
            _ => Self {
                state: MailState::Pending,
                next_at: next,
                ..self
            },
        })
    }

    /// Given back untried: the worker lost its lease before the text was handed
    /// over, or was told to stop.
    ///
    /// # Errors
    /// Where no worker has it.
    pub fn release(self) -> Result<Self, NoSuchMove> {
        if self.state != MailState::Leased {
            return Err(self.no("be given back"));
        }
        Ok(self.back())
    }

    /// It no longer makes sense.
    ///
    /// # Errors
    /// Where it has ended.
    pub fn cancel(mut self, why: &str, now: Instant) -> Result<Self, NoSuchMove> {
        match self.state {
            MailState::Pending | MailState::Leased | MailState::Merged => {
                self.why = Some(why.to_owned());
                Ok(self.ended(MailState::Cancelled, now))
            }
            _ => Err(self.no("be cancelled")),
        }
    }

    /// Another mail carries what it says.
    ///
    /// # Errors
    /// Where it does not wait.
    pub fn merge(self, now: Instant) -> Result<Self, NoSuchMove> {
        match self.state {
            MailState::Pending => Ok(self.ended(MailState::Merged, now)),
            _ => Err(self.no("be merged")),
        }
    }

    /// Its time is over.
    ///
    /// # Errors
    /// Where it has ended.
    pub fn expire(mut self, why: &str, now: Instant) -> Result<Self, NoSuchMove> {
        match self.state {
            MailState::Pending | MailState::Leased => {
                self.why = Some(why.to_owned());
                Ok(self.ended(MailState::Expired, now))
            }
            _ => Err(self.no("expire")),
        }
    }

    /// Somebody has to look.
    ///
    /// # Errors
    /// Where no worker has it.
    pub fn give_up(mut self, why: &str, now: Instant) -> Result<Self, NoSuchMove> {
        match self.state {
            MailState::Leased => {
                self.why = Some(why.to_owned());
                Ok(self.ended(MailState::Dead, now))
            }
            _ => Err(self.no("be given up")),
        }
    }

    /// Its server has reported that it did not arrive. What waits to be sent again
    /// after "unknown" need not be.
    ///
    /// # Errors
    /// Where it was neither sent nor waits.
    pub fn bounce(mut self, code: &str, now: Instant) -> Result<Self, NoSuchMove> {
        match self.state {
            MailState::Sent | MailState::Pending => {
                self.why = Some(code.to_owned());
                self.last_class = Some(Class::Refused);
                Ok(self.ended(MailState::Dead, now))
            }
            _ => Err(self.no("bounce")),
        }
    }

    /// As if it were queued now: with the time of its first queueing its first
    /// setback would already be too much. What was cancelled comes back only if
    /// it cannot have arrived.
    ///
    /// # Errors
    /// Where it has not ended so, or may have arrived.
    pub fn revive(
        self,
        next_at: Instant,
        not_after: Option<Instant>,
        now: Instant,
    ) -> Result<Self, NoSuchMove> {
        match self.state {
            MailState::Cancelled if !self.may_have_arrived() => {}
            MailState::Dead => {}
            _ => return Err(self.no("be revived")),
        }
        Ok(Self {
            epoch: self.epoch + 1,
            last_class: self.last_class,
            is_rendered: self.is_rendered,
            ..Self::planned(next_at, not_after, now)
        })
    }

    /// A waiting mail begins anew, as if it were queued now: chosen to be sent
    /// after a restore.
    ///
    /// # Errors
    /// Where it does not wait.
    pub fn begin_anew(self, next_at: Instant, now: Instant) -> Result<Self, NoSuchMove> {
        match self.state {
            MailState::Pending => Ok(Self {
                attempts: 0,
                next_at,
                queued_at: now,
                ..self
            }),
            _ => Err(self.no("begin anew")),
        }
    }

    /// Whether its reader may have it: the server took it, or hung up after it
    /// had the whole text.
    #[must_use]
    pub const fn may_have_arrived(&self) -> bool {
        matches!(
            self.last_class,
            Some(Class::Accepted) | Some(Class::Unknown)
        )
    }

    /// Its time has not come: it waits until then, and no attempt was made.
    ///
    /// # Errors
    /// Where no worker has it.
    pub fn postpone(self, until: Instant) -> Result<Self, NoSuchMove> {
        if self.state != MailState::Leased {
            return Err(self.no("be postponed"));
        }
        Ok(Self {
            next_at: until,
            ..self.back()
        })
    }

    /// A carrier carries one more: it is pointless only after the last of them.
    ///
    /// # Errors
    /// Where it does not wait.
    pub fn carry_on(mut self, not_after: Instant) -> Result<Self, NoSuchMove> {
        if self.state != MailState::Pending {
            return Err(self.no("carry more"));
        }
        self.not_after = self.not_after.map(|limit| limit.max(not_after));
        Ok(self)
    }

    fn back(self) -> Self {
        Self {
            state: MailState::Pending,
            attempts: self.attempts - 1,
            ..self
        }
    }

    fn ended(self, state: MailState, now: Instant) -> Self {
        Self {
            state,
            settled_at: Some(now),
            ..self
        }
    }

    const fn no(&self, act: &'static str) -> NoSuchMove {
        NoSuchMove {
            from: self.state,
            act,
        }
    }
}

#[cfg(test)]
mod tests;
