//! What the pages about accounts show.

use domain::account::MailPreference;
use domain::bureau::BureauId;
use domain::schedule::PlanRequest;
use jiff::civil::DateTime;

use crate::form::Form;
use crate::mail_arrival::Arrival;
use locales::Lang;

/// Why a page asks to sign in, and where that leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOn {
    /// Where to go on to: a path of this site.
    pub next: String,
    /// The same as the query of an address: `next=%2Fask`.
    pub query: String,
    /// What is there.
    pub goal: Goal,
}

/// What somebody was going to who is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A question to the bureau; whether its words wait in this browser.
    Question {
        /// They do.
        is_kept: bool,
    },
    /// A page of their own, by the tail of its name's id (`sign-in-page-…`).
    Page(&'static str),
}

impl WayOn {
    /// This address, with where to go on to.
    #[must_use]
    pub fn along(way_on: Option<&Self>, path: &str) -> String {
        way_on.map_or_else(|| path.to_owned(), |way| format!("{path}?{}", way.query))
    }
}

/// Signing up.
#[derive(Clone, Debug, Default)]
pub struct SignUpView {
    /// `email`, `password`.
    pub form: Form,
    /// Where to go on to.
    pub way_on: Option<WayOn>,
    /// The plan to keep.
    pub draft: Option<PlanRequest>,
}

/// Signing in.
#[derive(Clone, Debug, Default)]
pub struct SignInView {
    /// `email`, `password`.
    pub form: Form,
    /// Where to go on to.
    pub way_on: Option<WayOn>,
    /// The plan to keep.
    pub draft: Option<PlanRequest>,
    /// This browser was signed in to an account that is switched off.
    pub is_switched_off: bool,
}

/// Which mail was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailWanted {
    /// Sign-up.
    SignUp,
    /// A link to sign in with.
    SignInLink,
    /// A new password.
    Reset,
    /// Another address.
    ChangeAddress,
}

impl MailWanted {
    /// The page that asks for it; also the stem of its texts' ids.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::SignInLink => "sign-in-link",
            Self::Reset => "reset",
            Self::ChangeAddress => "change-address",
        }
    }

    /// Where the address can be corrected.
    #[must_use]
    pub const fn form_path(self) -> &'static str {
        match self {
            Self::SignUp => "/sign-up",
            Self::SignInLink => "/sign-in/link",
            Self::Reset => "/reset",
            Self::ChangeAddress => "/account/email",
        }
    }
}

/// "We have sent a mail to …".
#[derive(Clone, Debug)]
pub struct MailSentView {
    /// Which.
    pub wanted: MailWanted,
    /// To whom; `None` when this browser has not asked.
    pub address: Option<String>,
    /// Nothing leaves at the moment: the database was restored from a copy.
    pub is_held: bool,
    /// The mailbox has had its share: its last mail is the one to use.
    pub is_enough: bool,
    /// The plan that this browser keeps meanwhile.
    pub draft: Option<PlanRequest>,
}

/// Asking for a link with the address alone.
#[derive(Clone, Debug)]
pub struct AskForLinkView {
    /// [`MailWanted::SignInLink`] or [`MailWanted::Reset`].
    pub wanted: MailWanted,
    /// Where to go on to.
    pub way_on: Option<WayOn>,
    /// `email`.
    pub form: Form,
}

/// What the button of a link's page does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkUse {
    /// Makes the account.
    Confirm,
    /// Gives the account this address.
    ChangeAddress,
    /// Signs in.
    SignIn,
}

impl LinkUse {
    /// Stem of its texts' ids.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Confirm => "link-confirm",
            Self::ChangeAddress => "link-change-address",
            Self::SignIn => "link-sign-in",
        }
    }
}

/// What the page of a link asks for besides its button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkNeeds {
    /// Nothing.
    Nothing,
    /// The password chosen at sign-up: this is another browser.
    SignUpPassword,
    /// The password of the account that is to move: this is not its session.
    AccountPassword,
    /// Its session; it has no password. There is no button.
    Session,
}

/// A link from a mail, before its button.
#[derive(Clone, Debug)]
pub struct OpenLinkView {
    /// What the button does.
    pub usage: LinkUse,
    /// The address it was sent to.
    pub address: String,
    /// The address that the account has now, for its owner.
    pub present: Option<String>,
    /// What is asked for.
    pub needs: LinkNeeds,
    /// The plan to keep.
    pub draft: Option<PlanRequest>,
    /// `password`.
    pub form: Form,
}

/// Choosing a password by a link.
#[derive(Clone, Debug)]
pub struct NewPasswordView {
    /// A member of staff who comes for the first time.
    pub is_invitation: bool,
    /// The account's address.
    pub address: String,
    /// `password`.
    pub form: Form,
}

/// The account's own page.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// Address.
    pub address: String,
    /// Bureau of a member of staff.
    pub bureau: Option<BureauId>,
    /// Whether a password is set.
    pub has_password: bool,
    /// Language of pages and mails.
    pub lang: Lang,
    /// How much mail is wanted.
    pub preference: MailPreference,
    /// Whether mail is known to arrive.
    pub arrival: Arrival,
    /// Last moment (Japan time) to take the asked-for deletion back.
    pub leaves_at: Option<DateTime>,
}

/// A form of the account: another address, another password.
#[derive(Clone, Debug)]
pub struct AccountFormView {
    /// The fields.
    pub form: Form,
    /// The account's address.
    pub address: String,
    /// Whether the present password is asked.
    pub has_password: bool,
}
