//! How one view of texts is learned: multinomial logistic regression over those
//! of their features that it sees, by stochastic gradient descent.

use crate::vocabulary::Input;
use crate::weights::{Weights, softmax};

/// How it is trained; tuned on the tune part of `tests/questions` only.
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
}

/// The weights of `classes` classes, numbered from 0, for features of `rows`
/// rows, learned from the inputs of phrasings and their classes.
pub(crate) fn train(rows: usize, classes: usize, inputs: &[(usize, Input)]) -> Weights {
    let mut training = Training {
        weights: vec![0.0; rows * classes],
        classes,
    };
    let mut rests = vec![0_u8; inputs.len()];
    for round in 0..training::ROUNDS {
        for place in 0..inputs.len() {
            let number = mixed(place, round, inputs.len());
            let (class, input) = &inputs[number];
            if rests[number] > 0 {
                rests[number] -= 1;
            } else if training.learn(*class, input, step(round, place, inputs.len()))
                >= training::LEARNED
            {
                rests[number] = training::REST;
            }
        }
    }
    Weights::rounded(&training.weights, classes)
}

/// Weights while they are learned.
struct Training {
    /// A row for each feature, a column for each class.
    weights: Vec<f32>,
    classes: usize,
}

impl Training {
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

    fn shares(&self, input: &Input) -> Vec<f32> {
        let mut scores = vec![0_f32; self.classes];
        for (row, value) in input {
            let weights = &self.weights[row * self.classes..][..self.classes];
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += value * weight;
            }
        }
        softmax(&mut scores);
        scores
    }
}

#[allow(clippy::cast_precision_loss)] // some ten thousand phrasings: far below 2^23
fn step(round: usize, place: usize, of: usize) -> f32 {
    let done = (round * of + place) as f32 / (training::ROUNDS * of) as f32;
    training::STEP * (1.0 - done)
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
