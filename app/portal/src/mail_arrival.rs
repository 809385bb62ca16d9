//! Whether mail arrives, and why it does not.

/// Whether mail is known to arrive at an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// A mail has arrived, and none has failed since.
    Proven,
    /// Nothing is known.
    NotYet,
    /// The last thing known is that a mail could not be delivered.
    Failed(MailFailure),
}

/// Why a mail was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailFailure {
    /// The receiving server refuses it for good.
    Refused,
    /// The mailbox is full.
    Full,
    /// The receiving server put it off again and again.
    NotNow,
    /// No server was reached.
    Unreached,
    /// The connection broke while it was handed over.
    Unknown,
    /// It never got as far as an attempt.
    Ours,
}

impl MailFailure {
    /// Tail of the Fluent id `mail-failure-…`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Full => "full",
            Self::NotNow => "not-now",
            Self::Unreached => "unreached",
            Self::Unknown => "unknown",
            Self::Ours => "ours",
        }
    }
}
