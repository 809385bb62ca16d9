//! Progress as it is written, and as releases before wrote it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ApplicationRecord, MileTick, Outcome, Progress, StepRecord};
use crate::step::StepId;

/// The document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Stored {
    steps: BTreeMap<StepId, StepRecord>,
    /// `None` was written by a release that knew one act at step 4, worded
    /// 「指定の申請と一緒に提出した」: what was recorded then was both.
    #[serde(skip_serializing_if = "Option::is_none")]
    application: Option<ApplicationRecord>,
    /// Written also while it is empty: what a newer release ticked is kept beside
    /// what this one knows.
    last_mile: BTreeMap<String, Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    letter_not_yet: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
}

impl From<Stored> for Progress {
    fn from(stored: Stored) -> Self {
        let step4 = stored.steps.get(&StepId::NumberRequest);
        let application = match (stored.application, step4) {
            (Some(application), _) => application,
            (None, Some(both)) => ApplicationRecord {
                handed_in: both.asked,
                returned: both.returned,
            },
            (None, None) => ApplicationRecord::default(),
        };
        Self {
            steps: stored.steps,
            application,
            // A tick of a newer release is passed over, and kept where it stands.
            last_mile: stored
                .last_mile
                .into_iter()
                .filter_map(|(id, on)| Some((MileTick::parse(&id)?, on)))
                .collect(),
            letter_not_yet: stored.letter_not_yet,
            outcome: stored.outcome,
        }
    }
}

impl From<Progress> for Stored {
    fn from(progress: Progress) -> Self {
        let two_acts = progress.steps.contains_key(&StepId::NumberRequest)
            || progress.application != ApplicationRecord::default();
        Self {
            // Also while it is empty, once the request is there: so that nothing
            // ticks the application by itself.
            application: two_acts.then_some(progress.application),
            steps: progress.steps,
            last_mile: progress
                .last_mile
                .into_iter()
                .map(|(tick, on)| (tick.as_str().to_owned(), on))
                .collect(),
            letter_not_yet: progress.letter_not_yet,
            outcome: progress.outcome,
        }
    }
}
