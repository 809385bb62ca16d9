//! Every mail the product sends. A new one needs its texts in
//! `locales/*/mail.ftl` or `mail-readers.ftl`; nothing else is known about it here.

use std::fmt;
use std::str::FromStr;

use sea_orm::DeriveValueType;

use super::UnknownText;

/// Which mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub enum MailKind {
    /// Sign-up with a new address: the link that confirms it.
    ConfirmAddress,
    /// A link to sign in with.
    SignInLink,
    /// Sign-up with a known address: a sign-in link, for the page must not tell.
    AccountExists,
    /// To the new address: an account would move to it, if its owner says so.
    ChangeAddress,
    /// The link to a new password.
    ResetPassword,
    /// To the old address: the account's address was changed.
    AddressChanged,
    /// The password was changed.
    PasswordChanged,
    /// The account's deletion was asked for, and can be taken back for a while.
    DeletionRequested,
    /// Invitation of a member of staff.
    StaffInvite,
    /// A question has arrived at the desk.
    QuestionReceived,
    /// A question was answered.
    QuestionAnswered,
    /// Something about a plan is due.
    Reminder,
    /// What a second recipient gets of it.
    ReminderCopy,
    /// Once a week: what is done and what comes next.
    WeeklySummary,
    /// To who would become a second recipient: do they want to?
    ReaderConfirm,
    /// Asked for to see whether mail arrives.
    TestMail,
}

impl MailKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::ConfirmAddress,
        Self::SignInLink,
        Self::AccountExists,
        Self::ChangeAddress,
        Self::ResetPassword,
        Self::AddressChanged,
        Self::PasswordChanged,
        Self::DeletionRequested,
        Self::StaffInvite,
        Self::QuestionReceived,
        Self::QuestionAnswered,
        Self::Reminder,
        Self::ReminderCopy,
        Self::WeeklySummary,
        Self::ReaderConfirm,
        Self::TestMail,
    ];

    /// The id in the database and in Fluent (`mail-<id>-subject`, …).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConfirmAddress => "confirm-address",
            Self::SignInLink => "sign-in-link",
            Self::AccountExists => "account-exists",
            Self::ChangeAddress => "change-address",
            Self::ResetPassword => "reset-password",
            Self::AddressChanged => "address-changed",
            Self::PasswordChanged => "password-changed",
            Self::DeletionRequested => "deletion-requested",
            Self::StaffInvite => "staff-invite",
            Self::QuestionReceived => "question-received",
            Self::QuestionAnswered => "question-answered",
            Self::Reminder => "reminder",
            Self::ReminderCopy => "reminder-copy",
            Self::WeeklySummary => "weekly-summary",
            Self::ReaderConfirm => "reader-confirm",
            Self::TestMail => "test-mail",
        }
    }

    /// The page that a mail's one-time link opens, for mails that carry one;
    /// the token is appended.
    #[must_use]
    pub const fn link_path(self) -> Option<&'static str> {
        match self {
            Self::ConfirmAddress | Self::ChangeAddress => Some("/confirm/"),
            Self::SignInLink | Self::AccountExists => Some("/sign-in/link/"),
            Self::ResetPassword => Some("/reset/"),
            Self::StaffInvite => Some("/invite/"),
            _ => None,
        }
    }

    /// Smaller goes first. Links and notices about security are waited for at
    /// the screen and last half an hour; answers are waited for; the morning's
    /// reminders have the day.
    #[must_use]
    pub const fn priority(self) -> i32 {
        match self {
            Self::Reminder | Self::ReminderCopy | Self::WeeklySummary => 100,
            Self::QuestionReceived | Self::QuestionAnswered => 20,
            _ => 10,
        }
    }

    /// Whether somebody waits for it: it goes at once, ahead of what has the day.
    #[must_use]
    pub const fn is_urgent(self) -> bool {
        self.priority() < Self::Reminder.priority()
    }

    /// Whether it leaves by day and on open days only, at most one a day to one
    /// reader (`domain::reminder::window`).
    #[must_use]
    pub const fn keeps_to_the_window(self) -> bool {
        self.is_reminder()
    }

    /// Whether it waits for another day where such a mail has gone to the account
    /// today: one a day is enough, and reminders go before the summary. A second
    /// recipient gets a copy whenever the owner gets the mail.
    #[must_use]
    pub const fn waits_behind(self, other: Self) -> bool {
        match self {
            Self::Reminder => matches!(other, Self::Reminder),
            Self::WeeklySummary => matches!(other, Self::Reminder | Self::WeeklySummary),
            _ => false,
        }
    }

    /// Whether its reader can do without it: only these can be unsubscribed
    /// from and obey the mail preference. Everything else is about security or
    /// an answer somebody waits for.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        matches!(
            self,
            Self::Reminder | Self::ReminderCopy | Self::WeeklySummary
        )
    }

    /// Whether it goes to wherever the account's mail goes when it is sent,
    /// not to the address at the time of queueing.
    #[must_use]
    pub const fn follows_account(self) -> bool {
        matches!(
            self,
            Self::Reminder
                | Self::WeeklySummary
                | Self::TestMail
                | Self::QuestionReceived
                | Self::QuestionAnswered
        )
    }
}

impl fmt::Display for MailKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for MailKind {
    type Err = UnknownText;

    fn from_str(text: &str) -> Result<Self, UnknownText> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownText::new("kind of mail", text))
    }
}
