//! Synonyms: every spelling of a concept becomes one character of Unicode's
//! private use area, so that n-grams treat the concept as a single letter.
//! Folded texts hold no such character of their own.

use crate::fold::{fold, is_latin};
use crate::lexicon::Lexicon;

const FIRST: u32 = 0xe000;
const LAST: u32 = 0xf8fe;
/// Stands for any year and month.
const MONTH: char = '\u{f8ff}';

/// Whether this character stands for a concept.
pub(crate) const fn is_concept(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

#[derive(Clone, Copy, Debug)]
struct Concept {
    character: char,
    /// Whether a question can be about it.
    is_subject: bool,
}

/// The synonyms of `data/synonyms.txt`.
#[derive(Clone, Debug)]
pub(crate) struct Concepts {
    /// What each spelling stands for; `None`: a word that only looks like a
    /// concept.
    spellings: Lexicon<Option<Concept>>,
}

impl Concepts {
    /// Reads `canonical | spelling | …` lines; `* ` goes before what a question can
    /// be about, and `=` holds what to leave alone.
    pub(crate) fn parse(data: &str) -> Self {
        let mut spellings = Vec::new();
        let mut next = FIRST;
        for line in data
            .lines()
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
        {
            let is_kept = line.starts_with('=');
            let character = char::from_u32(next).filter(|_| next <= LAST && !is_kept);
            let subject = line.strip_prefix("* ");
            let concept = character.map(|character| Concept {
                character,
                is_subject: subject.is_some(),
            });
            next += u32::from(!is_kept);
            let words = subject.unwrap_or(line).split('|').map(fold).map(trimmed);
            let words = words.filter(|word| word.first() != Some(&'='));
            spellings.extend(words.map(|word| (word, concept)));
        }
        Self {
            spellings: Lexicon::new(spellings),
        }
    }

    /// What a folded text is about, as it is spelled there: the first of the
    /// concepts that can be.
    pub(crate) fn subject(&self, text: &[char]) -> Option<String> {
        (0..text.len()).find_map(|at| {
            let (spelling, concept) = self.spelling_at(text, at)?;
            let subject = concept.filter(|concept| concept.is_subject);
            subject.map(|_| spelling.iter().collect())
        })
    }

    fn spelling_at(&self, text: &[char], at: usize) -> Option<&(Vec<char>, Option<Concept>)> {
        self.spellings.word_at(text, at, is_word_at)
    }

    /// Replaces every spelling, longest first from the left; Latin spellings
    /// only as whole words.
    pub(crate) fn apply(&self, text: &[char]) -> Vec<char> {
        let mut out = Vec::with_capacity(text.len());
        let mut at = 0;
        while at < text.len() {
            let month = month_at(text, at);
            if month > 0 {
                out.push(MONTH);
                at += month;
                continue;
            }
            match self.spelling_at(text, at) {
                Some((spelling, concept)) => {
                    match concept {
                        Some(concept) => out.push(concept.character),
                        None => out.extend(spelling),
                    }
                    at += spelling.len();
                }
                None => {
                    out.push(text[at]);
                    at += 1;
                }
            }
        }
        out
    }
}

/// How many characters from `at` name a year, a month or both (2021年5月, 令和3年,
/// 4月): to the ranking any month is like another. A month followed by a day is
/// left alone.
fn month_at(text: &[char], at: usize) -> usize {
    let digits = |from: usize| {
        text[from..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    let is_at = |i: usize, c: char| text.get(i) == Some(&c);
    if at > 0 && text[at - 1].is_ascii_digit() {
        return 0;
    }
    let era = if is_at(at, '令') && is_at(at + 1, '和') {
        2
    } else {
        0
    };
    let mut end = at + era;
    let year = digits(end);
    if year > 0 && is_at(end + year, '年') && !is_at(end + year + 1, '前') {
        end += year + 1;
        if text.get(end) == Some(&'度') {
            end += 1;
        }
    } else if era > 0 {
        return 0;
    }
    // The 1st of a month is a month: designations are made from it (別紙２).
    let is_first =
        |from: usize| is_at(from, '1') && !text.get(from + 1).is_some_and(char::is_ascii_digit);
    let month = digits(end);
    let follows = end + month + 1;
    if (1..=2).contains(&month) && is_at(end + month, '/') && is_first(follows) {
        return follows + 1 - at;
    }
    if (1..=2).contains(&month)
        && is_at(end + month, '月')
        && (is_first(follows) || !text.get(follows).is_some_and(char::is_ascii_digit))
    {
        end = follows;
        if is_first(end) && is_at(end + 1, '日') {
            end += 2;
        }
    }
    if end > at + era { end - at } else { 0 }
}

fn trimmed(spelling: Vec<char>) -> Vec<char> {
    spelling.into_iter().skip_while(|c| *c == ' ').collect()
}

/// Whether `word` stands at `at`; a Latin edge must be a word's edge.
#[must_use]
pub fn is_word_at(text: &[char], at: usize, word: &[char]) -> bool {
    let end = at + word.len();
    let latin = |i: usize| text.get(i).copied().is_some_and(is_latin);
    text.get(at..end) == Some(word)
        && !(latin(at) && at > 0 && latin(at - 1))
        && !(end > 0 && latin(end - 1) && latin(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concepts() -> Concepts {
        Concepts::parse(
            "* カードリーダー | カドリ | 顔認証付きカードリーダー | reader\n休み | 祝日\n= | 休み時間",
        )
    }

    #[test]
    fn the_longest_spelling_wins_and_all_spellings_are_one_character() {
        let c = concepts();
        let one = c.apply(&fold("顔認証付きカードリーダー"));
        assert_eq!(one.len(), 1);
        assert_eq!(one, c.apply(&fold("ｶﾄﾞﾘ")));
        assert_eq!(one, c.apply(&fold("Reader")));
    }

    #[test]
    fn any_month_is_like_another_but_days_and_counts_are_not_months() {
        let c = concepts();
        for text in [
            "2021年5月",
            "令和3年11月",
            "5月",
            "2027年",
            "令和3年度",
            "12/1",
            "令和3年8月1日",
        ] {
            assert_eq!(c.apply(&fold(text)), [MONTH], "{text}");
        }
        for text in ["5か月前", "15日", "10年前", "4月16日"] {
            assert_eq!(c.apply(&fold(text)), fold(text), "{text}");
        }
    }

    #[test]
    fn a_text_is_about_its_first_concept_that_can_be_a_subject() {
        let subject = |text: &str| concepts().subject(&fold(text));
        assert_eq!(subject("祝日にカドリは届く？").as_deref(), Some("かどり"));
        assert_eq!(subject("祝日は？"), None);
    }

    #[test]
    fn words_within_words_and_lookalikes_are_left_alone() {
        let c = concepts();
        assert_eq!(c.apply(&fold("readers")), fold("readers"));
        assert_eq!(c.apply(&fold("休み時間")), fold("休み時間"));
        assert!(c.apply(&fold("休み")).iter().all(|c| is_concept(*c)));
    }
}
