//! How words are read: kanji to kana, so that 「開設者の欄」, 「かいせつしゃのらん」
//! and a mistyped 「開説者の欄」 look alike. Words that stand in phrasings and
//! answers only; imports folding alone.

use crate::fold::fold;
use crate::lexicon::Lexicon;

/// The readings of `data/readings.txt`.
#[derive(Clone, Debug)]
pub(crate) struct Readings {
    words: Lexicon<Vec<char>>,
}

impl Readings {
    /// Reads `word reading` lines.
    pub(crate) fn parse(data: &str) -> Self {
        let lines = data.lines().filter(|l| !l.starts_with('#'));
        let words = lines.filter_map(|l| l.split_once(' '));
        Self {
            words: Lexicon::new(words.map(|(word, reading)| (fold(word), fold(reading)))),
        }
    }

    /// A folded text with its words as they are read, longest first from the
    /// left; what is not known stays.
    pub(crate) fn apply(&self, text: &[char]) -> Vec<char> {
        let mut out = Vec::with_capacity(2 * text.len());
        let mut at = 0;
        while at < text.len() {
            match self.words.word_at(text, at, starts) {
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

fn starts(text: &[char], at: usize, word: &[char]) -> bool {
    text[at..].starts_with(word)
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
