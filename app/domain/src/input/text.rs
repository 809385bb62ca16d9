//! Free text, addresses for mail, postal codes.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use super::{ErrorCode, FieldError};
use crate::form1::PostalCode;

/// What a text field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextRule {
    /// Most characters.
    pub max: usize,
    /// Whether it may not stay empty.
    pub required: bool,
    /// Whether line breaks are kept.
    pub multiline: bool,
}

impl TextRule {
    /// Names: of people, institutions, corporations.
    pub const NAME: Self = Self {
        max: 100,
        required: true,
        multiline: false,
    };
    /// Addresses on paper.
    pub const ADDRESS: Self = Self {
        max: 200,
        required: true,
        multiline: false,
    };
    /// A founder's own note at a step.
    pub const NOTE: Self = Self {
        max: 1_000,
        required: false,
        multiline: true,
    };
    /// A question to the bureau, or an answer.
    pub const MESSAGE: Self = Self {
        max: 4_000,
        required: true,
        multiline: true,
    };

    /// The same, allowed to stay empty.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self {
            required: false,
            ..self
        }
    }
}

/// Text as typed, trimmed, with `\n` for every line break. Characters are kept
/// as they are (names have rare ones, variation selectors included); control
/// characters and those that turn the writing direction are refused.
///
/// # Errors
/// [`ErrorCode::Required`], [`ErrorCode::TooLong`], [`ErrorCode::ControlCharacter`].
pub fn text(field: &'static str, input: &str, rule: TextRule) -> Result<String, FieldError> {
    let wrong = |code| Err(FieldError::new(field, code));
    // Four bytes a character at most, twice for line breaks: not worth reading.
    if input.len() > rule.max * 8 + 64 {
        return wrong(ErrorCode::TooLong(rule.max));
    }
    let text = input.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.is_empty() {
        return if rule.required {
            wrong(ErrorCode::Required)
        } else {
            Ok(String::new())
        };
    }
    let allowed_break = |c: char| rule.multiline && matches!(c, '\n' | '\t');
    if text.chars().any(|c| is_control(c) && !allowed_break(c)) {
        return wrong(ErrorCode::ControlCharacter);
    }
    if text.chars().count() > rule.max {
        return wrong(ErrorCode::TooLong(rule.max));
    }
    Ok(text.to_owned())
}

/// Control characters, line and paragraph separators, direction marks and
/// overrides: they can make a text read as something else.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// An address for mail. `Debug` shows its domain only: addresses do not belong
/// into logs.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// As typed, with the domain in lower case: where to send to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// All lower case: what two addresses are compared by.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let domain = self.0.rsplit_once('@').map_or("", |(_, domain)| domain);
        write!(f, "Email(…@{domain})")
    }
}

/// The longest address that SMTP carries (RFC 5321, 4.5.3.1.3, less brackets).
const EMAIL_MAX: usize = 254;
/// The longest part before the @ (RFC 5321, 4.5.3.1.1).
const LOCAL_MAX: usize = 64;

/// An address for mail: full width is read as half width, spaces around are
/// cut. Only ASCII addresses: others need servers that few people have. What
/// counts is the mail that arrives, so nothing cleverer is checked.
///
/// # Errors
/// [`ErrorCode::Required`], [`ErrorCode::TooLong`], [`ErrorCode::Email`].
pub fn email(field: &'static str, input: &str) -> Result<Email, FieldError> {
    let wrong = |code| FieldError::new(field, code);
    if input.len() > EMAIL_MAX * 8 {
        return Err(wrong(ErrorCode::TooLong(EMAIL_MAX)));
    }
    let text: String = input.nfkc().collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(wrong(ErrorCode::Required));
    }
    if text.len() > EMAIL_MAX {
        return Err(wrong(ErrorCode::TooLong(EMAIL_MAX)));
    }
    let (local, domain) = text.rsplit_once('@').ok_or(wrong(ErrorCode::Email))?;
    if !is_local(local) || !is_domain(domain) {
        return Err(wrong(ErrorCode::Email));
    }
    Ok(Email(format!("{local}@{}", domain.to_ascii_lowercase())))
}

/// A dot-atom (RFC 5321, 4.1.2). Old addresses of Japanese phone companies with
/// dots at odd places are refused: the mail library cannot write to them.
fn is_local(local: &str) -> bool {
    let atom = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&b);
    local.len() <= LOCAL_MAX
        && local
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(atom))
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(label)
}

/// A postal code.
///
/// # Errors
/// [`ErrorCode::Required`] or [`ErrorCode::PostalCode`].
pub fn postal_code(field: &'static str, input: &str) -> Result<PostalCode, FieldError> {
    if input.trim().is_empty() {
        return Err(FieldError::new(field, ErrorCode::Required));
    }
    PostalCode::parse(input).ok_or(FieldError::new(field, ErrorCode::PostalCode))
}
