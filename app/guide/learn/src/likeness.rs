//! How alike a text is to each of some others: the products of their values,
//! which are the cosines of texts of length 1. Knows nothing of topics and of
//! what was learned.

use std::collections::HashMap;

/// The texts to be like.
#[derive(Debug)]
pub(crate) struct Likeness {
    /// For each feature the texts that have it, with its value there.
    texts: HashMap<u64, Vec<(u32, f32)>>,
    count: usize,
}

impl Likeness {
    /// Texts by the numbers and values of their features.
    pub(crate) fn to<T: IntoIterator<Item = (u64, f32)>>(
        texts: impl IntoIterator<Item = T>,
    ) -> Self {
        let mut index: HashMap<u64, Vec<(u32, f32)>> = HashMap::new();
        let mut count = 0;
        for (text, number) in texts.into_iter().zip(0_u32..) {
            for (feature, value) in text {
                index.entry(feature).or_default().push((number, value));
            }
            count += 1;
        }
        Self {
            texts: index,
            count,
        }
    }

    /// The likeness to each text, in their order.
    pub(crate) fn of(&self, text: impl IntoIterator<Item = (u64, f32)>) -> Vec<f32> {
        let mut alike = vec![0_f32; self.count];
        for (feature, value) in text {
            for (number, there) in self.texts.get(&feature).into_iter().flatten() {
                alike[*number as usize] += value * there;
            }
        }
        alike
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_wholly_alike_and_nothing_in_common_not_at_all() {
        let half = 0.5_f32.sqrt();
        let likeness = Likeness::to([vec![(1, half), (2, half)], vec![(3, 1.0)]]);
        assert!((likeness.of([(1, half), (2, half)])[0] - 1.0).abs() < 1e-6);
        assert!((likeness.of([(1, half), (9, half)])[0] - 0.5).abs() < 1e-6);
        assert_eq!(likeness.of([(9, 1.0)]), [0.0, 0.0]);
        let nothing = Likeness::to(Vec::<Vec<(u64, f32)>>::new());
        assert!(nothing.of([(1, 1.0)]).is_empty());
    }
}
