//! Whether a text says where or when and asks nothing: 「愛知県です」 after the
//! guide asked for the prefecture means the question before, not the prefecture.

use super::asked::PREFECTURES;

/// What people say around a month or a prefecture, longest first.
const JAPANESE: [&str; 26] = [
    "診療開始",
    "オープン",
    "だったら",
    "始めます",
    "でした",
    "ですが",
    "ですね",
    "します",
    "クリニック",
    "開業",
    "開設",
    "開局",
    "予定",
    "場合",
    "令和",
    "場所",
    "です",
    "なら",
    "だと",
    "ごろ",
    "年",
    "月",
    "に",
    "は",
    "の",
    "で",
];

const ENGLISH: [&str; 34] = [
    "we",
    "i",
    "m",
    "re",
    "am",
    "are",
    "is",
    "it",
    "s",
    "in",
    "of",
    "the",
    "our",
    "my",
    "a",
    "clinic",
    "pharmacy",
    "open",
    "opening",
    "opens",
    "will",
    "prefecture",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// See the module.
#[must_use]
pub fn is_only_context(text: &str) -> bool {
    let mut rest = text.to_lowercase();
    for (kanji, roman) in PREFECTURES {
        for ending in ["都", "府", "県", ""] {
            rest = rest.replace(&format!("{kanji}{ending}"), " ");
        }
        rest = rest.replace(roman, " ");
    }
    for words in JAPANESE {
        rest = rest.replace(words, " ");
    }
    rest.split(|c: char| !c.is_alphanumeric() || c.is_numeric())
        .all(|word| word.is_empty() || ENGLISH.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_place_alone_asks_nothing_and_with_anything_more_it_does() {
        for text in [
            "愛知県です",
            "愛知",
            "京都府の場合は",
            "２０２７年４月です。",
            "令和9年4月開業予定、北海道",
            "We open in April 2027",
            "Aichi prefecture.",
        ] {
            assert!(is_only_context(text), "{text}");
        }
        for text in [
            "愛知県の窓口は",
            "愛知県はどこに出す？",
            "2027年4月に間に合いますか",
            "Where is the bureau of Aichi?",
            "April deadline",
            "仮コードとは",
        ] {
            assert!(!is_only_context(text), "{text}");
        }
    }
}
