//! What the pages show that are reached by links in mails, without signing in:
//! "it has arrived", and what second recipients decide.

use jiff::civil::{Date, DateTime};

/// The page behind a link that has one button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkPageView {
    /// The link is ours: one button.
    Ask {
        /// The address to post to, signature included.
        action: String,
    },
    /// Done.
    Done,
    /// Not a link of ours, or no longer.
    Invalid,
}

/// Which of these pages: stem of its texts' ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPage {
    /// A mail has arrived.
    Seen,
    /// No more weekly summaries.
    StopWeekly,
    /// No more copies for a second recipient.
    LeaveCopies,
}

impl LinkPage {
    /// Every page.
    pub const ALL: [Self; 3] = [Self::Seen, Self::StopWeekly, Self::LeaveCopies];

    /// Stem of its texts' ids.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Seen => "mail-seen",
            Self::StopWeekly => "stop-weekly",
            Self::LeaveCopies => "leave-copies",
        }
    }
}

/// `/reader/confirm`: whether somebody wants copies of another's reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderConfirmView {
    /// What it is, and one button.
    Ask {
        /// The address to post to, signature included.
        action: String,
        /// How the address of who asks begins: `f***@example.jp`.
        asked_by: String,
        /// The reader's own address.
        address: String,
        /// Last moment (Japan time) to say yes.
        until: DateTime,
    },
    /// Copies come from now on.
    Done {
        /// How the address of who asks begins.
        asked_by: String,
    },
    /// Asked too long ago.
    Expired,
    /// Not a link of ours, or taken back.
    Invalid,
}

/// Where a second recipient stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderStanding {
    /// Asked; until when they can say yes (Japan time).
    Asked(DateTime),
    /// They have not said yes in time.
    NoAnswer,
    /// They get copies, since that day.
    Confirmed(Date),
    /// They want no more, since that day.
    Left(Date),
}

/// The second recipient of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderView {
    /// Address.
    pub address: String,
    /// Where they stand.
    pub standing: ReaderStanding,
}
