//! What the pages about mails show.

use domain::account::MailPreference;
use jiff::Timestamp;
use locales::Lang;

use crate::form::Form;
use crate::mail_log::BureauMails;
use crate::mail_readers::ReaderView;

pub use crate::mail_arrival::{Arrival, MailFailure};

/// How much mail somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPreferenceView {
    /// Where mails go.
    pub email: String,
    /// Whether that address was confirmed by its link: reminders wait for it.
    pub is_confirmed: bool,
    /// What is set.
    pub preference: MailPreference,
    /// The language of mails.
    pub lang: Lang,
    /// Whether the weekly summary is wanted.
    pub weekly: bool,
    /// Whether mail is known to arrive.
    pub arrival: Arrival,
    /// Whether they keep plans: staff have no summary and no second recipient.
    pub keeps_plans: bool,
    /// The second recipient.
    pub reader: Option<ReaderView>,
    /// What was typed and what is wrong with it: `preference`, `lang`, or `reader`.
    pub form: Form,
}

impl MailPreferenceView {
    /// After the choices' form came back with errors: what was chosen in it goes
    /// before what is stored.
    pub fn take_typed(&mut self) {
        let wrong = |field: &str| self.form.errors().iter().any(|error| error.field == field);
        if !(wrong("preference") || wrong("lang")) {
            return;
        }
        if let Some(typed) = MailPreference::parse(&self.form.value("preference")) {
            self.preference = typed;
        }
        if let Some(typed) = Lang::parse(&self.form.value("lang")) {
            self.lang = typed;
        }
        self.weekly = self.form.value("weekly") == "yes";
    }
}

/// The page behind a mail's "stop reminders" link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnsubscribeView {
    /// The link is ours: one button stops the reminders.
    Ask {
        /// The address to post to, signature included.
        action: String,
    },
    /// Stopped.
    Done,
    /// Not a link of ours.
    Invalid,
}

/// A mail that was given up: neither to whom nor what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndeliveredMail {
    /// Id, as in addresses.
    pub id: String,
    /// Tail of the Fluent id `mail-kind-…`.
    pub kind: &'static str,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When it was given up.
    pub ended_at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// Why.
    pub failure: MailFailure,
    /// Whether it can be queued anew: its time is not over.
    pub may_still_go: bool,
}

/// After a restore: the mails that the lost database may have sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossiblySent {
    /// Of when the copy is, while mail is held; `None`: mail has been resumed.
    pub held_with_copy_of: Option<Timestamp>,
    /// When the first and the last of them fell due; `None` without any.
    pub due: Option<(Timestamp, Timestamp)>,
    /// How many, by the tail of the Fluent id `mail-kind-…`.
    pub kinds: Vec<(&'static str, u64)>,
}

/// `/desk/mails`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndeliveredView {
    /// What is about the bureau's askers and prefectures.
    pub bureau: BureauMails,
    /// Every mail of this installation that was given up, the newest first; for
    /// those who may queue them anew.
    pub mails: Option<Vec<UndeliveredMail>>,
    /// How many days back the list reaches.
    pub days: i64,
    /// After a restore.
    pub possibly_sent: Option<PossiblySent>,
}
