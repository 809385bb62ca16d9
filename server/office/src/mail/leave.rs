//! How the reader of a mail ends what it is one of: a link in its foot, and one
//! click in a mail program (RFC 8058). Without signing in.

use locales::{Lang, text};
use uuid::Uuid;

use crate::db::column::MailKind;
use crate::db::entity::outbox;
use crate::mail::letter::Block;
use crate::mail::letter_readers::reader_of;
use crate::mail::links;
use crate::office::Office;

/// What can be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// An account's reminders.
    Reminders(Uuid),
    /// An account's weekly summary.
    Weekly(Uuid),
    /// The copies to a second recipient.
    Copies(Uuid),
}

impl Leave {
    /// What the reader of this mail can end; `None` for mails that always come.
    #[must_use]
    pub fn of(mail: &outbox::Model) -> Option<Self> {
        match mail.kind {
            MailKind::Reminder => mail.account_id.map(Self::Reminders),
            MailKind::WeeklySummary => mail.account_id.map(Self::Weekly),
            MailKind::ReminderCopy => reader_of(mail).map(Self::Copies),
            _ => None,
        }
    }

    /// Where one click ends it.
    #[must_use]
    pub fn url(self, office: &Office) -> String {
        match self {
            Self::Reminders(account) => links::unsubscribe_url(office, account),
            Self::Weekly(account) => links::stop_weekly_url(office, account),
            Self::Copies(reader) => links::reader_leave_url(office, reader),
        }
    }

    /// The mail's foot. A second recipient has no account to set anything in.
    #[must_use]
    pub fn foot(self, office: &Office, lang: Lang) -> Vec<Block> {
        let end = match self {
            Self::Reminders(_) => locales::id!("mail-footer-unsubscribe"),
            Self::Weekly(_) => locales::id!("mail-footer-stop-weekly"),
            Self::Copies(_) => locales::id!("mail-footer-leave-copies"),
        };
        let preferences = match self {
            Self::Copies(_) => None,
            Self::Reminders(_) | Self::Weekly(_) => Some(Block::More(
                text(lang, locales::id!("mail-footer-preferences")),
                format!("{}/account/mail", office.config.public_url()),
            )),
        };
        let end = Block::More(text(lang, end), self.url(office));
        preferences.into_iter().chain([end]).collect()
    }
}
