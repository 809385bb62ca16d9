//! What has become of mails, and which are to come: for those they are about,
//! and for the desk. Never what a mail says.

use std::fmt;

use domain::bureau::BureauId;
use domain::reminder::ReminderKind;
use domain::schedule::PlanRequest;
use domain::step::StepId;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::mail_arrival::{Arrival, MailFailure};
use crate::plans::PlanName;

/// What one reminder is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminded {
    /// What about.
    pub kind: ReminderKind,
    /// Which step, if it is about one.
    pub step: Option<StepId>,
    /// The day that it names as the goal.
    pub date: Date,
    /// So many open days before it leaves; 0 on the morning itself.
    pub offset: u8,
}

/// What a mail is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailAbout {
    /// Dates of the plan, the most urgent first.
    Reminders(Vec<Reminded>),
    /// Something else: the tail of the Fluent id `mail-kind-…`.
    Other(&'static str),
}

/// Why a mail was not sent although nothing failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// The step was done, its date moved, or no such mail was wanted any more.
    NotNeeded,
    /// The account was closed, or its address went.
    NoAccount,
    /// The question was removed.
    NoQuestion,
    /// Something else ended it.
    Other,
}

impl NotSent {
    /// Tail of the Fluent id `plan-mail-cancelled-…`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::NoAccount => "no-account",
            Self::NoQuestion => "no-question",
            Self::Other => "other",
        }
    }
}

/// Why a mail's time passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// This service was not running.
    NotRunning,
    /// The database was restored from a copy, and it may have been sent before.
    Restored,
    /// It was tried, in vain.
    Tried(Reply),
    /// It was not its turn in time.
    Waited,
}

/// What the receiving server said, in words of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What it means.
    pub failure: MailFailure,
    /// The server's code, if it gave one.
    pub code: Option<ReplyCode>,
}

/// A mail server's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyCode {
    /// `550` (RFC 5321).
    Basic(u16),
    /// `5.1.1` (RFC 3463).
    Enhanced(u8, u16, u16),
}

impl ReplyCode {
    /// The code, if this is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let first = parts.next()?;
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Some(Self::Basic(first.parse().ok()?)),
            (Some(subject), Some(detail), None) => Some(Self::Enhanced(
                first.parse().ok()?,
                subject.parse().ok()?,
                detail.parse().ok()?,
            )),
            _ => None,
        }
    }

    /// Whether it says that the mailbox is full.
    #[must_use]
    pub const fn is_full(self) -> bool {
        matches!(self, Self::Basic(452 | 552) | Self::Enhanced(_, 2, 2))
    }
}

impl fmt::Display for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Basic(code) => write!(f, "{code}"),
            Self::Enhanced(class, subject, detail) => write!(f, "{class}.{subject}.{detail}"),
        }
    }
}

/// What has become of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailFate {
    /// It waits for its hour.
    Waits,
    /// It was tried, and will be tried again.
    TriedAgain(Reply),
    /// The receiving server took it.
    Sent,
    /// Another mail carries what it says.
    Merged {
        /// What else that mail says of this plan.
        with: Vec<Reminded>,
        /// Whether it speaks of other plans, too.
        other_plans: bool,
        /// What has become of that mail.
        fate: Box<MailFate>,
    },
    /// It was taken back.
    Cancelled(NotSent),
    /// Its time passed.
    Expired(Late),
    /// Given up.
    Dead(Reply),
}

/// A mail about a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedMail {
    /// What about.
    pub about: MailAbout,
    /// When it ended; while it waits, when it leaves.
    pub at: Timestamp,
    /// What has become of it.
    pub fate: MailFate,
}

/// A reminder to come, as things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextMail {
    /// When it leaves.
    pub at: Timestamp,
    /// What about.
    pub about: Reminded,
}

/// Who looks at a plan's mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogReader {
    /// Its owner, whose address this is.
    Owner {
        /// Where mails go.
        email: String,
    },
    /// Staff, by way of a question.
    Desk {
        /// The question's id.
        question: String,
        /// What follows the `@` of the asker's address.
        domain: Option<String>,
    },
}

/// `/plans/{id}/mails`, `/desk/questions/{id}/mails`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanMailsView {
    /// Which plan.
    pub plan: PlanName,
    /// Who looks.
    pub reader: LogReader,
    /// Whether mail is known to arrive.
    pub arrival: Arrival,
    /// Whether its owner wants reminders, and their address is confirmed.
    pub gets_reminders: bool,
    /// What has become of the mails, the newest first.
    pub mails: Vec<LoggedMail>,
    /// What is to come, the next one first.
    pub next: Vec<NextMail>,
}

/// A mail to an asker that could not be delivered, at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskerMail {
    /// Tail of the Fluent id `mail-kind-…`.
    pub kind: &'static str,
    /// When it was given up.
    pub ended_at: Timestamp,
    /// What the server said.
    pub reply: Reply,
    /// What follows the `@` of its address.
    pub domain: Option<String>,
    /// The question by which the desk knows its asker.
    pub question: String,
    /// Whether that question is about a plan, whose mails can be looked at.
    pub has_plan: bool,
}

/// A date that passed without its reminder, in a bureau's prefectures: no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostReminder {
    /// Opening month, prefecture, kind.
    pub request: PlanRequest,
    /// What about.
    pub about: Reminded,
    /// Why.
    pub late: Late,
}

/// What of `/desk/mails` is about one bureau.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BureauMails {
    /// Whose desk.
    pub bureau: BureauId,
    /// To its askers, the newest first.
    pub askers: Vec<AskerMail>,
    /// Dates that passed, the last one first.
    pub lost: Vec<LostReminder>,
}

/// The mail that tells of an answer could not be delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerUndelivered {
    /// When it was given up.
    pub at: Timestamp,
    /// What the server said.
    pub reply: Reply,
}
