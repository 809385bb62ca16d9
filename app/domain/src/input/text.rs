//! Free text, addresses for mail, postal codes.

use std::fmt;

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use unicode_normalization::UnicodeNormalization;

use super::{ErrorCode, FieldError};
use crate::form1::PostalCode;
use typed::{is_blank, is_dash, is_invisible, visible};

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

/// Text as it is meant to be seen ([`visible`]), trimmed, with `\n` for every
/// line break. The other characters are kept as they are (names have rare ones,
/// variation selectors included); control characters are refused.
///
/// # Errors
/// [`ErrorCode::Required`], [`ErrorCode::TooLong`], [`ErrorCode::ControlCharacter`].
pub fn text(field: &'static str, input: &str, rule: TextRule) -> Result<String, FieldError> {
    let wrong = |code| Err(FieldError::new(field, code));
    // Four bytes a character at most, twice for line breaks: not worth reading.
    if input.len() > rule.max * 8 + 64 {
        return wrong(ErrorCode::TooLong(rule.max));
    }
    let text = if rule.multiline {
        visible(input)
    } else {
        visible(input).replace('\t', " ")
    };
    let text = text.trim();
    if text.is_empty() {
        return if rule.required {
            wrong(ErrorCode::Required)
        } else {
            Ok(String::new())
        };
    }
    let allowed_break = |c: char| rule.multiline && matches!(c, '\n' | '\t');
    if text.chars().any(|c| c.is_control() && !allowed_break(c)) {
        return wrong(ErrorCode::ControlCharacter);
    }
    if text.chars().count() > rule.max {
        return wrong(ErrorCode::TooLong(rule.max));
    }
    Ok(text.to_owned())
}

/// An address for mail. `Debug` shows its domain only: addresses do not belong
/// into logs.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email {
    typed: String,
    wire: String,
    key: String,
}

impl Email {
    /// As typed, in half width and without quotes: how its owner is shown it.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Where to send to: the part before the @ as typed, in quotes where its dots
    /// need them; the domain in lower case and ASCII.
    #[must_use]
    pub fn wire(&self) -> &str {
        &self.wire
    }

    /// All lower case and without quotes: what two addresses are compared by.
    #[must_use]
    pub fn key(&self) -> String {
        self.key.clone()
    }

    /// An address that was kept: as typed, if that was kept too, and its key.
    #[must_use]
    pub fn kept(typed: Option<&str>, key: &str) -> Self {
        typed
            .and_then(|typed| email("email", typed).ok())
            .filter(|email| email.key == key)
            .or_else(|| email("email", key).ok())
            // Kept by a release with other rules: it is what it is.
            .unwrap_or_else(|| Self {
                typed: key.to_owned(),
                wire: key.to_owned(),
                key: key.to_owned(),
            })
    }

    /// How the owner of an address is shown it, where only [`Self::wire`] is left.
    #[must_use]
    pub fn shown(wire: &str) -> String {
        let Ok(email) = email("email", wire) else {
            return wire.to_owned();
        };
        let Some((local, domain)) = email.typed.rsplit_once('@') else {
            return email.typed;
        };
        let (domain, _) = Uts46::new().to_unicode(
            domain.as_bytes(),
            AsciiDenyList::STD3,
            Hyphens::CheckFirstLast,
        );
        format!("{local}@{domain}")
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let domain = self.wire.rsplit_once('@').map_or("", |(_, domain)| domain);
        write!(f, "Email(…@{domain})")
    }
}

/// The longest address that SMTP carries (RFC 5321, 4.5.3.1.3, less brackets).
const EMAIL_MAX: usize = 254;
/// The longest part before the @ (RFC 5321, 4.5.3.1.1), with its quotes.
const LOCAL_MAX: usize = 64;

/// An address for mail: full width is read as half width, 。 as a dot, what
/// cannot be seen is left out, spaces around are cut. The part before the @ is
/// ASCII (others need servers that few people have); old addresses of Japanese
/// phone companies may have dots in a row or at its ends, and are written in
/// quotes on the wire (RFC 5321, 4.1.2). A Japanese domain is sent to as
/// punycode. What counts is the mail that arrives, so nothing cleverer is
/// checked.
///
/// # Errors
/// [`ErrorCode::Required`], [`ErrorCode::TooLong`], [`ErrorCode::Email`],
/// [`ErrorCode::EmailName`], [`ErrorCode::EmailDomain`].
pub fn email(field: &'static str, input: &str) -> Result<Email, FieldError> {
    let wrong = |code| FieldError::new(field, code);
    if input.len() > EMAIL_MAX * 8 {
        return Err(wrong(ErrorCode::TooLong(EMAIL_MAX)));
    }
    let text: String = input.nfkc().filter(|c| !is_invisible(*c)).collect();
    let text = with_ascii_marks(text.trim());
    if text.is_empty() {
        return Err(wrong(ErrorCode::Required));
    }
    if text.len() > EMAIL_MAX {
        return Err(wrong(ErrorCode::TooLong(EMAIL_MAX)));
    }
    let (local, domain) = text.rsplit_once('@').ok_or(wrong(ErrorCode::Email))?;
    if local.is_empty() || domain.is_empty() || local.contains('@') {
        return Err(wrong(ErrorCode::Email));
    }
    let local = unquoted(local);
    let on_the_wire = local_on_the_wire(local).ok_or(wrong(ErrorCode::EmailName))?;
    // The root's dot is right in DNS and not in mail.
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    let ascii = ascii_domain(domain).ok_or(wrong(ErrorCode::EmailDomain))?;
    let wire = format!("{on_the_wire}@{ascii}");
    if wire.len() > EMAIL_MAX {
        return Err(wrong(ErrorCode::TooLong(EMAIL_MAX)));
    }
    Ok(Email {
        typed: format!("{local}@{domain}"),
        key: format!("{local}@{ascii}").to_ascii_lowercase(),
        wire,
    })
}

/// 。 is what a Japanese keyboard types for a dot; another dash between Latin
/// letters or digits (copied from print) is a hyphen. Among kana ー stays.
fn with_ascii_marks(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let latin = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphanumeric);
    let between = |at: usize| at.checked_sub(1).is_some_and(latin) && latin(at + 1);
    chars
        .iter()
        .enumerate()
        .map(|(at, c)| match c {
            '。' => '.',
            // Waves may be meant for ~, which is another address.
            '~' | '〜' | '〰' => *c,
            c if is_dash(*c) && between(at) => '-',
            c => *c,
        })
        .collect()
}

/// Characters of a dot-atom (RFC 5321, 4.1.2), or nothing.
fn is_atom(text: &str) -> bool {
    let atom = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&b);
    text.bytes().all(atom)
}

/// Without the quotes that phone companies tell people to type.
fn unquoted(local: &str) -> &str {
    local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(local)
}

/// The part before the @, in quotes where dots stand together or at an end;
/// `None` for what it cannot be.
fn local_on_the_wire(local: &str) -> Option<String> {
    let mut parts = local.split('.');
    if !parts.clone().all(is_atom) || parts.clone().all(str::is_empty) {
        return None;
    }
    let wire = if parts.any(str::is_empty) {
        format!("\"{local}\"")
    } else {
        local.to_owned()
    };
    (wire.len() <= LOCAL_MAX).then_some(wire)
}

/// The domain in lower case, a Japanese one as punycode (UTS 46, with the
/// lengths and characters of DNS); `None` for what is none.
fn ascii_domain(domain: &str) -> Option<String> {
    Uts46::new()
        .to_ascii(
            domain.as_bytes(),
            AsciiDenyList::STD3,
            Hyphens::CheckFirstLast,
            DnsLength::Verify,
        )
        .ok()
        .filter(|domain| domain.contains('.') && !ends_as_ip(domain))
        .map(std::borrow::Cow::into_owned)
}

/// Whether it is the address of a machine, as a web address's would be read.
fn ends_as_ip(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or_default();
    last.bytes().all(|b| b.is_ascii_digit())
}

/// A postal code.
///
/// # Errors
/// [`ErrorCode::Required`] or [`ErrorCode::PostalCode`].
pub fn postal_code(field: &'static str, input: &str) -> Result<PostalCode, FieldError> {
    if is_blank(input) {
        return Err(FieldError::new(field, ErrorCode::Required));
    }
    PostalCode::parse(input).ok_or(FieldError::new(field, ErrorCode::PostalCode))
}
