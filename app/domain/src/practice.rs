//! In which order a bureau takes the steps. The notice's order stays the
//! default; some bureaus' pages of 2024 put the 受付番号 first (domain.md,
//! "Practice since 2024"). Which bureau follows which, and from when, is data
//! (`data/practice.csv`, read by [`crate::rulebook`]). May import steps only.

use crate::step::StepId;

/// An order of the seven steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Practice {
    /// The notice's: 1 → 2 → 3 with the 仮コード, then 4 → the reply → 5 → 6.
    Notice,
    /// 4 → the reply → the account (2) made with the 受付番号 → 5 → 6; step 1 is
    /// not used, the reader (3) is arranged beside it.
    NumberFirst,
}

impl Practice {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Notice, Self::NumberFirst];

    /// The id in data and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::NumberFirst => "number_first",
        }
    }

    /// The practice with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|practice| practice.as_str() == id)
    }

    /// Whether it has the step at all.
    #[must_use]
    pub const fn has(self, step: StepId) -> bool {
        !matches!((self, step), (Self::NumberFirst, StepId::ProvisionalCode))
    }

    /// The steps that a step needs. Step 4 needs none: the 仮コード may be left
    /// blank if forgotten (別紙１ 記載例).
    #[must_use]
    pub const fn after(self, step: StepId) -> &'static [StepId] {
        match (self, step) {
            (_, StepId::ProvisionalCode | StepId::NumberRequest) => &[],
            (Self::Notice, StepId::Account) => &[StepId::ProvisionalCode],
            (Self::Notice, StepId::CardReader) => &[StepId::Account],
            (Self::NumberFirst, StepId::CardReader) => &[],
            (Self::NumberFirst, StepId::Account) => &[StepId::NumberRequest],
            (Self::NumberFirst, StepId::NumberPresentation) => &[StepId::Account],
            (Self::Notice, StepId::NumberPresentation) | (_, StepId::NonDesignationReport) => {
                &[StepId::NumberRequest]
            }
            (_, StepId::Applications) => &[StepId::NumberPresentation],
        }
    }

    /// What to begin with where the notice's order would begin with `step`: where
    /// the number comes first there is no 仮コード to ask for, and the account
    /// follows the letter.
    #[must_use]
    pub const fn instead_of(self, step: StepId) -> StepId {
        match (self, step) {
            (Self::NumberFirst, StepId::ProvisionalCode) => StepId::CardReader,
            (Self::NumberFirst, StepId::NumberPresentation) => StepId::Account,
            _ => step,
        }
    }

    /// Whether a step can be done only with the 受付番号 at hand.
    #[must_use]
    pub fn needs_number(self, step: StepId) -> bool {
        self.after(step)
            .iter()
            .any(|needed| *needed == StepId::NumberRequest || self.needs_number(*needed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every step can be reached by doing what it needs first, so no order runs
    /// in a circle.
    #[test]
    fn in_every_practice_each_step_is_reached_and_none_waits_for_itself() {
        for practice in Practice::ALL {
            let mut done: Vec<StepId> = Vec::new();
            while done.len() < StepId::ALL.len() {
                let next = StepId::ALL.into_iter().find(|step| {
                    !done.contains(step)
                        && practice
                            .after(*step)
                            .iter()
                            .all(|needed| done.contains(needed))
                });
                done.push(next.unwrap_or_else(|| panic!("{practice:?}: stuck after {done:?}")));
            }
            assert_eq!(Practice::parse(practice.as_str()), Some(practice));
        }
    }

    #[test]
    fn what_a_practice_does_not_have_no_step_of_it_needs() {
        for practice in Practice::ALL {
            for step in StepId::ALL {
                assert!(
                    practice
                        .after(step)
                        .iter()
                        .all(|needed| practice.has(*needed))
                );
            }
        }
    }

    #[test]
    fn the_number_is_needed_for_what_follows_the_letter() {
        let with_number = |practice: Practice| -> Vec<u8> {
            let steps = StepId::ALL.into_iter();
            steps
                .filter(|s| practice.needs_number(*s))
                .map(StepId::number)
                .collect()
        };
        assert_eq!(with_number(Practice::Notice), [5, 6, 7]);
        assert_eq!(with_number(Practice::NumberFirst), [2, 5, 6, 7]);
    }
}
