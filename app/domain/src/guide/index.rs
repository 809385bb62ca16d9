//! The search index: every phrasing as a weighted set of features (concepts,
//! n-grams, words, pairs of concepts). A topic's score for a question blends
//! its nearest phrasings (weighted Tversky similarity) with the likelihood of the
//! topic given all of them (naive Bayes). On questions nobody had looked at this
//! found 77 % of the Japanese ones, the nearest phrasings alone 66 %.
//! Imports only folding and synonyms.

use std::collections::HashMap;

use super::concepts::is_concept;
use super::fold::{is_kana, is_kanji, is_latin};

/// Weights, tuned on the tune part of `tests/guide-eval` only.
mod weight {
    pub(super) const CONCEPT: f32 = 1.3;
    pub(super) const KANJI: f32 = 0.22;
    pub(super) const BIGRAM: f32 = 0.65;
    pub(super) const KANA_BIGRAM: f32 = 0.25;
    pub(super) const TRIGRAM: f32 = 0.15;
    pub(super) const PAIR: f32 = 1.4;
    pub(super) const WORD: f32 = 1.0;
    pub(super) const WORD_BIGRAM: f32 = 0.6;
    pub(super) const WORD_PART: f32 = 0.15;
    /// Share of the nearest phrasing, of the mean of the nearest three, and of
    /// the likelihood of the topic (naive Bayes over all of its phrasings).
    pub(super) const BLEND: [f32; 3] = [0.49, 0.21, 0.3];
    /// Naive Bayes: what a phrasing counts that was never seen, and how sharply
    /// evidence decides, per unit of weight.
    pub(super) const UNSEEN: f32 = 0.03;
    pub(super) const SHARPNESS: f32 = 1.5;
    /// Tversky: what the question has and the phrasing lacks, and the reverse.
    pub(super) const EXTRA: f32 = 0.25;
    pub(super) const MISSING: f32 = 0.9;
    /// What a topic loses that has none of the question's anchors.
    pub(super) const UNNAMED: f32 = 0.2;
    /// What an unknown feature weighs beside a known one.
    pub(super) const UNKNOWN: f32 = 0.24;
}

/// A feature and its kind's weight, before idf.
type Feature = (u64, f32);

/// A phrasing of a topic, as its number and the folded text with concepts.
pub(crate) type Phrasing = (u32, Vec<char>);

/// A topic's number and its score, 0–1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hit {
    pub(crate) topic: u32,
    pub(crate) score: f32,
}

/// What the ranking says about a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranking {
    /// Best first.
    pub(crate) hits: Vec<Hit>,
    /// Share of the text's content (kanji, Latin words, concepts) that the index
    /// knows at all, 0–1.
    pub(crate) content: f32,
    /// How many concepts the text has.
    pub(crate) concepts: usize,
}

/// The immutable index; a new set of topics builds a new one.
#[derive(Debug)]
pub(crate) struct Index {
    /// Feature → idf and the phrasings that have it.
    features: HashMap<u64, Entry>,
    /// Topic and total weight of each phrasing.
    phrasings: Vec<(u32, f32)>,
    /// Phrasings of each topic.
    sizes: Vec<f32>,
    unknown_idf: f32,
}

#[derive(Debug, Default)]
struct Entry {
    idf: f32,
    phrasings: Vec<u32>,
    /// Topics with this feature, and how much likelier they become by it.
    topics: Vec<(u32, f32)>,
    /// How likely the feature is in any phrasing (logarithm).
    background: f32,
}

impl Index {
    /// Builds the index over `topics` topics numbered from 0.
    pub(crate) fn build(topics: usize, phrasings: &[Phrasing]) -> Self {
        let mut features: HashMap<u64, Entry> = HashMap::new();
        let sets: Vec<Vec<Feature>> = phrasings.iter().map(|(_, t)| features_of(t)).collect();
        let mut sizes = vec![0_f32; topics];
        for (number, ((topic, _), set)) in (0_u32..).zip(phrasings.iter().zip(&sets)) {
            sizes[*topic as usize] += 1.0;
            for (feature, _) in set {
                let entry = features.entry(*feature).or_default();
                entry.phrasings.push(number);
                match entry.topics.last_mut() {
                    Some((t, n)) if t == topic => *n += 1.0,
                    _ => entry.topics.push((*topic, 1.0)),
                }
            }
        }
        let all: f32 = sizes.iter().sum();
        for entry in features.values_mut() {
            entry.idf = idf(topics, entry.topics.len());
            let seen: f32 = entry.topics.iter().map(|(_, n)| n).sum();
            entry.background = likelihood(seen, all);
            for (_, count) in &mut entry.topics {
                *count = ((*count + weight::UNSEEN) / weight::UNSEEN).ln();
            }
        }
        let weights = phrasings.iter().zip(&sets).map(|((topic, _), set)| {
            let total = set.iter().map(|(f, w)| w * features[f].idf).sum();
            (*topic, total)
        });
        let phrasings = weights.collect();
        Self {
            features,
            phrasings,
            sizes,
            unknown_idf: idf(topics, 1),
        }
    }

    /// How much of the anchors' idf each topic has, and all of it (never 0).
    fn anchored(&self, anchors: &[char]) -> (Vec<f32>, f32) {
        let mut named = vec![0_f32; self.sizes.len()];
        let mut all = 0.0;
        for anchor in anchors {
            if let Some(entry) = self.features.get(&packed(1, &[*anchor])) {
                all += entry.idf;
                for (topic, _) in &entry.topics {
                    named[*topic as usize] += entry.idf;
                }
            }
        }
        if all > 0.0 {
            (named, all)
        } else {
            (vec![1.0; self.sizes.len()], 1.0)
        }
    }

    /// From each topic's gains to its share of the likelihood, 0–1.
    fn likelihoods(&self, evidence: Vec<f32>, weights: f32, background: f32) -> Vec<f32> {
        let unseen = |size: &f32| weights * likelihood(0.0, *size) - background;
        let scores = evidence
            .iter()
            .zip(&self.sizes)
            .map(|(gain, size)| gain + unseen(size));
        let scores: Vec<f32> = scores.collect();
        let best = scores.iter().copied().fold(f32::MIN, f32::max);
        let sharpness = weight::SHARPNESS / weights.max(f32::EPSILON);
        let shares: Vec<f32> = scores
            .iter()
            .map(|s| ((s - best) * sharpness).exp())
            .collect();
        let sum: f32 = shares.iter().sum();
        shares.into_iter().map(|s| s / sum).collect()
    }

    /// Ranks the topics for a folded text with concepts. This is the place where
    /// a model could choose among topics instead: text in, topics with scores
    /// out; what is said about a topic is decided elsewhere.
    ///
    /// `anchors` are the text's concepts that name something of this procedure: a
    /// topic that never speaks of one of them is hardly meant.
    pub(crate) fn rank(&self, text: &[char], anchors: &[char]) -> Ranking {
        let asked = features_of(text);
        let mut shared = vec![0_f32; self.phrasings.len()];
        let mut evidence = vec![0_f32; self.sizes.len()];
        let (mut weights, mut background) = (0_f32, 0_f32);
        let (mut unknown, mut known) = (0_f32, 0_f32);
        let (mut strange, mut content) = (0_f32, 0_f32);
        for (feature, kind) in &asked {
            let Some(entry) = self.features.get(feature) else {
                unknown += kind * self.unknown_idf;
                if *kind != weight::KANA_BIGRAM {
                    strange += kind;
                }
                continue;
            };
            let weight = kind * entry.idf;
            known += weight;
            if *kind != weight::KANA_BIGRAM {
                content += kind;
            }
            for phrasing in &entry.phrasings {
                shared[*phrasing as usize] += weight;
            }
            weights += kind;
            background += kind * entry.background;
            for (topic, gain) in &entry.topics {
                evidence[*topic as usize] += kind * gain;
            }
        }
        // Words the index has never seen (greetings, circumstances) say less
        // against a topic than words of other topics.
        let total = known + weight::UNKNOWN * unknown;
        if known <= 0.0 {
            return Ranking::default();
        }
        let (named, all_named) = self.anchored(anchors);
        let mut nearest = vec![[0_f32; 3]; self.sizes.len()];
        for (shared, (topic, size)) in shared.iter().zip(&self.phrasings) {
            if *shared > 0.0 {
                let similarity = shared
                    / (shared
                        + weight::EXTRA * (total - shared)
                        + weight::MISSING * (size - shared));
                insert(&mut nearest[*topic as usize], similarity);
            }
        }
        let mut hits: Vec<Hit> = (0_u32..)
            .zip(
                nearest
                    .iter()
                    .zip(&self.likelihoods(evidence, weights, background)),
            )
            .filter(|(_, (best, _))| best[0] > 0.0)
            .map(|(topic, (best, likely))| {
                let mean = best.iter().sum::<f32>() / 3.0;
                let [a, b, c] = weight::BLEND;
                let unnamed = 1.0 - named[topic as usize] / all_named;
                let score =
                    (a * best[0] + b * mean + c * likely) * (1.0 - weight::UNNAMED * unnamed);
                Hit { topic, score }
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
        Ranking {
            hits,
            content: content / (content + strange).max(f32::EPSILON),
            concepts: text.iter().filter(|c| is_concept(**c)).count(),
        }
    }
}

/// How likely it is that a phrasing has a feature that `count` of `of` have
/// (logarithm).
fn likelihood(count: f32, of: f32) -> f32 {
    ((count + weight::UNSEEN) / (of + 20.0 * weight::UNSEEN)).ln()
}

fn insert(best: &mut [f32; 3], value: f32) {
    if value > best[0] {
        *best = [value, best[0], best[1]];
    } else if value > best[1] {
        *best = [best[0], value, best[1]];
    } else if value > best[2] {
        best[2] = value;
    }
}

#[allow(clippy::cast_precision_loss)] // counts of topics and phrasings: far below 2^23
fn idf(topics: usize, with: usize) -> f32 {
    let (n, df) = (topics as f32, with as f32);
    (1.0 + (n - df + 0.5) / (df + 0.5)).ln()
}

/// The features of a folded text with concepts, each once.
pub(crate) fn features_of(text: &[char]) -> Vec<Feature> {
    let mut set: HashMap<u64, f32> = HashMap::new();
    let mut words: Vec<u64> = Vec::new();
    let mut concepts: Vec<char> = Vec::new();
    for run in text.split(|c| !is_feature(*c)).filter(|r| !r.is_empty()) {
        for piece in run.chunk_by(|a, b| is_latin(*a) == is_latin(*b)) {
            if piece.first().copied().is_some_and(is_latin) {
                latin_features(piece, &mut set, &mut words);
            } else {
                japanese_features(piece, &mut set);
                words.clear();
            }
        }
    }
    concepts.extend(text.iter().filter(|c| is_concept(**c)));
    concepts.sort_unstable();
    concepts.dedup();
    for (i, a) in concepts.iter().enumerate() {
        for b in &concepts[i + 1..] {
            set.insert(packed(4, &[*a, *b]), weight::PAIR);
        }
    }
    set.into_iter().collect()
}

const fn is_feature(c: char) -> bool {
    is_concept(c) || is_kanji(c) || is_kana(c) || is_latin(c)
}

fn japanese_features(run: &[char], set: &mut HashMap<u64, f32>) {
    for c in run {
        if is_concept(*c) {
            set.insert(packed(1, &[*c]), weight::CONCEPT);
        } else if is_kanji(*c) {
            set.insert(packed(1, &[*c]), weight::KANJI);
        }
    }
    for pair in run.windows(2) {
        let is_plain = pair.iter().all(|c| is_kana(*c));
        let weight = if is_plain {
            weight::KANA_BIGRAM
        } else {
            weight::BIGRAM
        };
        set.insert(packed(2, pair), weight);
    }
    for three in run.windows(3) {
        let is_plain = three.iter().all(|c| is_kana(*c));
        let weight = if is_plain {
            weight::KANA_BIGRAM
        } else {
            weight::TRIGRAM
        };
        set.insert(packed(3, three), weight);
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

fn latin_features(word: &[char], set: &mut HashMap<u64, f32>, words: &mut Vec<u64>) {
    let text: String = word.iter().collect();
    let is_number = word.iter().all(char::is_ascii_digit);
    if STOP.contains(&text.as_str()) {
        return;
    }
    let stem = stemmed(&text);
    let id = 5 << 60 | (hashed(stem) & ((1 << 60) - 1));
    set.insert(
        id,
        if is_number {
            weight::KANJI
        } else {
            weight::WORD
        },
    );
    if let Some(last) = words.last() {
        let both = hashed(&format!("{last}-{id}"));
        set.insert(6 << 60 | (both & ((1 << 60) - 1)), weight::WORD_BIGRAM);
    }
    words.push(id);
    if word.len() >= 5 && !is_number {
        for three in word.windows(3) {
            set.insert(packed(7, three), weight::WORD_PART);
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

fn packed(kind: u64, chars: &[char]) -> u64 {
    chars.iter().fold(kind, |acc, c| {
        (acc << 20) ^ (u64::from(u32::from(*c)) & 0xf_ffff)
    }) ^ (kind << 60)
}

/// FNV-1a.
fn hashed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}
