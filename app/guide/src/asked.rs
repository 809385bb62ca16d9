//! What a question says about the asker's own case: opening month and
//! prefecture. A month without a year is not completed by guessing.

use jiff::civil::Date;

use domain::bureau::Prefecture;
use domain::month::YearMonth;
use guide_learn::fold::fold;

/// The opening month named in the text, if year and month are clear: 2021年5月,
/// 令和3年5月, R3.5, 2021-05, April 2027, 来年4月 (by `today`). A month followed
/// by a day is a day, not an opening month, unless it is the 1st, from which
/// designations are made (別紙２).
pub(crate) fn opening(text: &str, today: Date) -> Option<YearMonth> {
    let folded: Vec<char> = fold(text).into_iter().filter(|c| *c != ' ').collect();
    japanese_month(&folded, today).or_else(|| english_month(&fold(text)))
}

fn japanese_month(text: &[char], today: Date) -> Option<YearMonth> {
    (0..text.len()).find_map(|at| {
        let rest = &text[at..];
        let (year, rest) = year(rest, at.checked_sub(1).map(|i| text[i]), today)?;
        let (month, rest) = number(rest)?;
        // 2021年5月10日, 2021-05-10: a day, not a month.
        let is_month = match rest {
            ['月' | '-' | '/' | '.', day @ ..] => number(day).is_none_or(|(day, _)| day == 1),
            _ => number(rest).is_none(),
        };
        is_month.then(|| YearMonth::new(year, i8::try_from(month).ok()?))?
    })
}

/// A year at the start of the text, and what follows its mark.
fn year(text: &[char], before: Option<char>, today: Date) -> Option<(i16, &[char])> {
    let starts = |word: &str| {
        let word: Vec<char> = word.chars().collect();
        text.starts_with(&word).then(|| &text[word.len()..])
    };
    let relative = [("再来年", 2), ("来年", 1), ("今年", 0)];
    if before != Some('再')
        && let Some((rest, years)) = relative.iter().find_map(|(w, n)| Some((starts(w)?, *n)))
    {
        let rest = match rest.first() {
            Some('の') => &rest[1..],
            _ => rest,
        };
        return Some((today.year() + years, rest));
    }
    if before.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let reiwa = starts("令和").or_else(|| starts("れいわ")).or_else(|| {
        let is_word = before.is_some_and(|c| c.is_ascii_alphanumeric());
        starts("r").filter(|_| !is_word)
    });
    let (number, rest) = match reiwa {
        Some(['元', rest @ ..]) => (1, rest),
        Some(rest) => number(rest)?,
        None => number(text)?,
    };
    let year = if reiwa.is_some() {
        number.checked_add(2018)?
    } else {
        number
    };
    match rest {
        ['年', rest @ ..] | ['-' | '/' | '.', rest @ ..] if (2019..2100).contains(&year) => {
            Some((i16::try_from(year).ok()?, rest))
        }
        _ => None,
    }
}

fn number(text: &[char]) -> Option<(u16, &[char])> {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let value: String = text[..digits].iter().collect();
    Some((value.parse().ok()?, &text[digits..]))
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

fn english_month(text: &[char]) -> Option<YearMonth> {
    let text: String = text.iter().collect();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !matches!(*w, "" | "of" | "1" | "1st"))
        .collect();
    words.windows(2).find_map(|pair| {
        let month = (1_i8..)
            .zip(MONTHS)
            .find(|(_, m)| pair[0].starts_with(m) && pair[0].len() <= 9);
        YearMonth::new(pair[1].parse().ok()?, month?.0)
    })
}

/// Prefectures as written in Japanese without 都府県, by number, with the
/// romanised name; the names that people say are not in the domain's words.
pub(crate) const PREFECTURES: [(&str, &str); 47] = [
    ("北海道", "hokkaido"),
    ("青森", "aomori"),
    ("岩手", "iwate"),
    ("宮城", "miyagi"),
    ("秋田", "akita"),
    ("山形", "yamagata"),
    ("福島", "fukushima"),
    ("茨城", "ibaraki"),
    ("栃木", "tochigi"),
    ("群馬", "gunma"),
    ("埼玉", "saitama"),
    ("千葉", "chiba"),
    ("東京", "tokyo"),
    ("神奈川", "kanagawa"),
    ("新潟", "niigata"),
    ("富山", "toyama"),
    ("石川", "ishikawa"),
    ("福井", "fukui"),
    ("山梨", "yamanashi"),
    ("長野", "nagano"),
    ("岐阜", "gifu"),
    ("静岡", "shizuoka"),
    ("愛知", "aichi"),
    ("三重", "mie"),
    ("滋賀", "shiga"),
    ("京都", "kyoto"),
    ("大阪", "osaka"),
    ("兵庫", "hyogo"),
    ("奈良", "nara"),
    ("和歌山", "wakayama"),
    ("鳥取", "tottori"),
    ("島根", "shimane"),
    ("岡山", "okayama"),
    ("広島", "hiroshima"),
    ("山口", "yamaguchi"),
    ("徳島", "tokushima"),
    ("香川", "kagawa"),
    ("愛媛", "ehime"),
    ("高知", "kochi"),
    ("福岡", "fukuoka"),
    ("佐賀", "saga"),
    ("長崎", "nagasaki"),
    ("熊本", "kumamoto"),
    ("大分", "oita"),
    ("宮崎", "miyazaki"),
    ("鹿児島", "kagoshima"),
    ("沖縄", "okinawa"),
];

/// Large cities whose names are not their prefecture's, with its number.
const CITIES: [(&str, u8); 24] = [
    ("札幌", 1),
    ("函館", 1),
    ("旭川", 1),
    ("盛岡", 3),
    ("仙台", 4),
    ("水戸", 8),
    ("宇都宮", 9),
    ("前橋", 10),
    ("高崎", 10),
    ("横浜", 14),
    ("川崎", 14),
    ("金沢", 17),
    ("甲府", 19),
    ("松本市", 20),
    ("浜松", 22),
    ("名古屋", 23),
    ("神戸", 28),
    ("姫路", 28),
    ("松江", 32),
    ("倉敷", 33),
    ("高松", 37),
    ("松山", 38),
    ("北九州", 40),
    ("那覇", 47),
];

/// The prefecture named in the text, if exactly one is.
pub(crate) fn prefecture(text: &str) -> Option<Prefecture> {
    // 東京都 holds 京都: the earlier and longer reading wins.
    let folded: String = fold(text)
        .into_iter()
        .collect::<String>()
        .replace("東京都", "東京");
    let is_word = |name: &str| {
        folded.match_indices(name).any(|(at, _)| {
            let edge = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphabetic());
            edge(folded[..at].chars().next_back()) && edge(folded[at + name.len()..].chars().next())
        })
    };
    let prefectures = (1_u8..)
        .zip(PREFECTURES)
        .filter(|(_, (kanji, roman))| folded.contains(kanji) || is_word(roman))
        .map(|(number, _)| number);
    let cities = CITIES.into_iter().filter(|(name, _)| folded.contains(name));
    let mut named: Vec<u8> = prefectures
        .chain(cities.map(|(_, number)| number))
        .collect();
    named.dedup();
    let [number] = named[..] else {
        return None;
    };
    Prefecture::from_number(number)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn month(text: &str) -> Option<(i16, i8)> {
        opening(text, date(2026, 11, 22)).map(|m| (m.year(), m.month()))
    }

    #[test]
    fn a_month_with_its_year_is_read_in_many_spellings() {
        for text in [
            "2021年5月に診療開始",
            "令和3年5月開業",
            "２０２１／５開院",
            "R3.5",
            "2021-05",
            "open in May 2021",
            "令和３年 ５月",
            "令和3年5月1日指定です",
            "2021-05-01",
            "opening on May 1st, 2021",
        ] {
            assert_eq!(month(text), Some((2021, 5)), "{text}");
        }
        assert_eq!(month("来年の4月に開業"), Some((2027, 4)));
        assert_eq!(month("再来年4月"), Some((2028, 4)));
    }

    #[test]
    fn a_month_without_a_year_and_a_day_are_no_opening_month() {
        for text in [
            "5月開業",
            "15日っていつ",
            "2021年4月15日までですよね",
            "2021-04-15",
            "来年開業",
            "4年5月",
        ] {
            assert_eq!(month(text), None, "{text}");
        }
    }

    #[test]
    fn exactly_one_prefecture_is_read() {
        assert_eq!(prefecture("東京都です").map(Prefecture::number), Some(13));
        assert_eq!(prefecture("in Kyoto").map(Prefecture::number), Some(26));
        assert_eq!(prefecture("札幌です").map(Prefecture::number), Some(1));
        assert_eq!(prefecture("京都府と大阪府"), None);
        assert_eq!(prefecture("the same imperative"), None);
    }
}
