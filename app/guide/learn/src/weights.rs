//! What one view learned, small enough to be carried in the binary and kept in
//! memory: each weight as a number of steps of 1/64. Most are less than 2 and take
//! a byte; the others stand apart.
//!
//! Of the answers to the 4,086 questions of `tests/questions` unrounded weights
//! give one that differs (a second topic beside the same first one). Steps of
//! 1/1024 give none, and would be 14 MB more in the binary.

use crate::bytes::{Packer, Unpacker, unpacked};
use crate::vocabulary::Input;

/// Steps of a weight of 1. The largest weight that can be kept is 512.
const STEPS: f32 = 64.0;

/// A row for each feature, a column for each class.
#[derive(Debug)]
pub(crate) struct Weights {
    classes: usize,
    /// Those of an `i8` of steps, row by row; 0 for the others.
    small: Vec<u8>,
    /// The others, row by row: class and steps.
    large: Vec<(u16, i16)>,
    /// Where each row of `large` begins, and where the last one ends.
    starts: Vec<u32>,
}

impl Weights {
    /// Rounds weights, of so many classes a row.
    #[allow(clippy::cast_possible_truncation)] // saturates, which is wanted
    pub(crate) fn rounded(weights: &[f32], classes: usize) -> Self {
        let mut rounded = Self {
            classes,
            small: Vec::with_capacity(weights.len()),
            large: Vec::new(),
            starts: vec![0],
        };
        for row in weights.chunks(classes.max(1)) {
            for (weight, class) in row.iter().zip(0_u16..) {
                let steps = (weight * STEPS).round() as i16;
                let small = i8::try_from(steps);
                rounded.small.push(small.unwrap_or(0).cast_unsigned());
                if small.is_err() {
                    rounded.large.push((class, steps));
                }
            }
            let end = u32::try_from(rounded.large.len());
            rounded.starts.push(end.unwrap_or(u32::MAX));
        }
        rounded.large.shrink_to_fit();
        rounded
    }

    /// How likely each class is, together 1. A text without any known feature is
    /// of every class a little.
    pub(crate) fn shares(&self, input: &Input) -> Vec<f32> {
        let mut scores = vec![0_f32; self.classes];
        for (row, value) in input {
            // Exact: a step is a power of two.
            let value = value / STEPS;
            let small = &self.small[row * self.classes..][..self.classes];
            for (score, steps) in scores.iter_mut().zip(small) {
                *score += value * f32::from(steps.cast_signed());
            }
            let large = self.starts[*row] as usize..self.starts[row + 1] as usize;
            for (class, steps) in &self.large[large] {
                scores[usize::from(*class)] += value * f32::from(*steps);
            }
        }
        softmax(&mut scores);
        scores
    }

    pub(crate) fn write(&self, out: &mut Packer) -> std::io::Result<()> {
        out.packed(&self.small)?;
        let mut rest = Packer::default();
        rest.count(self.classes);
        rest.rising(&self.starts);
        rest.count(self.large.len());
        // Column by column, since equal bytes side by side pack well.
        let large = self.large.iter();
        rest.0
            .extend(large.clone().flat_map(|(class, _)| class.to_le_bytes()));
        for place in [0, 1] {
            rest.0
                .extend(large.clone().map(|(_, steps)| steps.to_le_bytes()[place]));
        }
        out.packed(&rest.0)
    }

    /// Unpacks what [`PackedWeights`] found.
    pub(crate) fn read(packed: PackedWeights<'_>) -> Option<Self> {
        let small = unpacked(packed.small)?;
        let rest = unpacked(packed.rest)?;
        let mut rest = Unpacker(&rest);
        let classes = usize::try_from(rest.large_number()?).ok()?;
        let mut starts = Vec::new();
        rest.rising_onto(&mut starts)?;
        let count = rest.count()?;
        let (of_classes, _) = rest.bytes(count.checked_mul(2)?)?.as_chunks();
        let (low, high) = (rest.bytes(count)?, rest.bytes(count)?);
        let steps = low
            .iter()
            .zip(high)
            .map(|(l, h)| i16::from_le_bytes([*l, *h]));
        let of_classes = of_classes.iter().map(|c| u16::from_le_bytes(*c));
        let is_whole = classes.checked_mul(starts.len().checked_sub(1)?)? == small.len()
            && starts.last().is_some_and(|end| *end as usize == count);
        is_whole.then(|| Self {
            classes,
            small,
            large: of_classes.zip(steps).collect(),
            starts,
        })
    }
}

/// Where a view's weights stand in the file: they are unpacked beside each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PackedWeights<'a> {
    small: (usize, &'a [u8]),
    rest: (usize, &'a [u8]),
}

impl<'a> PackedWeights<'a> {
    pub(crate) fn find(data: &mut Unpacker<'a>) -> Option<Self> {
        Some(Self {
            small: data.packed()?,
            rest: data.packed()?,
        })
    }
}

/// Scores as shares of 1.
pub(crate) fn softmax(scores: &mut [f32]) {
    let best = scores.iter().copied().fold(f32::MIN, f32::max);
    for score in &mut *scores {
        *score = (*score - best).exp();
    }
    let sum: f32 = scores.iter().sum();
    for score in scores {
        *score /= sum;
    }
}
