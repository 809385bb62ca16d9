//! Raw form input → typed values, or errors field by field. Reads every width
//! and era people type; refuses with closed codes whose words are in
//! `locales/`. May import every type it makes.

mod dates;
mod text;

pub use dates::{
    day, designation_day, opening_month, past_day, plan_day, request_opening, request_today,
};
pub use text::{Email, TextRule, email, postal_code, text};

pub use typed::{ascii_digit, is_blank, is_dash, is_invisible, visible};

use thiserror::Error;

use crate::account::PasswordFault;
use crate::bureau::Prefecture;
use crate::code::{CodeError, ProvisionalCode, ReceptionNumber};
use crate::kind::{Kind, Kinds};
use crate::schedule::PlanRequest;

/// Why a field is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// Nothing was given.
    Required,
    /// Longer than so many characters.
    TooLong(usize),
    /// Characters that no form needs: control characters.
    ControlCharacter,
    /// No number where one belongs.
    NotANumber,
    /// A year of one or two digits without an era.
    AmbiguousYear,
    /// Not a month of a year.
    OpeningMonth,
    /// Before the first month or after the last that can be planned.
    OpeningMonthRange,
    /// Not a day of the calendar.
    Date,
    /// A day that has not come yet.
    DateInFuture,
    /// A day before the 1st of the opening month.
    BeforeOpening,
    /// A deadline that is not before the opening month, or more than a year before.
    NotBeforeOpening,
    /// None of the 47 prefectures.
    Prefecture,
    /// None of the kinds.
    Kind,
    /// Not an address for mail.
    Email,
    /// An address whose part before the @ cannot be written to.
    EmailName,
    /// An address whose part after the @ is no domain.
    EmailDomain,
    /// Not seven digits.
    PostalCode,
    /// A refused code.
    Code(CodeError),
    /// A parameter that does not exist.
    UnknownField,
    /// A choice that does not exist.
    Choice,
    /// A refused new password.
    Password(PasswordFault),
    /// Address and password do not belong together (or there is no account:
    /// nobody is told which).
    SignIn,
    /// Not the account's present password.
    WrongPassword,
    /// The account's own address, where another is asked for.
    OwnAddress,
}

impl ErrorCode {
    /// Every code; [`Self::TooLong`] and [`Self::Code`] with one value of many.
    pub const ALL: [Self; 20] = [
        Self::Required,
        Self::TooLong(0),
        Self::ControlCharacter,
        Self::NotANumber,
        Self::AmbiguousYear,
        Self::OpeningMonth,
        Self::OpeningMonthRange,
        Self::Date,
        Self::DateInFuture,
        Self::BeforeOpening,
        Self::NotBeforeOpening,
        Self::Prefecture,
        Self::Kind,
        Self::Email,
        Self::EmailName,
        Self::EmailDomain,
        Self::PostalCode,
        Self::Code(CodeError::Empty),
        Self::UnknownField,
        Self::Choice,
    ];

    /// The closed code, as in the API's problem documents.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong(_) => "too-long",
            Self::ControlCharacter => "control-character",
            Self::NotANumber => "not-a-number",
            Self::AmbiguousYear => "ambiguous-year",
            Self::OpeningMonth => "opening-month",
            Self::OpeningMonthRange => "opening-month-range",
            Self::Date => "date",
            Self::DateInFuture => "date-in-future",
            Self::BeforeOpening => "before-opening",
            Self::NotBeforeOpening => "not-before-opening",
            Self::Prefecture => "prefecture",
            Self::Kind => "kind",
            Self::Email => "email",
            Self::EmailName => "email-name",
            Self::EmailDomain => "email-domain",
            Self::PostalCode => "postal-code",
            Self::Code(code) => code.as_str(),
            Self::UnknownField => "unknown-field",
            Self::Choice => "choice",
            Self::Password(PasswordFault::TooShort) => "password-too-short",
            Self::Password(PasswordFault::TooLong) => "password-too-long",
            Self::Password(PasswordFault::TooCommon) => "password-too-common",
            Self::SignIn => "sign-in",
            Self::WrongPassword => "wrong-password",
            Self::OwnAddress => "own-address",
        }
    }

    /// Fluent id of the message, `error-opening-month`. [`Self::max`] is its
    /// only variable.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("error-{}", self.as_str())
    }

    /// The most characters allowed, for the message of [`Self::TooLong`].
    #[must_use]
    pub const fn max(self) -> Option<usize> {
        match self {
            Self::TooLong(max) => Some(max),
            _ => None,
        }
    }
}

/// What is wrong with which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{field}: {}", code.as_str())]
pub struct FieldError {
    /// The field's name in the form or query.
    pub field: &'static str,
    /// What is wrong.
    pub code: ErrorCode,
}

impl FieldError {
    /// An error of a field.
    #[must_use]
    pub const fn new(field: &'static str, code: ErrorCode) -> Self {
        Self { field, code }
    }
}

/// A prefecture chosen by its two digits.
///
/// # Errors
/// [`ErrorCode::Required`] or [`ErrorCode::Prefecture`].
pub fn prefecture(field: &'static str, input: &str) -> Result<Prefecture, FieldError> {
    choice(field, input, Prefecture::parse, ErrorCode::Prefecture)
}

/// A kind.
///
/// # Errors
/// [`ErrorCode::Required`] or [`ErrorCode::Kind`].
pub fn kind(field: &'static str, input: &str) -> Result<Kind, FieldError> {
    choice(field, input, Kind::parse, ErrorCode::Kind)
}

/// A kind, or medical and dental side by side.
///
/// # Errors
/// [`ErrorCode::Required`] or [`ErrorCode::Kind`].
pub fn kind_choice(field: &'static str, input: &str) -> Result<Kinds, FieldError> {
    choice(field, input, Kinds::parse, ErrorCode::Kind)
}

/// Month, prefecture and kinds as an address or a form carries them.
///
/// # Errors
/// The error of each field, in their order.
pub fn plan_request(
    opening: &str,
    prefecture: &str,
    kind: &str,
) -> Result<PlanRequest, Vec<FieldError>> {
    let opening = request_opening("opening", opening);
    let prefecture = self::prefecture("prefecture", prefecture);
    let kinds = kind_choice("kind", kind);
    match (opening, prefecture, kinds) {
        (Ok(opening), Ok(prefecture), Ok(kinds)) => Ok(PlanRequest {
            opening,
            prefecture,
            kinds,
        }),
        (opening, prefecture, kinds) => Err([opening.err(), prefecture.err(), kinds.err()]
            .into_iter()
            .flatten()
            .collect()),
    }
}

/// One of a closed list of ids.
///
/// # Errors
/// [`ErrorCode::Required`], or `otherwise` for an id that is none of them.
pub fn choice<T>(
    field: &'static str,
    input: &str,
    parse: impl FnOnce(&str) -> Option<T>,
    otherwise: ErrorCode,
) -> Result<T, FieldError> {
    if input.is_empty() {
        return Err(FieldError::new(field, ErrorCode::Required));
    }
    parse(input).ok_or(FieldError::new(field, otherwise))
}

/// A 仮コード.
///
/// # Errors
/// [`ErrorCode::Code`].
pub fn provisional_code(field: &'static str, input: &str) -> Result<ProvisionalCode, FieldError> {
    ProvisionalCode::parse(input).map_err(|code| FieldError::new(field, ErrorCode::Code(code)))
}

/// A 受付番号 of this prefecture and kind.
///
/// # Errors
/// [`ErrorCode::Code`].
pub fn reception_number(
    field: &'static str,
    input: &str,
    prefecture: Prefecture,
    kind: Kind,
) -> Result<ReceptionNumber, FieldError> {
    ReceptionNumber::parse(input, prefecture, kind)
        .map_err(|code| FieldError::new(field, ErrorCode::Code(code)))
}

#[cfg(test)]
mod tests;
