//! What the pages about mails show.

use domain::account::MailPreference;

/// How much mail somebody wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPreferenceView {
    /// Where mails go.
    pub email: String,
    /// Whether that address was confirmed by its link: reminders wait for it.
    pub is_confirmed: bool,
    /// What is set.
    pub preference: MailPreference,
    /// What was typed and what is wrong with it.
    pub form: crate::components::Form,
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
