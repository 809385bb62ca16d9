//! 地方厚生（支）局: prefecture → bureau, and each bureau's page. Imports
//! nothing of the crate but the reader of its data.

use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::table::Table;

static PREFECTURES: &str = include_str!("../data/prefectures.csv");

/// One of the eight bureaus (地方厚生（支）局).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BureauId {
    /// 北海道厚生局
    Hokkaido,
    /// 東北厚生局
    Tohoku,
    /// 関東信越厚生局
    Kantoshinetsu,
    /// 東海北陸厚生局
    Tokaihokuriku,
    /// 近畿厚生局
    Kinki,
    /// 中国四国厚生局
    Chugokushikoku,
    /// 四国厚生支局
    Shikoku,
    /// 九州厚生局
    Kyushu,
}

impl BureauId {
    /// Every bureau, north to south.
    pub const ALL: [Self; 8] = [
        Self::Hokkaido,
        Self::Tohoku,
        Self::Kantoshinetsu,
        Self::Tokaihokuriku,
        Self::Kinki,
        Self::Chugokushikoku,
        Self::Shikoku,
        Self::Kyushu,
    ];

    /// The id in data, addresses and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hokkaido => "hokkaido",
            Self::Tohoku => "tohoku",
            Self::Kantoshinetsu => "kantoshinetsu",
            Self::Tokaihokuriku => "tokaihokuriku",
            Self::Kinki => "kinki",
            Self::Chugokushikoku => "chugokushikoku",
            Self::Shikoku => "shikoku",
            Self::Kyushu => "kyushu",
        }
    }

    /// The bureau with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.as_str() == id)
    }

    /// Fluent id of the bureau's name.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("bureau-{}", self.as_str())
    }

    /// The prefectures it covers, by number.
    pub fn prefectures(self) -> impl Iterator<Item = Prefecture> {
        Prefecture::all().filter(move |p| p.bureau() == self)
    }
}

/// A prefecture (都道府県), 01–47.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Prefecture(u8);

impl Prefecture {
    /// All 47, by number.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=47).map(Self)
    }

    /// The prefecture with this number, 1–47.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        if number >= 1 && number <= 47 {
            Some(Self(number))
        } else {
            None
        }
    }

    /// Parses two plain digits, `01`–`47`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Self::from_number(code.parse().ok()?)
    }

    /// The number, 1–47.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The number as two digits.
    #[must_use]
    pub fn code(self) -> String {
        format!("{:02}", self.0)
    }

    /// Fluent id of the name, `prefecture-13`.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("prefecture-{:02}", self.0)
    }

    /// The bureau in charge; each prefecture has exactly one.
    #[must_use]
    pub fn bureau(self) -> BureauId {
        DISTRICTS[usize::from(self.0) - 1].bureau
    }

    /// Whether the bureau itself sits here, so that its own section is the desk
    /// and not an office of the prefecture (都府県事務所).
    #[must_use]
    pub fn is_bureau_home(self) -> bool {
        DISTRICTS[usize::from(self.0) - 1].home
    }
}

impl fmt::Debug for Prefecture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prefecture({:02})", self.0)
    }
}

impl fmt::Display for Prefecture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

impl From<Prefecture> for String {
    fn from(prefecture: Prefecture) -> Self {
        prefecture.code()
    }
}

impl TryFrom<String> for Prefecture {
    type Error = &'static str;

    fn try_from(code: String) -> Result<Self, Self::Error> {
        Self::parse(&code).ok_or("not a prefecture 01–47")
    }
}

#[derive(Clone, Copy)]
struct District {
    bureau: BureauId,
    home: bool,
}

// The embedded files are complete: tests below read every row of them.
static DISTRICTS: LazyLock<Vec<District>> = LazyLock::new(|| {
    let table = Table::parse(PREFECTURES);
    let mut found = vec![None; 47];
    for row in table.rows() {
        if let (Some(prefecture), Some(bureau)) = (
            Prefecture::parse(row.get("number")),
            BureauId::parse(row.get("bureau")),
        ) {
            found[usize::from(prefecture.0) - 1] = Some(District {
                bureau,
                home: row.get("bureau_home") == "yes",
            });
        }
    }
    found
        .into_iter()
        .map(|d| d.expect("data/prefectures.csv is embedded and has all 47 rows"))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefecture_belongs_to_exactly_one_bureau_and_each_bureau_sits_in_one() {
        assert_eq!(DISTRICTS.len(), 47);
        for bureau in BureauId::ALL {
            assert!(bureau.prefectures().count() > 0, "{bureau:?}");
            assert_eq!(
                bureau.prefectures().filter(|p| p.is_bureau_home()).count(),
                1,
                "{bureau:?}"
            );
        }
        let bureau = |code: &str| Prefecture::parse(code).unwrap().bureau();
        assert_eq!(bureau("13"), BureauId::Kantoshinetsu);
        assert_eq!(bureau("18"), BureauId::Kinki);
        assert_eq!(bureau("38"), BureauId::Shikoku);
        assert_eq!(bureau("34"), BureauId::Chugokushikoku);
    }

    #[test]
    fn a_prefecture_is_two_plain_digits_from_01_to_47() {
        for bad in ["00", "48", "1", "013", "１３", "", "1a", "+1"] {
            assert_eq!(Prefecture::parse(bad), None, "{bad}");
        }
        assert_eq!(Prefecture::parse("07").unwrap().code(), "07");
        assert_eq!(
            Prefecture::parse("07").unwrap().message_id(),
            "prefecture-07"
        );
    }
}
