//! The three codes, never mixed up: 仮コード, 受付番号, 医療機関等コード. May
//! import prefectures and kinds. Never prints a whole provisional code or
//! reception number by `Debug` or `Display`.

use std::fmt;

use thiserror::Error;

use crate::bureau::Prefecture;
use crate::kind::Kind;
use typed::{is_digits, without_separators};

/// Why a typed code is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum CodeError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// Something else than digits, spaces and hyphens.
    #[error("not digits")]
    NotDigits,
    /// Another number of digits than 7 (or 10 with prefecture and kind).
    #[error("wrong length")]
    WrongLength,
    /// A 仮コード where the 受付番号 belongs.
    #[error("a provisional code, not a reception number")]
    ProvisionalInsteadOfNumber,
    /// A 受付番号 (or code) where the 仮コード belongs.
    #[error("a number, not a provisional code")]
    NumberInsteadOfProvisional,
    /// Ten digits of another prefecture.
    #[error("of another prefecture")]
    OtherPrefecture,
    /// Ten digits of another kind.
    #[error("of another kind")]
    OtherKind,
    /// The code of the other plan of a medical and dental pair.
    #[error("the twin's code")]
    SameAsTwin,
}

impl CodeError {
    /// Every error.
    pub const ALL: [Self; 8] = [
        Self::Empty,
        Self::NotDigits,
        Self::WrongLength,
        Self::ProvisionalInsteadOfNumber,
        Self::NumberInsteadOfProvisional,
        Self::OtherPrefecture,
        Self::OtherKind,
        Self::SameAsTwin,
    ];

    /// The closed code, also the tail of the Fluent id.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "code-empty",
            Self::NotDigits => "code-not-digits",
            Self::WrongLength => "code-wrong-length",
            Self::ProvisionalInsteadOfNumber => "code-provisional-instead-of-number",
            Self::NumberInsteadOfProvisional => "code-number-instead-of-provisional",
            Self::OtherPrefecture => "code-other-prefecture",
            Self::OtherKind => "code-other-kind",
            Self::SameAsTwin => "code-same-as-twin",
        }
    }

    /// Fluent id of the message, `error-code-…`.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("error-{}", self.as_str())
    }
}

/// A reason to look again, never one to refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CodeWarning {
    /// The last digit is not the check digit (「番号をもう一度ご確認ください」).
    CheckDigit,
}

impl CodeWarning {
    /// Fluent id of the message.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::CheckDigit => "warning-code-check-digit",
        }
    }
}

/// 点数表: the digit of the kind in a ten-digit code.
#[must_use]
pub const fn table_digit(kind: Kind) -> u8 {
    match kind {
        Kind::Medical => 1,
        Kind::Dental => 3,
        Kind::Pharmacy => 4,
    }
}

/// 仮コード: `00` + 5 digits (別紙１). Its last digit is not checked.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ProvisionalCode(String);

impl ProvisionalCode {
    /// Reads typed text: full width, spaces and hyphens are fine.
    ///
    /// # Errors
    /// [`CodeError`], with its own value for a number typed here by mistake.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let digits = digits(text)?;
        match digits.len() {
            7 if digits.starts_with("00") => Ok(Self(digits)),
            7 | 10 => Err(CodeError::NumberInsteadOfProvisional),
            _ => Err(CodeError::WrongLength),
        }
    }

    /// The whole code, for where it must be shown or stored.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The five digits after the pre-printed `0 0` of 別紙１.
    #[must_use]
    pub fn reveal_boxes(&self) -> &str {
        &self.0[2..]
    }
}

/// 受付番号: the code that is planned for the institution. Not a designation;
/// only to prepare, and to be handled with care (事務連絡 1(2), 別紙１).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ReceptionNumber(String);

impl ReceptionNumber {
    /// Reads typed text of an institution in this prefecture and of this kind:
    /// 7 digits, or 10 with prefecture and 点数表 in front.
    ///
    /// # Errors
    /// [`CodeError`], with its own value for a provisional code typed here by
    /// mistake. The check digit never refuses: see [`Self::warning`].
    pub fn parse(text: &str, prefecture: Prefecture, kind: Kind) -> Result<Self, CodeError> {
        planned_code(text, prefecture, kind).map(Self)
    }

    /// Whether the check digit is odd.
    #[must_use]
    pub fn warning(&self, prefecture: Prefecture, kind: Kind) -> Option<CodeWarning> {
        check_warning(&self.0, prefecture, kind)
    }

    /// The whole number, for where it must be shown or stored.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// 医療機関等コード: the real code, after the designation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InstitutionCode(String);

impl InstitutionCode {
    /// Reads typed text like [`ReceptionNumber::parse`].
    ///
    /// # Errors
    /// As there.
    pub fn parse(text: &str, prefecture: Prefecture, kind: Kind) -> Result<Self, CodeError> {
        planned_code(text, prefecture, kind).map(Self)
    }

    /// Whether the check digit is odd.
    #[must_use]
    pub fn warning(&self, prefecture: Prefecture, kind: Kind) -> Option<CodeWarning> {
        check_warning(&self.0, prefecture, kind)
    }

    /// The seven digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Prefecture + 点数表 + seven digits.
    #[must_use]
    pub fn ten_digits(&self, prefecture: Prefecture, kind: Kind) -> String {
        format!("{}{}{}", prefecture.code(), table_digit(kind), self.0)
    }
}

fn masked(code: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // The last two digits tell two codes apart without giving either away.
    write!(f, "•••••{}", code.get(5..).unwrap_or_default())
}

macro_rules! masked {
    ($code:ty, $name:literal) => {
        impl fmt::Debug for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!($name, "("))?;
                masked(&self.0, f)?;
                f.write_str(")")
            }
        }

        impl fmt::Display for $code {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                masked(&self.0, f)
            }
        }
    };
}
masked!(ProvisionalCode, "ProvisionalCode");
masked!(ReceptionNumber, "ReceptionNumber");

/// Digits only, whatever stood between them.
fn digits(text: &str) -> Result<String, CodeError> {
    let text = without_separators(text);
    if text.is_empty() {
        Err(CodeError::Empty)
    } else if is_digits(&text) {
        Ok(text)
    } else {
        Err(CodeError::NotDigits)
    }
}

fn planned_code(text: &str, prefecture: Prefecture, kind: Kind) -> Result<String, CodeError> {
    let digits = digits(text)?;
    let code = match digits.len() {
        7 => digits,
        10 => {
            let (head, code) = digits.split_at(3);
            if code.starts_with("00") {
                return Err(CodeError::ProvisionalInsteadOfNumber);
            }
            if head[..2] != prefecture.code() {
                return Err(CodeError::OtherPrefecture);
            }
            if head[2..] != table_digit(kind).to_string() {
                return Err(CodeError::OtherKind);
            }
            code.to_owned()
        }
        _ => return Err(CodeError::WrongLength),
    };
    // No real code begins with 00.
    if code.starts_with("00") {
        return Err(CodeError::ProvisionalInsteadOfNumber);
    }
    Ok(code)
}

/// From the last digit leftwards times 2, 1, 2, 1 …, digits of the products
/// added, 10 − (sum mod 10), 10 → 0.
fn check_digit(digits: impl DoubleEndedIterator<Item = u8>) -> u8 {
    let sum: u32 = digits
        .rev()
        .enumerate()
        .map(|(i, d)| {
            let product = u32::from(d) * if i % 2 == 0 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    // Below ten, so the narrowing loses nothing.
    ((10 - sum % 10) % 10) as u8
}

/// Prefectures whose medical codes are checked over the first six digits only;
/// for dental and pharmacy codes there nothing is confirmed, so either form is
/// accepted.
const SHORT_CHECK: [u8; 4] = [11, 12, 13, 14];

fn check_warning(code: &str, prefecture: Prefecture, kind: Kind) -> Option<CodeWarning> {
    let own: Vec<u8> = code.bytes().map(|b| b - b'0').collect();
    let (body, last) = (own.get(..6)?, *own.get(6)?);
    let number = prefecture.number();
    let head = [number / 10, number % 10, table_digit(kind)];
    let long = check_digit(head.into_iter().chain(body.iter().copied()));
    let short_fits = SHORT_CHECK.contains(&number) && check_digit(body.iter().copied()) == last;
    (long != last && !short_fits).then_some(CodeWarning::CheckDigit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefecture(number: u8) -> Prefecture {
        Prefecture::from_number(number).unwrap()
    }

    fn number(text: &str, at: u8, kind: Kind) -> Result<ReceptionNumber, CodeError> {
        ReceptionNumber::parse(text, prefecture(at), kind)
    }

    #[test]
    fn the_worked_examples_have_the_right_check_digits() {
        let digits = |s: &'static str| s.bytes().map(|b| b - b'0');
        assert_eq!(check_digit(digits("011801001")), 6);
        assert_eq!(check_digit(digits("041506")), 7);
        let hokkaido = number("0118010016", 1, Kind::Medical).unwrap();
        assert_eq!(hokkaido.reveal(), "8010016");
        assert_eq!(hokkaido.warning(prefecture(1), Kind::Medical), None);
        let tokyo = number("13-1-0415067", 13, Kind::Medical).unwrap();
        assert_eq!(tokyo.warning(prefecture(13), Kind::Medical), None);
    }

    #[test]
    fn in_prefectures_11_to_14_either_form_of_the_check_digit_passes_and_elsewhere_only_the_long_one()
     {
        for at in 11..=14 {
            for kind in Kind::ALL {
                let head = [at / 10, at % 10, table_digit(kind)];
                let body = [0, 4, 1, 5, 0, 6];
                let long = check_digit(head.into_iter().chain(body));
                let ok = |last: u8| {
                    number(&format!("041506{last}"), at, kind)
                        .unwrap()
                        .warning(prefecture(at), kind)
                        .is_none()
                };
                assert!(ok(7) && ok(long));
                assert_eq!(
                    (0..10).filter(|d| ok(*d)).count(),
                    if long == 7 { 1 } else { 2 }
                );
            }
        }
        let short_only = number("0415067", 15, Kind::Medical).unwrap();
        let long = check_digit([1, 5, 1, 0, 4, 1, 5, 0, 6].into_iter());
        assert_eq!(
            short_only.warning(prefecture(15), Kind::Medical).is_some(),
            long != 7
        );
    }

    #[test]
    fn a_wrong_check_digit_warns_and_never_refuses() {
        let odd = number("8010017", 1, Kind::Medical).unwrap();
        assert_eq!(
            odd.warning(prefecture(1), Kind::Medical),
            Some(CodeWarning::CheckDigit)
        );
    }

    #[test]
    fn full_width_spaces_and_hyphens_are_accepted() {
        for text in [
            "０４１５０６７",
            "041-5067",
            " 04 1506 7 ",
            "０４１－５０６７",
            "041ー5067",
            "041−5067",
            "041\u{3000}5067",
            "13１０４１５０６７",
        ] {
            assert_eq!(
                number(text, 13, Kind::Medical).unwrap().reveal(),
                "0415067",
                "{text}"
            );
        }
        assert_eq!(
            ProvisionalCode::parse("００－12345").unwrap().reveal(),
            "0012345"
        );
        assert_eq!(
            ProvisionalCode::parse("0012345").unwrap().reveal_boxes(),
            "12345"
        );
    }

    #[test]
    fn a_provisional_code_ends_in_any_digit() {
        for last in 0..10 {
            let typed = format!("001234{last}");
            assert_eq!(ProvisionalCode::parse(&typed).unwrap().reveal(), typed);
        }
    }

    #[test]
    fn each_mistake_has_its_own_error() {
        use CodeError::*;
        for (text, error) in [
            ("", Empty),
            (" - ", Empty),
            ("04150a7", NotDigits),
            ("041506７番", NotDigits),
            ("041506", WrongLength),
            ("04150671", WrongLength),
            ("0012345", ProvisionalInsteadOfNumber),
            ("1310012345", ProvisionalInsteadOfNumber),
            ("1410415067", OtherPrefecture),
            ("1330415067", OtherKind),
            ("1340415067", OtherKind),
        ] {
            assert_eq!(number(text, 13, Kind::Medical), Err(error), "{text}");
        }
        for (text, error) in [
            ("0415067", NumberInsteadOfProvisional),
            ("1310415067", NumberInsteadOfProvisional),
            ("00123", WrongLength),
            ("001234x", NotDigits),
            ("　", Empty),
        ] {
            assert_eq!(ProvisionalCode::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn printing_a_code_shows_its_last_two_digits_only() {
        let number = number("0415067", 13, Kind::Medical).unwrap();
        let code = ProvisionalCode::parse("0012345").unwrap();
        for shown in [format!("{number}"), format!("{number:?}")] {
            assert!(
                shown.contains("67") && !shown.contains("0415") && !shown.contains("5067"),
                "{shown}"
            );
        }
        for shown in [format!("{code}"), format!("{code:?}")] {
            assert!(shown.contains("45") && !shown.contains("345"), "{shown}");
        }
    }

    #[test]
    fn a_code_of_endless_length_is_refused_without_ado() {
        let text = "1".repeat(1_000_000);
        assert_eq!(
            number(&text, 13, Kind::Medical),
            Err(CodeError::WrongLength)
        );
    }
}
