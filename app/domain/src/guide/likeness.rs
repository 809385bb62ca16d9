//! How alike a text is to any of some others, by the cosine of their features.
//! Imports features; knows nothing of topics and of what was learned.

use std::collections::HashMap;

use super::features::Feature;

/// The texts to be like.
#[derive(Debug)]
pub(crate) struct Likeness {
    /// For each feature the texts that have it, with its part there.
    texts: HashMap<u64, Vec<(usize, f32)>>,
    count: usize,
}

impl Likeness {
    pub(crate) fn to<'a>(sets: impl Iterator<Item = &'a [Feature]>) -> Self {
        let mut texts: HashMap<u64, Vec<(usize, f32)>> = HashMap::new();
        let mut count = 0;
        for set in sets {
            let length = length(set);
            for (feature, weight) in set {
                let there = (count, weight / length);
                texts.entry(*feature).or_default().push(there);
            }
            count += 1;
        }
        Self { texts, count }
    }

    /// The likeness to the one that is most alike, 0–1; 0 when there is none.
    pub(crate) fn of(&self, set: &[Feature]) -> f32 {
        let mut alike = vec![0_f32; self.count];
        for (feature, weight) in set {
            for (text, there) in self.texts.get(feature).into_iter().flatten() {
                alike[*text] += weight * there;
            }
        }
        alike.into_iter().fold(0.0, f32::max) / length(set)
    }
}

fn length(set: &[Feature]) -> f32 {
    let squares = set.iter().map(|(_, weight)| weight * weight);
    squares.sum::<f32>().sqrt().max(f32::EPSILON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_wholly_alike_and_nothing_in_common_not_at_all() {
        let sets: [&[Feature]; 2] = [&[(1, 1.0), (2, 1.0)], &[(3, 2.0)]];
        let likeness = Likeness::to(sets.into_iter());
        assert!((likeness.of(&[(1, 2.0), (2, 2.0)]) - 1.0).abs() < 1e-6);
        assert!((likeness.of(&[(1, 1.0), (9, 1.0)]) - 0.5).abs() < 1e-6);
        assert!(likeness.of(&[(9, 1.0)]).abs() < 1e-6);
        let nothing = Likeness::to(std::iter::empty());
        assert!(nothing.of(&[(1, 1.0)]).abs() < 1e-6);
    }
}
