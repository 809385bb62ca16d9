//! How words are read: kanji to kana, so that 「開設者の欄」, 「かいせつしゃのらん」
//! and a mistyped 「開説者の欄」 look alike. Words that stand in phrasings and
//! answers only; imports folding alone.

use std::collections::HashMap;

use super::fold::fold;

/// Words that begin with one character, and how each is read; longest first.
type Words = Vec<(Vec<char>, Vec<char>)>;

/// The readings of `data/guide/readings.txt`.
#[derive(Clone, Debug)]
pub(crate) struct Readings {
    /// By first character.
    words: HashMap<char, Words>,
}

impl Readings {
    /// Reads `word reading` lines.
    pub(crate) fn parse(data: &str) -> Self {
        let mut words: HashMap<char, Words> = HashMap::new();
        let lines = data.lines().filter(|l| !l.starts_with('#'));
        for (word, reading) in lines.filter_map(|l| l.split_once(' ')) {
            let word = fold(word);
            if let Some(first) = word.first() {
                words.entry(*first).or_default().push((word, fold(reading)));
            }
        }
        for list in words.values_mut() {
            list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Self { words }
    }

    /// A folded text with its words as they are read, longest first from the
    /// left; what is not known stays.
    pub(crate) fn apply(&self, text: &[char]) -> Vec<char> {
        let mut out = Vec::with_capacity(2 * text.len());
        let mut at = 0;
        while at < text.len() {
            let known = self.words.get(&text[at]);
            match known.and_then(|l| l.iter().find(|(w, _)| text[at..].starts_with(w))) {
                Some((word, reading)) => {
                    out.extend(reading);
                    at += word.len();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kanji_and_kana_spellings_are_read_alike_and_the_longest_word_wins() {
        let readings = Readings::parse("# words\n開設 かいせつ\n開設者 かいせつしゃ\n欄 らん");
        let read = |text: &str| readings.apply(&fold(text));
        assert_eq!(read("開設者の欄"), fold("かいせつしゃのらん"));
        assert_eq!(read("開設届"), fold("かいせつ届"));
    }
}
