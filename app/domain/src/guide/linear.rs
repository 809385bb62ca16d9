//! One way of looking at texts: multinomial logistic regression over those of
//! their features that a [`View`] sees.

use std::collections::HashMap;

use super::features::{Feature, View};

/// Places and values of a text's features, of length 1.
pub(crate) type Input = Vec<(usize, f32)>;

/// How it is trained; tuned on the tune part of `tests/guide-eval` only.
mod training {
    /// How often every phrasing is looked at.
    pub(super) const ROUNDS: usize = 3;
    /// Length of the first step; it falls to nothing over the rounds.
    pub(super) const STEP: f32 = 6.0;
    /// Errors smaller than this are not worth a step.
    pub(super) const NEGLIGIBLE: f32 = 0.004;
    /// From which share of its own class on a phrasing is learned, and for how
    /// many rounds it then rests.
    pub(super) const LEARNED: f32 = 0.95;
    pub(super) const REST: u8 = 2;
    /// In how many phrasings a feature must stand to count.
    pub(super) const COMMON: usize = 3;
    /// What an unknown feature weighs beside a known one: a text of unknown
    /// words is told apart less surely.
    pub(super) const UNKNOWN: f32 = 0.2;
}

/// The trained weights.
#[derive(Debug)]
pub(crate) struct Linear {
    view: View,
    /// Feature → its row and idf.
    features: HashMap<u64, (usize, f32)>,
    unknown_idf: f32,
    /// A row for each feature, a column for each class.
    weights: Vec<f32>,
    classes: usize,
}

impl Linear {
    /// Learns `classes` classes, numbered from 0, from examples.
    pub(crate) fn train(view: View, classes: usize, examples: &[(u32, Vec<Feature>)]) -> Self {
        let mut counts: HashMap<u64, usize> = HashMap::new();
        for (feature, _) in examples.iter().flat_map(|(_, set)| set) {
            if view.sees(*feature) {
                *counts.entry(*feature).or_default() += 1;
            }
        }
        counts.retain(|_, n| *n >= training::COMMON);
        // In an order of its own: the same phrasings give the same weights.
        let mut counts: Vec<(u64, usize)> = counts.into_iter().collect();
        counts.sort_unstable();
        let rows = counts.iter().enumerate();
        let mut trained = Self {
            view,
            features: rows
                .map(|(row, (feature, n))| (*feature, (row, idf(examples.len(), *n))))
                .collect(),
            unknown_idf: idf(examples.len(), 1),
            weights: vec![0.0; counts.len() * classes],
            classes,
        };
        let inputs: Vec<(usize, Input)> = examples
            .iter()
            .map(|(class, set)| (*class as usize, trained.input(set)))
            .collect();
        let mut rests = vec![0_u8; inputs.len()];
        for round in 0..training::ROUNDS {
            for place in 0..inputs.len() {
                let number = mixed(place, round, inputs.len());
                let (class, input) = &inputs[number];
                if rests[number] > 0 {
                    rests[number] -= 1;
                } else if trained.learn(*class, input, step(round, place, inputs.len()))
                    >= training::LEARNED
                {
                    rests[number] = training::REST;
                }
            }
        }
        trained
    }

    /// One step of stochastic gradient descent; the share that the right class
    /// had before it.
    fn learn(&mut self, class: usize, input: &Input, step: f32) -> f32 {
        let mut errors = self.shares(input);
        let share = errors[class];
        errors[class] -= 1.0;
        let errors: Vec<(usize, f32)> = errors
            .into_iter()
            .enumerate()
            .filter(|(_, error)| error.abs() > training::NEGLIGIBLE)
            .collect();
        for (row, value) in input {
            let weights = &mut self.weights[row * self.classes..][..self.classes];
            for (class, error) in &errors {
                weights[*class] -= step * value * error;
            }
        }
        share
    }

    /// What it sees of a text.
    pub(crate) fn input(&self, set: &[Feature]) -> Input {
        let mut squares = 0.0;
        let mut input = Vec::with_capacity(set.len());
        for (feature, weight) in set.iter().filter(|(f, _)| self.view.sees(*f)) {
            if let Some((row, idf)) = self.features.get(feature) {
                squares += (weight * idf).powi(2);
                input.push((*row, weight * idf));
            } else {
                squares += (training::UNKNOWN * weight * self.unknown_idf).powi(2);
            }
        }
        let length = squares.sqrt().max(f32::EPSILON);
        for (_, value) in &mut input {
            *value /= length;
        }
        input
    }

    /// How likely each class is, together 1. A text without any known feature is
    /// of every class a little.
    pub(crate) fn shares(&self, input: &Input) -> Vec<f32> {
        let mut scores = vec![0_f32; self.classes];
        for (row, value) in input {
            let weights = &self.weights[row * self.classes..][..self.classes];
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += value * weight;
            }
        }
        let best = scores.iter().copied().fold(f32::MIN, f32::max);
        for score in &mut scores {
            *score = (*score - best).exp();
        }
        let sum: f32 = scores.iter().sum();
        for score in &mut scores {
            *score /= sum;
        }
        scores
    }
}

#[allow(clippy::cast_precision_loss)] // some ten thousand phrasings: far below 2^23
fn step(round: usize, place: usize, of: usize) -> f32 {
    let done = (round * of + place) as f32 / (training::ROUNDS * of) as f32;
    training::STEP * (1.0 - done)
}

#[allow(clippy::cast_precision_loss)] // as above
fn idf(all: usize, with: usize) -> f32 {
    let (all, with) = (all as f32, with as f32);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}

/// The phrasings in a mixed order, another one in each round: neighbours in the
/// data are of one topic.
const fn mixed(place: usize, round: usize, of: usize) -> usize {
    // A prime visits every place once unless it divides their number.
    const PRIMES: [usize; 4] = [7_919, 104_729, 15_485_863, 32_452_843];
    let prime = PRIMES[round % PRIMES.len()];
    if of.is_multiple_of(prime) {
        place
    } else {
        (place * prime + round * 31) % of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrasing_is_looked_at_once_a_round() {
        for round in 0..6 {
            let mut places: Vec<usize> = (0..1000).map(|p| mixed(p, round, 1000)).collect();
            places.sort_unstable();
            assert!(places.into_iter().eq(0..1000), "round {round}");
        }
    }
}
