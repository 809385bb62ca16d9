//! Single words that no clause of the notice answers, and which topics speak of
//! them all the same. Knows nothing of what was learned.

use std::collections::HashMap;

use crate::concepts::is_word_at;
use crate::fold::{fold_but_kana, is_latin};

/// A word that declines unless the topic found has it in its phrasings.
#[derive(Debug)]
pub struct Guard {
    /// The reason's name in data.
    pub reason: String,
    /// The word, folded.
    pub word: Vec<char>,
    /// Topics with the word in a phrasing.
    pub allowed: Vec<u32>,
}

/// `reason: words` lines; a word is allowed where a phrasing has it. Phrasings
/// come with their topic's number, in rising order.
pub(crate) fn guards<'a>(
    data: &str,
    phrasings: impl Iterator<Item = (u32, &'a str)>,
) -> Vec<Guard> {
    let lines = data.lines().filter(|l| !l.starts_with('#'));
    let words = lines
        .filter_map(|l| l.split_once(": "))
        .flat_map(|(reason, words)| words.split(' ').map(move |word| (reason, word)));
    let mut guards: Vec<Guard> = words
        .map(|(reason, word)| Guard {
            reason: reason.to_owned(),
            word: fold_but_kana(&word.replace('_', " ")),
            allowed: Vec::new(),
        })
        .collect();
    // Each phrasing is read once, not once for each of the hundreds of words.
    let mut by_first: HashMap<char, Vec<usize>> = HashMap::new();
    for (number, guard) in guards.iter().enumerate() {
        if let Some(first) = guard.word.first() {
            by_first.entry(*first).or_default().push(number);
        }
    }
    for (topic, phrasing) in phrasings {
        let phrasing = fold_but_kana(phrasing);
        for at in 0..phrasing.len() {
            for number in by_first.get(&phrasing[at]).into_iter().flatten() {
                let guard = &mut guards[*number];
                if guard.allowed.last() != Some(&topic) && stands_at(&phrasing, at, &guard.word) {
                    guard.allowed.push(topic);
                }
            }
        }
    }
    guards
}

/// Whether a folded text has a word; Latin words only whole.
#[must_use]
pub fn contains(text: &[char], word: &[char]) -> bool {
    (0..text.len()).any(|at| stands_at(text, at, word))
}

/// Whether a word stands at a place of a folded text; Latin words only whole.
fn stands_at(text: &[char], at: usize, word: &[char]) -> bool {
    match word.first() {
        Some(first) if is_latin(*first) => is_word_at(text, at, word),
        Some(_) => text[at..].starts_with(word),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_allowed_where_a_phrasing_has_it_and_latin_words_are_whole() {
        let data = "# words\nmoney: 手数料 fee\ntechnical: new_pc";
        let phrasings = [(0, "手数料の手数料"), (3, "coffee"), (4, "A fee, a new PC")];
        let guards = guards(data, phrasings.into_iter());
        let allowed: Vec<(&str, &[u32])> = guards
            .iter()
            .map(|g| (g.reason.as_str(), &g.allowed[..]))
            .collect();
        assert_eq!(
            allowed,
            [
                ("money", &[0][..]),
                ("money", &[4][..]),
                ("technical", &[4][..])
            ]
        );
    }
}
