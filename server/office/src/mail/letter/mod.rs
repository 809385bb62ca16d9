//! What each mail says, as blocks that text and HTML render alike. Every
//! sentence is in `locales/*/`; never a code, a third person's name or a file.
//! One file a kind of mail.

mod account;
mod ask_bureau;
mod by_date;
mod call_help_desk;
mod deletion;
mod first_step;
mod invitation;
mod new_address;
mod outcome;
mod part;
mod question;
mod reminders;
mod topic;
mod wait_for_letter;
mod words;

use domain::reminder::Due;
use locales::{Lang, text};

pub use account::about_account;
pub use deletion::about_deletion;
pub use invitation::about_invitation;
pub use new_address::{about_new_address, veiled};
pub use question::about_question;
pub use reminders::of_reminders;

use crate::mail::facts::RemindedPlan;

/// A piece of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, where a mail says several things.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// 「いつまでに：2027年4月16日（金）」
    Fact(String, String),
    /// What to say to a desk: Japanese, whatever the mail's language.
    Quote(String),
    /// The one link that the mail is for, with its words: its button.
    Link(String, String),
    /// Another link, with its words.
    More(String, String),
}

impl Block {
    /// A paragraph with this message.
    fn said(lang: Lang, id: &str) -> Self {
        Self::Text(text(lang, id))
    }

    /// A fact whose label is this message.
    fn fact(lang: Lang, label: &str, value: String) -> Self {
        Self::Fact(text(lang, label), value)
    }
}

/// A mail before it is rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Subject.
    pub subject: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A reminder with the plan it is about.
pub type Item<'a> = (Due, &'a RemindedPlan);
