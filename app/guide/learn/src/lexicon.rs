//! Words of a text, the longest first from the left: what synonyms and readings
//! have in common. Texts and words are folded; knows nothing of either's
//! meaning.

use std::collections::HashMap;

/// Words that begin with one character and what is known of each; the longest
/// first.
type Words<T> = Vec<(Vec<char>, T)>;

/// Words, and what is known of each.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<T> {
    /// By first character.
    words: HashMap<char, Words<T>>,
}

impl<T> Lexicon<T> {
    /// Of words of one length the first one counts; empty words are left out.
    pub(crate) fn new(entries: impl IntoIterator<Item = (Vec<char>, T)>) -> Self {
        let mut words: HashMap<char, Words<T>> = HashMap::new();
        for (word, known) in entries {
            if let Some(first) = word.first() {
                words.entry(*first).or_default().push((word, known));
            }
        }
        for list in words.values_mut() {
            list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { words }
    }

    /// The longest word at a place of a text that `stands` there.
    pub(crate) fn word_at(
        &self,
        text: &[char],
        at: usize,
        stands: fn(&[char], usize, &[char]) -> bool,
    ) -> Option<&(Vec<char>, T)> {
        let words = self.words.get(text.get(at)?)?;
        words.iter().find(|(word, _)| stands(text, at, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_that_stands_there_is_found() {
        let word = |w: &str| w.chars().collect::<Vec<char>>();
        let lexicon = Lexicon::new([(word("開設"), 1), (word("開設者"), 2), (word(""), 3)]);
        let starts = |text: &[char], at: usize, word: &[char]| text[at..].starts_with(word);
        let found = |text: &str, at| lexicon.word_at(&word(text), at, starts).map(|(_, n)| *n);
        assert_eq!(found("開設者", 0), Some(2));
        assert_eq!(found("開設届", 0), Some(1));
        assert_eq!(found("届開設", 1), Some(1));
        assert_eq!(found("届", 0), None);
        assert_eq!(found("届", 1), None);
    }
}
