//! Which class (a topic, or a reason to decline) a text belongs to, learned from
//! the phrasings once when a guide is built: three [`super::linear`] views of a
//! text, which are sure of the same thing where it is so, beside the votes of
//! the nearest phrasings. No model is shipped and none is fetched; a topic that
//! staff add is learned like any other.
//!
//! `make guide-eval` measures it on questions by people who had not seen the
//! phrasings.

use super::features::{Feature, View};
use super::linear::{Input, Linear};
use super::nearest::Nearest;

/// Part of the nearest phrasings in what is said in the end; tuned on the tune
/// part of `tests/guide-eval` only.
const NEAREST: f32 = 0.35;

/// What was learned.
#[derive(Debug)]
pub(crate) struct Classifier {
    whole: Linear,
    partial: [Linear; 2],
    nearest: Nearest,
    classes: usize,
}

impl Classifier {
    /// Learns `classes` classes, numbered from 0, from examples.
    pub(crate) fn train(classes: usize, examples: &[(u32, Vec<Feature>)]) -> Self {
        let whole = Linear::train(View::Whole, classes, examples);
        let inputs: Vec<(usize, Input)> = examples
            .iter()
            .map(|(class, set)| (*class as usize, whole.input(set)))
            .collect();
        Self {
            nearest: Nearest::new(&inputs),
            partial: [View::Spelled, View::Read].map(|view| Linear::train(view, classes, examples)),
            whole,
            classes,
        }
    }

    /// How likely each class is, 0–1, together 1 at most.
    ///
    /// This is the place where a model could choose among topics instead: a text
    /// in, shares out. What is said about a topic is decided elsewhere.
    #[allow(clippy::cast_precision_loss)] // three views
    pub(crate) fn classify(&self, set: &[Feature]) -> Vec<f32> {
        let input = self.whole.input(set);
        let mut votes = self.nearest.votes(&input, self.classes);
        for vote in &mut votes {
            *vote *= NEAREST;
        }
        let mut said = vec![self.whole.shares(&input)];
        for view in &self.partial {
            // A view that sees nothing of the text has nothing to say.
            let input = view.input(set);
            if !input.is_empty() {
                said.push(view.shares(&input));
            }
        }
        let part = (1.0 - NEAREST) / said.len() as f32;
        for shares in said {
            for (vote, share) in votes.iter_mut().zip(shares) {
                *vote += part * share;
            }
        }
        votes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_told_apart_by_their_features_and_the_shares_add_up() {
        // Words, which every view sees; each often enough to be learned.
        let word = |number: u64| (5 << 60) | number;
        let example = |class, features: [u64; 3]| (class, features.map(|f| (word(f), 1.0)).into());
        let both = [example(0, [1, 2, 9]), example(1, [4, 5, 9])];
        let examples: Vec<(u32, Vec<Feature>)> = [&both[..]; 4].concat();
        let classifier = Classifier::train(2, &examples);
        let shares = classifier.classify(&[(word(4), 1.0), (word(3), 0.1)]);
        assert!(shares[1] > 0.6, "{shares:?}");
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-3);
        let unknown = classifier.classify(&[(word(7), 1.0)]);
        assert!(unknown[0] < 0.5 && unknown[0] == unknown[1], "{unknown:?}");
    }
}
