//! Who may do what, how much mail somebody wants, what a password must be.
//! Imports nothing of the crate; hashing and lists of common passwords are the
//! server's.

use serde::{Deserialize, Serialize};

/// What somebody is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A founder (開設者) with plans.
    Applicant,
    /// Staff of a bureau: answers questions.
    Clerk,
    /// Staff of a bureau: also assigns questions and edits its rules and topics.
    Lead,
    /// Staff of a bureau: also manages its staff.
    Admin,
}

/// Something that not everybody may do: the one list, used by routes, use cases
/// and the test that walks them. Which bureau's or whose own is checked beside
/// it, by the finders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// See and change one's own account.
    UseAccount,
    /// Keep plans and record steps.
    KeepPlans,
    /// Ask the bureau, read one's own questions.
    AskQuestion,
    /// See the bureau's questions with the asker's plan.
    SeeQueue,
    /// Claim, answer, hand back, close a question.
    AnswerQuestion,
    /// See which mails to the bureau's askers could not be delivered.
    SeeMail,
    /// See every mail that could not be delivered and queue it anew.
    ManageMail,
    /// Show a whole 受付番号 of an asker's plan; each view is logged. No route
    /// yet: waits for the desk.
    RevealNumber,
    /// Take a question from a colleague. No route yet: waits for the desk.
    ReassignQuestion,
    /// Edit the bureau's deadline rules, links, topics. No route yet: waits for
    /// rules without a release.
    EditRulebook,
    /// Read the log of views and changes. No route yet: waits for the desk.
    ReadAuditLog,
    /// Invite and remove staff. The command line does so far; waits for the desk.
    ManageStaff,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 12] = [
        Self::UseAccount,
        Self::KeepPlans,
        Self::AskQuestion,
        Self::SeeQueue,
        Self::AnswerQuestion,
        Self::SeeMail,
        Self::ManageMail,
        Self::RevealNumber,
        Self::ReassignQuestion,
        Self::EditRulebook,
        Self::ReadAuditLog,
        Self::ManageStaff,
    ];
}

/// What an account may do with one plan; stored as text in `plan_access.acts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanAct {
    /// See it.
    See,
    /// Record steps, move its month, remove it.
    Change,
    /// Get its reminders.
    BeReminded,
}

impl PlanAct {
    /// Every act: what an owner may do.
    pub const ALL: [Self; 3] = [Self::See, Self::Change, Self::BeReminded];

    /// The word in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Change => "change",
            Self::BeReminded => "be_reminded",
        }
    }

    /// Every act as it is stored: words between commas, so that one is found by
    /// itself.
    #[must_use]
    pub fn all_as_text() -> String {
        let words = Self::ALL.map(Self::as_str);
        format!(",{},", words.join(","))
    }
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Applicant, Self::Clerk, Self::Lead, Self::Admin];

    /// The id in data, configuration and the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Clerk => "clerk",
            Self::Lead => "lead",
            Self::Admin => "admin",
        }
    }

    /// The role with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == id)
    }

    /// Whether it is a role of a bureau's staff.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Applicant)
    }

    /// Whether somebody in this role may do it.
    #[must_use]
    pub const fn may(self, act: Act) -> bool {
        match act {
            Act::UseAccount => true,
            Act::KeepPlans | Act::AskQuestion => matches!(self, Self::Applicant),
            Act::SeeQueue | Act::AnswerQuestion | Act::SeeMail | Act::RevealNumber => {
                self.is_staff()
            }
            Act::ReassignQuestion | Act::EditRulebook | Act::ReadAuditLog => {
                matches!(self, Self::Lead | Self::Admin)
            }
            Act::ManageStaff | Act::ManageMail => matches!(self, Self::Admin),
        }
    }
}

/// How many reminders somebody wants. Security mails are exempt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailPreference {
    /// Everything.
    #[default]
    Standard,
    /// Three open days before and the morning of; and the report of step 7.
    Fewer,
    /// Nothing.
    None,
}

impl MailPreference {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Fewer, Self::None];

    /// The id in data and forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Fewer => "fewer",
            Self::None => "none",
        }
    }

    /// The preference with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == id)
    }
}

/// So long after its owner asked for it, an account goes; until then that can be
/// taken back.
pub const LEAVING_DAYS: i64 = 7;

/// Most plans that an account keeps at a time.
pub const PLANS_ACTIVE_MAX: u64 = 30;
/// Most plans that an account ever kept: removed ones stay for their calendar
/// feeds, and count.
pub const PLANS_EVER_MAX: u64 = 100;
/// Most plans that an account keeps anew within 24 hours.
pub const PLANS_A_DAY_MAX: u64 = 20;

/// How many plans an account has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptPlans {
    /// Not removed.
    pub active: u64,
    /// Removed ones too.
    pub ever: u64,
    /// Kept within the last 24 hours, removed ones too.
    pub last_day: u64,
}

/// Why an account keeps no further plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanLimit {
    /// [`PLANS_ACTIVE_MAX`]: one must be removed first.
    Active,
    /// [`PLANS_EVER_MAX`]: removing makes no room.
    Ever,
    /// [`PLANS_A_DAY_MAX`]: there is room tomorrow.
    Day,
}

impl PlanLimit {
    /// Every limit.
    pub const ALL: [Self; 3] = [Self::Active, Self::Ever, Self::Day];

    /// Stem of the Fluent ids (`…-title`, `…-text`, `…-flash`).
    #[must_use]
    pub const fn message_stem(self) -> &'static str {
        match self {
            Self::Active => "plans-full-active",
            Self::Ever => "plans-full-ever",
            Self::Day => "plans-full-day",
        }
    }
}

impl KeptPlans {
    /// Whether so many more may be kept.
    ///
    /// # Errors
    /// The limit that is hardest to get around.
    pub const fn room_for(self, more: u64) -> Result<(), PlanLimit> {
        if self.ever + more > PLANS_EVER_MAX {
            Err(PlanLimit::Ever)
        } else if self.active + more > PLANS_ACTIVE_MAX {
            Err(PlanLimit::Active)
        } else if self.last_day + more > PLANS_A_DAY_MAX {
            Err(PlanLimit::Day)
        } else {
            Ok(())
        }
    }
}

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PasswordFault {
    /// Fewer than [`PASSWORD_MIN`] characters.
    TooShort,
    /// More than [`PASSWORD_MAX`] characters.
    TooLong,
    /// Well known or easily guessed.
    TooCommon,
}

impl PasswordFault {
    /// Every fault.
    pub const ALL: [Self; 3] = [Self::TooShort, Self::TooLong, Self::TooCommon];

    /// Fluent id of the message.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::TooShort => "error-password-too-short",
            Self::TooLong => "error-password-too-long",
            Self::TooCommon => "error-password-too-common",
        }
    }
}

/// Fewest characters of a password.
pub const PASSWORD_MIN: usize = 15;
/// Most characters of a password.
pub const PASSWORD_MAX: usize = 128;

/// Checks a password: length only, no rules of composition, and whatever the
/// server knows to be easily guessed. Spaces count; nothing is trimmed.
///
/// # Errors
/// The first fault; `is_common` is asked only for passwords of a fitting length.
pub fn check_password(
    password: &str,
    is_common: impl FnOnce(&str) -> bool,
) -> Result<(), PasswordFault> {
    // Four bytes a character at most: endless input is refused uncounted.
    if password.len() > PASSWORD_MAX * 4 {
        return Err(PasswordFault::TooLong);
    }
    match password.chars().count() {
        0..PASSWORD_MIN => Err(PasswordFault::TooShort),
        PASSWORD_MIN..=PASSWORD_MAX if is_common(password) => Err(PasswordFault::TooCommon),
        PASSWORD_MIN..=PASSWORD_MAX => Ok(()),
        _ => Err(PasswordFault::TooLong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_what_the_table_says_and_nothing_else() {
        const ACTS: [(Act, [bool; 4]); 11] = [
            (Act::KeepPlans, [true, false, false, false]),
            (Act::AskQuestion, [true, false, false, false]),
            (Act::SeeQueue, [false, true, true, true]),
            (Act::AnswerQuestion, [false, true, true, true]),
            (Act::SeeMail, [false, true, true, true]),
            (Act::RevealNumber, [false, true, true, true]),
            (Act::ReassignQuestion, [false, false, true, true]),
            (Act::EditRulebook, [false, false, true, true]),
            (Act::ReadAuditLog, [false, false, true, true]),
            (Act::ManageStaff, [false, false, false, true]),
            (Act::ManageMail, [false, false, false, true]),
        ];
        for (act, allowed) in ACTS {
            assert_eq!(Role::ALL.map(|role| role.may(act)), allowed, "{act:?}");
        }
    }

    #[test]
    fn there_is_room_for_plans_up_to_each_limit_and_not_beyond() {
        let room = |active, ever, last_day, more| {
            let kept = KeptPlans {
                active,
                ever,
                last_day,
            };
            kept.room_for(more)
        };
        assert_eq!(room(0, 0, 0, 2), Ok(()));
        assert_eq!(room(29, 99, 19, 1), Ok(()));
        assert_eq!(room(30, 30, 0, 1), Err(PlanLimit::Active));
        assert_eq!(room(29, 29, 0, 2), Err(PlanLimit::Active));
        assert_eq!(room(0, 100, 0, 1), Err(PlanLimit::Ever));
        assert_eq!(room(0, 99, 0, 2), Err(PlanLimit::Ever));
        assert_eq!(room(20, 20, 20, 1), Err(PlanLimit::Day));
        assert_eq!(room(19, 19, 19, 2), Err(PlanLimit::Day));
        // Removing one would not help: say what does not pass.
        assert_eq!(room(30, 100, 20, 1), Err(PlanLimit::Ever));
        assert_eq!(room(30, 40, 20, 1), Err(PlanLimit::Active));
    }

    #[test]
    fn a_password_needs_fifteen_characters_of_any_sort() {
        let check = |p: &str| check_password(p, |_| false);
        assert_eq!(check("abcdefghijklmn"), Err(PasswordFault::TooShort));
        assert_eq!(check("abcdefghijklmno"), Ok(()));
        assert_eq!(
            check("いろはにほへとちりぬるをわか"),
            Err(PasswordFault::TooShort)
        );
        assert_eq!(check("いろはにほへとちりぬるをわかよ"), Ok(()));
        assert_eq!(check(&"あ".repeat(128)), Ok(()));
        assert_eq!(check(&"あ".repeat(129)), Err(PasswordFault::TooLong));
        assert_eq!(check(&"a".repeat(1_000_000)), Err(PasswordFault::TooLong));
    }

    #[test]
    fn a_common_password_is_refused_and_short_ones_are_not_looked_up() {
        assert_eq!(
            check_password("passwordpassword", |_| true),
            Err(PasswordFault::TooCommon)
        );
        let fault = check_password("short", |_| panic!("not asked for short passwords"));
        assert_eq!(fault, Err(PasswordFault::TooShort));
    }
}
