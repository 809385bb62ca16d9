//! Which class (a topic, or a reason to decline) a text belongs to, learned from
//! the phrasings: three views of a text ([`crate::linear`]), which are sure of
//! the same thing where it is so, beside the votes of the nearest phrasings.
//! Learned when the guide's crate is built; a topic that staff add is learned
//! like any other while the guide runs.
//!
//! `make guide-eval` measures it on questions by people who had not seen the
//! phrasings.

use crate::bytes::{Packer, Unpacker, unpacked};
use crate::features::{Feature, View};
use crate::linear;
use crate::nearest::Nearest;
use crate::vocabulary::{Input, Vocabulary};
use crate::weights::{PackedWeights, Weights};

/// Part of the nearest phrasings in what is said in the end; tuned on the tune
/// part of `tests/questions` only.
const NEAREST: f32 = 0.35;

/// The whole first: the nearest phrasings are those by it.
const VIEWS: [View; 3] = [View::Whole, View::Spelled, View::Read];

/// Tells classes apart by what was learned.
#[derive(Debug)]
pub struct Classifier {
    vocabulary: Vocabulary,
    /// What each of the views learned.
    weights: [Weights; VIEWS.len()],
    nearest: Nearest,
    classes: usize,
}

impl Classifier {
    /// Learns `classes` classes, numbered from 0, from examples.
    pub(crate) fn learn(classes: usize, examples: &[(u32, Vec<Feature>)]) -> Self {
        let vocabulary = Vocabulary::of(examples);
        let train = |view| {
            let inputs: Vec<(usize, Input)> = examples
                .iter()
                .map(|(class, set)| {
                    let rows = vocabulary.rows(set);
                    (*class as usize, vocabulary.input(view, set, &rows))
                })
                .collect();
            linear::train(vocabulary.len(), classes, &inputs)
        };
        let weights = std::thread::scope(|scope| {
            let train = &train;
            let learning = VIEWS.map(|view| scope.spawn(move || train(view)));
            learning.map(|view| view.join().expect("learning does not panic"))
        });
        let inputs: Vec<(u32, (Input, f32))> = examples
            .iter()
            .map(|(class, set)| {
                let rows = vocabulary.rows(set);
                (*class, vocabulary.values(View::Whole, set, &rows))
            })
            .collect();
        Self {
            nearest: Nearest::new(vocabulary.len(), &inputs),
            vocabulary,
            weights,
            classes,
        }
    }

    /// How likely each class is, 0–1, together 1 at most.
    ///
    /// This is the place where a model could choose among topics instead: a text
    /// in, shares out. What is said about a topic is decided elsewhere.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // three views
    pub fn classify(&self, set: &[Feature]) -> Vec<f32> {
        let rows = self.vocabulary.rows(set);
        let inputs = VIEWS.map(|view| self.vocabulary.input(view, set, &rows));
        let mut votes = self.nearest.votes(&inputs[0], self.classes);
        for vote in &mut votes {
            *vote *= NEAREST;
        }
        // A view that sees nothing of the text has nothing to say; the whole one
        // then says that it may be anything.
        let said = inputs.iter().zip(VIEWS).zip(&self.weights);
        let said = said.filter(|((input, view), _)| *view == View::Whole || !input.is_empty());
        let said: Vec<Vec<f32>> = said
            .map(|((input, _), weights)| weights.shares(input))
            .collect();
        let part = (1.0 - NEAREST) / said.len() as f32;
        for shares in said {
            for (vote, share) in votes.iter_mut().zip(shares) {
                *vote += part * share;
            }
        }
        votes
    }

    pub(crate) fn write(&self, out: &mut Packer) -> std::io::Result<()> {
        out.count(self.classes);
        for weights in &self.weights {
            weights.write(out)?;
        }
        let mut rest = Packer::default();
        self.vocabulary.write(&mut rest);
        self.nearest.write(&mut rest);
        out.packed(&rest.0)
    }

    pub(crate) fn read(data: &mut Unpacker<'_>) -> Option<Self> {
        let classes = data.count()?;
        let mut found = Vec::new();
        for _ in VIEWS {
            found.push(PackedWeights::find(data)?);
        }
        let rest = data.packed()?;
        // Side by side: a start waits for it.
        std::thread::scope(|scope| {
            let views = found.into_iter();
            let views: Vec<_> = views
                .map(|packed| scope.spawn(move || Weights::read(packed)))
                .collect();
            let rest = unpacked(rest)?;
            let mut rest = Unpacker(&rest);
            let (vocabulary, nearest) = (Vocabulary::read(&mut rest)?, Nearest::read(&mut rest)?);
            let weights = views.into_iter().map(|view| view.join().ok().flatten());
            let weights: Option<Vec<Weights>> = weights.collect();
            Some(Self {
                vocabulary,
                weights: weights?.try_into().ok()?,
                nearest,
                classes,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words, which every view sees; each often enough to be learned.
    const fn word(number: u64) -> u64 {
        (5 << 60) | number
    }

    fn of_two_classes() -> Classifier {
        let example = |class, features: [u64; 3]| (class, features.map(|f| (word(f), 1.0)).into());
        let both = [example(0, [1, 2, 9]), example(1, [4, 5, 9])];
        let examples: Vec<(u32, Vec<Feature>)> = [&both[..]; 4].concat();
        Classifier::learn(2, &examples)
    }

    #[test]
    fn classes_are_told_apart_by_their_features_and_the_shares_add_up() {
        let classifier = of_two_classes();
        let shares = classifier.classify(&[(word(4), 1.0), (word(3), 0.1)]);
        assert!(shares[1] > 0.6, "{shares:?}");
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-3);
        let unknown = classifier.classify(&[(word(7), 1.0)]);
        assert!(unknown[0] < 0.5 && unknown[0] == unknown[1], "{unknown:?}");
    }

    #[test]
    fn what_was_written_and_read_again_says_the_very_same() {
        let classifier = of_two_classes();
        let mut out = Packer::default();
        classifier.write(&mut out).unwrap();
        let again = Classifier::read(&mut Unpacker(&out.0)).unwrap();
        for features in [[1, 2, 9], [4, 1, 3], [7, 8, 9]] {
            let set = features.map(|f| (word(f), 1.0));
            assert_eq!(classifier.classify(&set), again.classify(&set));
        }
        assert!(Classifier::read(&mut Unpacker(&out.0[..out.0.len() - 1])).is_none());
    }
}
