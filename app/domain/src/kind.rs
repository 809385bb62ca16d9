//! What opens: the kind of an institution, and which kinds a plan is for.

use serde::{Deserialize, Serialize};

/// 医科・歯科・薬局
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 医科
    Medical,
    /// 歯科
    Dental,
    /// 薬局
    Pharmacy,
}

impl Kind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Medical, Self::Dental, Self::Pharmacy];

    /// The id in data, addresses and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Medical => "medical",
            Self::Dental => "dental",
            Self::Pharmacy => "pharmacy",
        }
    }

    /// The kind with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == id)
    }

    /// Fluent id of the name.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("kind-{}", self.as_str())
    }
}

/// One record or two linked ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Kinds {
    /// One institution.
    One(Kind),
    /// 医科・歯科併設: two requests, two numbers, two forms (事務連絡 1 ※2).
    Both,
}

impl Kinds {
    /// The id in forms and addresses: a kind's, or `both`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::One(kind) => kind.as_str(),
            Self::Both => "both",
        }
    }

    /// The choice with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        match id {
            "both" => Some(Self::Both),
            _ => Kind::parse(id).map(Self::One),
        }
    }

    /// The kinds it stands for.
    #[must_use]
    pub const fn each(self) -> &'static [Kind] {
        match self {
            Self::One(Kind::Medical) => &[Kind::Medical],
            Self::One(Kind::Dental) => &[Kind::Dental],
            Self::One(Kind::Pharmacy) => &[Kind::Pharmacy],
            Self::Both => &[Kind::Medical, Kind::Dental],
        }
    }
}

impl TryFrom<String> for Kinds {
    type Error = UnknownKind;

    fn try_from(text: String) -> Result<Self, UnknownKind> {
        Self::parse(&text).ok_or(UnknownKind)
    }
}

impl From<Kinds> for String {
    fn from(kinds: Kinds) -> Self {
        kinds.as_str().to_owned()
    }
}

/// A text that is neither a kind nor `both`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no kind of institution")]
pub struct UnknownKind;
