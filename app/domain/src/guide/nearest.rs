//! The phrasings nearest to a text: what the few most like it say about its
//! class, by cosine similarity. Beside the learned weights of
//! [`super::classifier`], which are surer but sometimes surely wrong, it keeps
//! what no phrasing is like from being answered.

use super::likeness::Likeness;
use super::linear::Input;

/// How many of the nearest have a say.
const VOICES: usize = 5;
/// How much more a nearer one counts: its similarity to this power.
const SHARPNESS: i32 = 4;

/// The phrasings by their features.
#[derive(Debug)]
pub(crate) struct Nearest {
    phrasings: Likeness,
    /// The class of each phrasing.
    classes: Vec<usize>,
}

impl Nearest {
    pub(crate) fn new(inputs: &[(usize, Input)]) -> Self {
        Self {
            phrasings: Likeness::to(inputs.iter().map(|(_, input)| numbered(input))),
            classes: inputs.iter().map(|(class, _)| *class).collect(),
        }
    }

    /// Each class's part of the nearest phrasings' votes; with no phrasing like
    /// the text at all, nothing.
    pub(crate) fn votes(&self, input: &Input, classes: usize) -> Vec<f32> {
        let similar = self.phrasings.of(numbered(input));
        let mut order: Vec<usize> = (0..similar.len()).collect();
        if order.len() > VOICES {
            order.select_nth_unstable_by(VOICES, |a, b| similar[*b].total_cmp(&similar[*a]));
            order.truncate(VOICES);
        }
        let mut votes = vec![0_f32; classes];
        let mut all = f32::EPSILON;
        for number in order {
            let vote = similar[number].powi(SHARPNESS);
            votes[self.classes[number]] += vote;
            all += vote;
        }
        for vote in &mut votes {
            *vote /= all;
        }
        votes
    }
}

fn numbered(input: &Input) -> impl Iterator<Item = (u64, f32)> + '_ {
    input.iter().map(|(place, value)| (*place as u64, *value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_phrasings_class_has_more_votes_and_nothing_alike_has_none() {
        let inputs = [
            (0, vec![(0, 0.8), (1, 0.6)]),
            (1, vec![(1, 0.8), (2, 0.6)]),
            (1, vec![(3, 1.0)]),
        ];
        let nearest = Nearest::new(&inputs);
        let votes = nearest.votes(&vec![(0, 0.8), (1, 0.6)], 2);
        assert!(votes[0] > 0.9 && votes[1] > 0.0, "{votes:?}");
        assert_eq!(nearest.votes(&vec![(4, 1.0)], 2), [0.0, 0.0]);
    }
}
