//! Which class (a topic, or a reason to decline) a text belongs to, learned from
//! the phrasings: multinomial logistic regression over [`super::features`],
//! trained once when a guide is built (about a second), beside the votes of the
//! nearest phrasings. No model is shipped and none is fetched; a topic that
//! staff add is learned like any other.
//!
//! `make guide-eval` measures it on questions by people who had not seen the
//! phrasings.

use std::collections::HashMap;

use super::features::Feature;
use super::nearest::{Input, Nearest};

/// How it is trained; tuned on the tune part of `tests/guide-eval` only.
mod training {
    /// How often every phrasing is looked at.
    pub(super) const ROUNDS: usize = 8;
    /// Length of the first step; it falls to nothing over the rounds.
    pub(super) const STEP: f32 = 6.0;
    /// Errors smaller than this are not worth a step.
    pub(super) const NEGLIGIBLE: f32 = 0.004;
    /// From which share of its own class on a phrasing is learned, and for how
    /// many rounds it then rests.
    pub(super) const LEARNED: f32 = 0.95;
    pub(super) const REST: u8 = 2;
    /// In how many phrasings a feature must stand to count.
    pub(super) const COMMON: usize = 2;
    /// What an unknown feature weighs beside a known one: a text of unknown
    /// words is told apart less surely.
    pub(super) const UNKNOWN: f32 = 0.2;
    /// Part of the nearest phrasings in what is said in the end.
    pub(super) const NEAREST: f32 = 0.35;
}

/// The trained weights.
#[derive(Debug)]
pub(crate) struct Classifier {
    /// Feature → its row and idf.
    features: HashMap<u64, (usize, f32)>,
    unknown_idf: f32,
    /// A row for each feature, a column for each class.
    weights: Vec<f32>,
    classes: usize,
    nearest: Nearest,
}

impl Classifier {
    /// Learns `classes` classes, numbered from 0, from examples.
    pub(crate) fn train(classes: usize, examples: &[(u32, Vec<Feature>)]) -> Self {
        let mut counts: HashMap<u64, usize> = HashMap::new();
        for (feature, _) in examples.iter().flat_map(|(_, set)| set) {
            *counts.entry(*feature).or_default() += 1;
        }
        counts.retain(|_, n| *n >= training::COMMON);
        // In an order of its own: the same phrasings give the same weights.
        let mut counts: Vec<(u64, usize)> = counts.into_iter().collect();
        counts.sort_unstable();
        let rows = counts.iter().enumerate();
        let mut trained = Self {
            features: rows
                .map(|(row, (feature, n))| (*feature, (row, idf(examples.len(), *n))))
                .collect(),
            unknown_idf: idf(examples.len(), 1),
            weights: vec![0.0; counts.len() * classes],
            classes,
            nearest: Nearest::new(0, &[]),
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
        trained.nearest = Nearest::new(trained.features.len(), &inputs);
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

    fn input(&self, set: &[Feature]) -> Input {
        let mut squares = 0.0;
        let mut input = Vec::with_capacity(set.len());
        for (feature, weight) in set {
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

    fn shares(&self, input: &Input) -> Vec<f32> {
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

    /// How likely each class is, 0–1, together 1 at most. A text without any
    /// known feature is of every class a little.
    ///
    /// This is the place where a model could choose among topics instead: a text
    /// in, shares out. What is said about a topic is decided elsewhere.
    pub(crate) fn classify(&self, set: &[Feature]) -> Vec<f32> {
        let input = self.input(set);
        let votes = self.nearest.votes(&input, self.classes);
        let shares = self.shares(&input).into_iter().zip(votes);
        shares
            .map(|(share, vote)| share + training::NEAREST * (vote - share))
            .collect()
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
    fn classes_are_told_apart_by_their_features_and_the_shares_add_up() {
        let example =
            |class, features: &[u64]| (class, features.iter().map(|f| (*f, 1.0)).collect());
        let examples: Vec<(u32, Vec<Feature>)> = vec![
            example(0, &[1, 2, 9]),
            example(0, &[1, 3, 9]),
            example(1, &[4, 5, 9]),
            example(1, &[4, 6, 9]),
        ];
        let classifier = Classifier::train(2, &examples);
        let shares = classifier.classify(&[(4, 1.0), (3, 0.1)]);
        assert!(shares[1] > 0.6, "{shares:?}");
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-3);
        let unknown = classifier.classify(&[(7, 1.0)]);
        assert!(unknown[0] < 0.5 && unknown[0] == unknown[1], "{unknown:?}");
    }

    #[test]
    fn every_phrasing_is_looked_at_once_a_round() {
        for round in 0..6 {
            let mut places: Vec<usize> = (0..1000).map(|p| mixed(p, round, 1000)).collect();
            places.sort_unstable();
            assert!(places.into_iter().eq(0..1000), "round {round}");
        }
    }
}
