//! A form that comes back: what a POST handler hands to the page when something
//! was wrong. What was typed (only what may be echoed), and the errors by field.

use std::collections::BTreeMap;

use domain::input::FieldError;

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    values: BTreeMap<&'static str, String>,
    errors: Vec<FieldError>,
    hold: Option<Hold>,
}

/// Why a form was not taken although nothing is wrong with it. It comes back as
/// it was typed, but for passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Too many attempts: seconds to wait.
    Wait(u64),
    /// Too much to do just now: seconds to wait.
    Busy(u64),
}

impl Hold {
    /// How long to wait.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        match self {
            Self::Wait(seconds) | Self::Busy(seconds) => seconds,
        }
    }
}

impl Form {
    /// Keeps what was typed in a field. Never call it for passwords. Control
    /// characters go: HTML cannot carry them.
    #[must_use]
    pub fn keep(mut self, field: &'static str, value: impl Into<String>) -> Self {
        let mut value: String = value.into();
        value.retain(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
        self.values.insert(field, value);
        self
    }

    /// Adds errors.
    #[must_use]
    pub fn with_errors(mut self, errors: impl IntoIterator<Item = FieldError>) -> Self {
        self.errors.extend(errors);
        self
    }

    /// Says that it was not taken.
    #[must_use]
    pub const fn held(mut self, hold: Hold) -> Self {
        self.hold = Some(hold);
        self
    }

    /// Whether it was not taken, and why.
    #[must_use]
    pub const fn hold(&self) -> Option<Hold> {
        self.hold
    }

    /// What was typed in a field, or "".
    #[must_use]
    pub fn value(&self, field: &str) -> String {
        self.values.get(field).cloned().unwrap_or_default()
    }

    /// Whether anything is wrong.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Every error, in the form's order.
    #[must_use]
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// What a form or an address sent: names and texts, in the order sent. A field
/// that was not sent reads as empty, so that it becomes a message at the field.
#[derive(Clone, Default)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// These fields.
    #[must_use]
    pub const fn new(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// A field's text; empty when it was not sent, the first when sent twice.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.sent(name).unwrap_or_default()
    }

    /// A field's text, if it was sent; the first when sent twice.
    #[must_use]
    pub fn sent(&self, name: &str) -> Option<&str> {
        self.pairs()
            .find_map(|(known, value)| (known == name).then_some(value))
    }

    /// Every field, repeated ones too.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Names only: a field may be a password.
impl std::fmt::Debug for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}
