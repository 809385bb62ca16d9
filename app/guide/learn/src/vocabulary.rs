//! Which features count, in how many phrasings each stands, and what a text is
//! to those who look at it by these. Shared by all views of a text.

use std::collections::HashMap;

use crate::bytes::{Packer, Unpacker};
use crate::features::{Feature, View};

/// In how many phrasings a feature must stand to count.
const COMMON: u32 = 3;
/// What an unknown feature weighs beside a known one: a text of unknown words is
/// told apart less surely.
const UNKNOWN: f32 = 0.2;

/// Places and values of a text's known features, of length 1 with the unknown ones.
pub(crate) type Input = Vec<(usize, f32)>;

/// The features that count; a feature's place here is its row elsewhere.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// In rising order.
    features: Vec<u64>,
    /// In how many phrasings each stands.
    counts: Vec<u32>,
    /// Of how many phrasings.
    phrasings: u32,
    idf: Vec<f32>,
    unknown_idf: f32,
}

impl Vocabulary {
    /// The features of these phrasings that stand in enough of them.
    pub(crate) fn of(examples: &[(u32, Vec<Feature>)]) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for (feature, _) in examples.iter().flat_map(|(_, set)| set) {
            *counts.entry(*feature).or_default() += 1;
        }
        counts.retain(|_, count| *count >= COMMON);
        // In an order of its own: the same phrasings give the same weights.
        let mut counts: Vec<(u64, u32)> = counts.into_iter().collect();
        counts.sort_unstable();
        let (features, counts) = counts.into_iter().unzip();
        let phrasings = u32::try_from(examples.len()).unwrap_or(u32::MAX);
        Self::new(features, counts, phrasings)
    }

    fn new(features: Vec<u64>, counts: Vec<u32>, phrasings: u32) -> Self {
        Self {
            features,
            idf: counts.iter().map(|with| idf(phrasings, *with)).collect(),
            unknown_idf: idf(phrasings, 1),
            counts,
            phrasings,
        }
    }

    /// How many features count.
    pub(crate) const fn len(&self) -> usize {
        self.features.len()
    }

    /// The row of each of a text's features that counts.
    pub(crate) fn rows(&self, set: &[Feature]) -> Vec<Option<usize>> {
        let row = |(feature, _): &Feature| self.features.binary_search(feature).ok();
        set.iter().map(row).collect()
    }

    /// What a view sees of a text, whose features stand in these rows.
    pub(crate) fn input(&self, view: View, set: &[Feature], rows: &[Option<usize>]) -> Input {
        let (mut input, length) = self.values(view, set, rows);
        for (_, value) in &mut input {
            *value /= length;
        }
        input
    }

    /// The same before it is brought to length 1, and its length.
    pub(crate) fn values(
        &self,
        view: View,
        set: &[Feature],
        rows: &[Option<usize>],
    ) -> (Input, f32) {
        let mut squares = 0.0;
        let mut input = Vec::with_capacity(set.len());
        for ((feature, weight), row) in set.iter().zip(rows) {
            if !view.sees(*feature) {
                continue;
            }
            if let Some(row) = *row {
                let value = weight * self.idf[row];
                squares += value.powi(2);
                input.push((row, value));
            } else {
                squares += (UNKNOWN * weight * self.unknown_idf).powi(2);
            }
        }
        (input, squares.sqrt().max(f32::EPSILON))
    }

    pub(crate) fn write(&self, out: &mut Packer) {
        out.number(self.phrasings);
        out.count(self.features.len());
        let mut last = 0;
        for feature in &self.features {
            out.large_number(feature - last);
            last = *feature;
        }
        for count in &self.counts {
            out.number(*count);
        }
    }

    pub(crate) fn read(data: &mut Unpacker<'_>) -> Option<Self> {
        let phrasings = data.number()?;
        let count = data.count()?;
        let mut last = 0_u64;
        let mut features = Vec::with_capacity(count);
        for _ in 0..count {
            last = last.checked_add(data.large_number()?)?;
            features.push(last);
        }
        let mut counts = Vec::with_capacity(count);
        for _ in 0..count {
            counts.push(data.number()?);
        }
        Some(Self::new(features, counts, phrasings))
    }
}

#[allow(clippy::cast_precision_loss)] // some ten thousand phrasings: far below 2^23
fn idf(all: u32, with: u32) -> f32 {
    let (all, with) = (all as f32, with as f32);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}
