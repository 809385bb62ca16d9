//! 地方厚生（支）局: prefecture → bureau.

/// One of the eight bureaus (地方厚生（支）局).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
}
