//! What a part of a question comes to, by itself and within the whole.

use crate::answer::Reason;
use crate::threshold;

/// What one part of a question comes to.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Topics with their shares, the likeliest first; never empty.
    pub(crate) topics: Vec<(u32, f32)>,
    /// The share of the declining classes together.
    pub(crate) declining: f32,
    /// Why it is declined, if it is.
    pub(crate) declined: Option<Reason>,
    /// Whether a single word declines it.
    pub(crate) is_guarded: bool,
}

impl Part {
    pub(crate) fn best(&self) -> Option<(u32, f32)> {
        self.topics.first().copied()
    }

    /// The share of the best topic, 0 if the part is declined.
    pub(crate) fn share(&self) -> f32 {
        let best = self.best().filter(|_| self.declined.is_none());
        best.map_or(0.0, |(_, share)| share)
    }

    /// The same, of a part that leaves out what the whole says: what is likely of
    /// both counts.
    pub(crate) fn within(&self, whole: &Self) -> Self {
        let of_whole = |topic: u32| {
            let known = whole.topics.iter().find(|(t, _)| *t == topic);
            known.map_or(0.0, |(_, share)| *share)
        };
        let likely = |here: f32, there: f32| here * (there + threshold::ELSEWHERE);
        let declining = likely(self.declining, whole.declining);
        let mut topics = self.topics.clone();
        for (topic, share) in &mut topics {
            *share = likely(*share, of_whole(*topic));
        }
        let sum = declining + topics.iter().map(|(_, share)| share).sum::<f32>();
        let sum = sum.max(f32::EPSILON);
        for (_, share) in &mut topics {
            *share /= sum;
        }
        topics.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let declining = declining / sum;
        Self {
            declined: self
                .declined
                .filter(|_| self.is_guarded || declining >= threshold::DECLINE),
            is_guarded: self.is_guarded,
            declining,
            topics,
        }
    }
}
