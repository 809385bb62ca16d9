//! How a question is built: its sentences, whether one asks or tells, what is
//! courtesy only, and whether it names no more than a place or a month. By the
//! lists of `data/speech.txt`; knows nothing of topics.

use std::collections::HashMap;

use guide_learn::data::blocks;

use crate::asked::PREFECTURES;

/// The lists of `data/speech.txt`.
#[derive(Clone, Debug)]
pub(crate) struct Speech {
    /// What only opens or closes a letter.
    courtesy: Vec<String>,
    /// What begins another question: 「それと」.
    begins_another: Vec<String>,
    /// What begins another question after "and": "when".
    after_and: Vec<String>,
    /// What a sentence that asks has in it, in lower case, or at its end.
    asks: Vec<String>,
    ends_asking: Vec<String>,
    /// What people say around a month or a prefecture, longest first: pieces of
    /// Japanese, and English words.
    around_context: Vec<String>,
    around_context_words: Vec<String>,
}

impl Speech {
    /// The lists that come with the product.
    pub(crate) fn of_product() -> Self {
        Self::parse(include_str!("../data/speech.txt"))
    }

    /// Reads `@ list` blocks of `- phrase` lines, in which `_` is a space.
    fn parse(data: &str) -> Self {
        let mut lists: HashMap<&str, Vec<String>> = blocks(data)
            .map(|(name, lines)| {
                let phrases = lines.filter_map(|line| line.strip_prefix("- "));
                (name, phrases.map(|p| p.replace('_', " ")).collect())
            })
            .collect();
        let mut list = |name| lists.remove(name).unwrap_or_default();
        Self {
            courtesy: list("courtesy"),
            begins_another: list("begins_another"),
            after_and: list("after_and"),
            asks: list("asks"),
            ends_asking: list("ends_asking"),
            around_context: list("around_context"),
            around_context_words: list("around_context_word"),
        }
    }

    /// A question without the words that only open or close a letter, unless
    /// there is nothing else.
    pub(crate) fn without_courtesy(&self, question: &str) -> String {
        let mut text = question.to_owned();
        for words in &self.courtesy {
            text = text.replace(words, " ");
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if letters >= 4 {
            text
        } else {
            question.to_owned()
        }
    }

    /// The sentences of a question: at full stops and question marks, at words
    /// that begin another question (「それと」), and where "and" goes before a
    /// question word ("Where do I get it, and when?").
    pub(crate) fn sentences(&self, question: &str) -> Vec<String> {
        let mut text = question.replace(". ", "\n");
        for mark in &self.begins_another {
            text = text.replace(mark, "\n");
        }
        for word in &self.after_and {
            text = text.replace(&format!(" and {word} "), &format!("\n{word} "));
        }
        let is_end =
            |c: char| matches!(c, '。' | '？' | '?' | '！' | '!' | '\n' | '．' | ';' | '；');
        text.split(is_end)
            .map(|sentence| sentence.trim_matches([' ', ',', '\u{3000}']))
            .filter(|sentence| sentence.chars().count() >= 3)
            .map(str::to_owned)
            .collect()
    }

    /// Whether a sentence asks for something, by its last words or a question
    /// word.
    pub(crate) fn asks(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let end = sentence.trim_end_matches([' ', '？', '?']);
        end.len() < sentence.trim_end().len()
            || self.ends_asking.iter().any(|word| end.ends_with(word))
            || self.asks.iter().any(|word| lower.contains(word))
    }

    /// Whether a text says where or when and asks nothing: 「愛知県です」 after the
    /// guide asked for the prefecture means the question before, not the
    /// prefecture.
    pub(crate) fn is_only_context(&self, text: &str) -> bool {
        let mut rest = text.to_lowercase();
        for (kanji, roman) in PREFECTURES {
            for ending in ["都", "府", "県", ""] {
                rest = rest.replace(&format!("{kanji}{ending}"), " ");
            }
            rest = rest.replace(roman, " ");
        }
        for words in &self.around_context {
            rest = rest.replace(words, " ");
        }
        rest.split(|c: char| !c.is_alphanumeric() || c.is_numeric())
            .all(|word| word.is_empty() || self.around_context_words.iter().any(|w| w == word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speech() -> Speech {
        Speech::of_product()
    }

    #[test]
    fn every_list_is_there() {
        let all = speech();
        let lists = [
            all.courtesy,
            all.begins_another,
            all.after_and,
            all.asks,
            all.ends_asking,
            all.around_context,
            all.around_context_words,
        ];
        assert!(lists.iter().all(|list| !list.is_empty()), "{lists:?}");
    }

    #[test]
    fn a_question_falls_into_sentences_and_courtesy_is_left_out() {
        let of = |text: &str| speech().sentences(&speech().without_courtesy(text));
        assert_eq!(
            of("お世話になっております。仮コードとは？それと期限は？"),
            ["仮コードとは", "期限は"]
        );
        assert_eq!(
            of("Hello. Where do I get it, and when should I ask?"),
            ["Where do I get it", "when should I ask"]
        );
        assert_eq!(of("こんにちは"), ["こんにちは"]);
    }

    #[test]
    fn a_sentence_asks_or_tells() {
        for text in [
            "いつですか",
            "期限は",
            "教えてほしい",
            "Tell me",
            "no letter yet?",
        ] {
            assert!(speech().asks(text), "{text}");
        }
        for text in ["番号が届きました", "We open in May"] {
            assert!(!speech().asks(text), "{text}");
        }
    }

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
            assert!(speech().is_only_context(text), "{text}");
        }
        for text in [
            "愛知県の窓口は",
            "愛知県はどこに出す？",
            "2027年4月に間に合いますか",
            "Where is the bureau of Aichi?",
            "April deadline",
            "仮コードとは",
        ] {
            assert!(!speech().is_only_context(text), "{text}");
        }
    }
}
