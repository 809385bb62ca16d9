//! The phrasings nearest to a text: what the few most like it say about its
//! class, by cosine similarity. Beside the learned weights of
//! [`super::classifier`], which are surer but sometimes surely wrong, it keeps
//! what no phrasing is like from being answered.
//!
//! A phrasing's value for a feature is the feature's, the same in every
//! phrasing, divided by the phrasing's length: so only the numbers of the
//! phrasings are kept, side by side.

use crate::bytes::{Packer, Unpacker};
use crate::vocabulary::Input;

/// How many of the nearest have a say.
const VOICES: usize = 5;
/// How much more a nearer one counts: its similarity to this power.
const SHARPNESS: i32 = 4;

/// The phrasings by their features.
#[derive(Debug)]
pub(crate) struct Nearest {
    /// The class of each phrasing, and its length.
    classes: Vec<u32>,
    lengths: Vec<f32>,
    /// The value of each row's feature.
    values: Vec<f32>,
    /// The phrasings that have each row's feature, row by row.
    phrasings: Vec<u32>,
    /// Where each row of `phrasings` begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Nearest {
    /// Phrasings by their class, their values in so many rows, and their length.
    pub(crate) fn new(rows: usize, inputs: &[(u32, (Input, f32))]) -> Self {
        let mut by_row: Vec<Vec<u32>> = vec![Vec::new(); rows];
        let mut values = vec![0.0; rows];
        for (number, (_, (input, _))) in (0_u32..).zip(inputs) {
            for (row, value) in input {
                by_row[*row].push(number);
                values[*row] = *value;
            }
        }
        let mut nearest = Self {
            classes: inputs.iter().map(|(class, _)| *class).collect(),
            lengths: inputs.iter().map(|(_, (_, length))| *length).collect(),
            values,
            phrasings: Vec::with_capacity(by_row.iter().map(Vec::len).sum()),
            starts: vec![0],
        };
        for list in by_row {
            nearest.phrasings.extend(list);
            nearest.end_row();
        }
        nearest
    }

    fn end_row(&mut self) {
        let end = u32::try_from(self.phrasings.len());
        self.starts.push(end.unwrap_or(u32::MAX));
    }

    /// Each class's part of the nearest phrasings' votes; with no phrasing like
    /// the text at all, nothing.
    pub(crate) fn votes(&self, input: &Input, classes: usize) -> Vec<f32> {
        let similar = self.similar(input);
        let mut order: Vec<usize> = (0..similar.len()).collect();
        if order.len() > VOICES {
            order.select_nth_unstable_by(VOICES, |a, b| similar[*b].total_cmp(&similar[*a]));
            order.truncate(VOICES);
        }
        let mut votes = vec![0_f32; classes];
        let mut all = f32::EPSILON;
        for number in order {
            let vote = similar[number].powi(SHARPNESS);
            votes[self.classes[number] as usize] += vote;
            all += vote;
        }
        for vote in &mut votes {
            *vote /= all;
        }
        votes
    }

    /// The likeness of a text to each phrasing.
    fn similar(&self, input: &Input) -> Vec<f32> {
        let mut similar = vec![0_f32; self.lengths.len()];
        for (row, value) in input {
            let list = self.starts[*row] as usize..self.starts[row + 1] as usize;
            for number in &self.phrasings[list] {
                let there = self.values[*row] / self.lengths[*number as usize];
                similar[*number as usize] += value * there;
            }
        }
        similar
    }

    pub(crate) fn write(&self, out: &mut Packer) {
        out.count(self.classes.len());
        for class in &self.classes {
            out.number(*class);
        }
        out.floats(&self.lengths);
        out.floats(&self.values);
        for row in self.starts.windows(2) {
            out.rising(&self.phrasings[row[0] as usize..row[1] as usize]);
        }
    }

    pub(crate) fn read(data: &mut Unpacker<'_>) -> Option<Self> {
        let classes = (0..data.count()?).map(|_| data.number());
        let classes: Option<Vec<u32>> = classes.collect();
        let mut nearest = Self {
            classes: classes?,
            lengths: data.floats()?,
            values: data.floats()?,
            phrasings: Vec::new(),
            starts: vec![0],
        };
        for _ in 0..nearest.values.len() {
            data.rising_onto(&mut nearest.phrasings)?;
            nearest.end_row();
        }
        nearest.phrasings.shrink_to_fit();
        Some(nearest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_phrasings_class_has_more_votes_and_nothing_alike_has_none() {
        let length = 0.5_f32.sqrt();
        let inputs = [
            (0, (vec![(0, 0.5), (1, 0.5)], length)),
            (1, (vec![(1, 0.5), (2, 0.5)], length)),
            (1, (vec![(3, 1.0)], 1.0)),
        ];
        let nearest = Nearest::new(5, &inputs);
        let votes = nearest.votes(&vec![(0, length), (1, length)], 2);
        assert!(votes[0] > 0.9 && votes[1] > 0.0, "{votes:?}");
        assert_eq!(nearest.votes(&vec![(4, 1.0)], 2), [0.0, 0.0]);
    }
}
