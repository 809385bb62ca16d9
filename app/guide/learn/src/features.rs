//! A text as weighted features: concepts and their pairs, character n-grams,
//! words, and n-grams of the text as it is read aloud. Imports folding,
//! synonyms and readings; knows nothing of topics.

use std::collections::HashMap;

use crate::concepts::{Concepts, is_concept};
use crate::data;
use crate::fold::{fold, is_kana, is_kanji, is_latin};
use crate::readings::Readings;

/// Weights of the kinds of features, tuned on the tune part of
/// `tests/questions` only.
mod weight {
    pub(super) const CONCEPT: f32 = 1.3;
    pub(super) const KANJI: f32 = 0.22;
    pub(super) const BIGRAM: f32 = 0.65;
    pub(super) const KANA_NGRAM: f32 = 0.25;
    pub(super) const TRIGRAM: f32 = 0.15;
    pub(super) const PAIR: f32 = 1.4;
    pub(super) const WORD: f32 = 1.5;
    pub(super) const NUMBER: f32 = 0.22;
    pub(super) const WORD_BIGRAM: f32 = 0.6;
    pub(super) const WORD_PART: f32 = 0.15;
    pub(super) const READING: f32 = 0.6;
}

/// The kinds of features; the highest bits of a feature's number.
mod kind {
    pub(super) const CHARACTER: u64 = 1;
    pub(super) const BIGRAM: u64 = 2;
    pub(super) const TRIGRAM: u64 = 3;
    pub(super) const PAIR: u64 = 4;
    pub(super) const WORD: u64 = 5;
    pub(super) const WORD_BIGRAM: u64 = 6;
    pub(super) const WORD_PART: u64 = 7;
    pub(super) const READING: u64 = 8;
}

/// Which features of a text are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// All.
    Whole,
    /// As it is spelled, each thing by itself.
    Spelled,
    /// As it is read aloud; Latin words as they are.
    Read,
}

impl View {
    /// Whether a feature is looked at.
    pub(crate) const fn sees(self, feature: u64) -> bool {
        match self {
            Self::Whole => true,
            Self::Spelled => !matches!(kind_of(feature), kind::PAIR | kind::READING),
            Self::Read => matches!(
                kind_of(feature),
                kind::READING | kind::WORD | kind::WORD_BIGRAM | kind::WORD_PART
            ),
        }
    }
}

/// A feature's number and its kind's weight, before idf.
pub type Feature = (u64, f32);

/// A text's features with their weights before idf, as a vector of length 1.
pub(crate) fn of_length_1(set: &[Feature]) -> Vec<Feature> {
    let squares: f32 = set.iter().map(|(_, weight)| weight * weight).sum();
    let length = squares.sqrt().max(f32::EPSILON);
    set.iter()
        .map(|(n, weight)| (*n, weight / length))
        .collect()
}

/// Turns texts into features.
#[derive(Clone, Debug)]
pub struct Reader {
    concepts: Concepts,
    readings: Readings,
}

impl Reader {
    /// By the synonyms and readings that come with the product.
    #[must_use]
    pub fn of_product() -> Self {
        Self {
            concepts: Concepts::parse(data::SYNONYMS),
            readings: Readings::parse(data::READINGS),
        }
    }

    /// The features of a text, each once, by number.
    #[must_use]
    pub fn features(&self, text: &str) -> Vec<Feature> {
        let folded = unspaced(&fold(text));
        let mut set = HashMap::new();
        spelled(&self.concepts.apply(&folded), &mut set);
        read_aloud(&self.readings.apply(&folded), &mut set);
        let mut features: Vec<Feature> = set.into_iter().collect();
        features.sort_unstable_by_key(|(number, _)| *number);
        features
    }

    /// What a text is about, as it is spelled there.
    #[must_use]
    pub fn subject(&self, text: &str) -> Option<String> {
        self.concepts.subject(&fold(text))
    }
}

/// A folded text without the spaces that Japanese does without: 「かりこーどは
/// どこで もらえますか」.
fn unspaced(text: &[char]) -> Vec<char> {
    let is_latin_at = |at: usize| text.get(at).copied().is_some_and(is_latin);
    let is_needed = |at: usize| at == 0 || is_latin_at(at - 1) && is_latin_at(at + 1);
    let kept = text.iter().enumerate();
    kept.filter(|(at, c)| **c != ' ' || is_needed(*at))
        .map(|(_, c)| *c)
        .collect()
}

type Set = HashMap<u64, f32>;

/// Features of a folded text with concepts.
fn spelled(text: &[char], set: &mut Set) {
    let mut words: Vec<u64> = Vec::new();
    for run in text.split(|c| !is_feature(*c)).filter(|r| !r.is_empty()) {
        for piece in run.chunk_by(|a, b| is_latin(*a) == is_latin(*b)) {
            if piece.first().copied().is_some_and(is_latin) {
                latin(piece, set, &mut words);
            } else {
                japanese(piece, set);
                words.clear();
            }
        }
    }
    let mut concepts: Vec<char> = text.iter().copied().filter(|c| is_concept(*c)).collect();
    concepts.sort_unstable();
    concepts.dedup();
    for (i, a) in concepts.iter().enumerate() {
        for b in &concepts[i + 1..] {
            set.insert(packed(kind::PAIR, &[*a, *b]), weight::PAIR);
        }
    }
}

/// Three and four kana in a row of a text as it is read.
fn read_aloud(reading: &[char], set: &mut Set) {
    for run in reading.split(|c| !is_kana(*c) && !c.is_ascii_digit()) {
        for n in [3, 4] {
            for gram in run.windows(n) {
                let text: String = gram.iter().collect();
                set.insert(numbered(kind::READING, hashed(&text)), weight::READING);
            }
        }
    }
}

const fn is_feature(c: char) -> bool {
    is_concept(c) || is_kanji(c) || is_kana(c) || is_latin(c)
}

fn japanese(run: &[char], set: &mut Set) {
    for c in run {
        if is_concept(*c) {
            set.insert(packed(kind::CHARACTER, &[*c]), weight::CONCEPT);
        } else if is_kanji(*c) {
            set.insert(packed(kind::CHARACTER, &[*c]), weight::KANJI);
        }
    }
    let grams = [
        (2, kind::BIGRAM, weight::BIGRAM),
        (3, kind::TRIGRAM, weight::TRIGRAM),
    ];
    for (n, kind, weight) in grams {
        for gram in run.windows(n) {
            let is_plain = gram.iter().all(|c| is_kana(*c));
            let weight = if is_plain { weight::KANA_NGRAM } else { weight };
            set.insert(packed(kind, gram), weight);
        }
    }
}

/// English words that say nothing about the topic.
const STOP: [&str; 59] = [
    "a", "an", "the", "is", "are", "am", "be", "to", "of", "for", "in", "on", "at", "it", "its",
    "i", "we", "our", "my", "me", "us", "you", "your", "do", "does", "did", "and", "or", "if",
    "that", "this", "these", "there", "please", "can", "could", "would", "will", "should", "so",
    "with", "have", "has", "s", "exactly", "really", "actually", "just", "then", "now", "need",
    "get", "any", "some", "from", "by", "clinic", "clinics", "practice",
];

fn latin(word: &[char], set: &mut Set, words: &mut Vec<u64>) {
    let text: String = word.iter().collect();
    let is_number = word.iter().all(char::is_ascii_digit);
    if STOP.contains(&text.as_str()) {
        return;
    }
    let id = numbered(kind::WORD, hashed(stemmed(&text)));
    set.insert(
        id,
        if is_number {
            weight::NUMBER
        } else {
            weight::WORD
        },
    );
    if let Some(last) = words.last() {
        let both = hashed(&format!("{last}-{id}"));
        set.insert(numbered(kind::WORD_BIGRAM, both), weight::WORD_BIGRAM);
    }
    words.push(id);
    if word.len() >= 5 && !is_number {
        for three in word.windows(3) {
            set.insert(packed(kind::WORD_PART, three), weight::WORD_PART);
        }
    }
}

/// A light English stem: enough for plurals and -ing, -ed.
fn stemmed(word: &str) -> &str {
    for end in ["ing", "ed", "es", "s", "e"] {
        if let Some(stem) = word.strip_suffix(end)
            && stem.len() >= 3
        {
            return stem;
        }
    }
    word
}

/// One to three characters as a number, without loss.
fn packed(kind: u64, chars: &[char]) -> u64 {
    let number = chars.iter().fold(0, |acc: u64, c| {
        (acc << 20) | (u64::from(u32::from(*c)) & 0xf_ffff)
    });
    numbered(kind, number)
}

const fn numbered(kind: u64, number: u64) -> u64 {
    (kind << 60) ^ (number & ((1 << 60) - 1))
}

const fn kind_of(number: u64) -> u64 {
    number >> 60
}

/// FNV-1a.
fn hashed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}
