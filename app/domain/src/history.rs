//! What can stand in a plan's history.

/// One thing that happened to a plan; the text in `plan_event.act`, and the tail
/// of the message id `kept-event-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HistoryAct {
    /// It was kept.
    Kept,
    /// Its month, and with it its dates, moved.
    OpeningChanged,
    /// A step was asked for or handed in.
    StepAsked,
    /// A step was done.
    StepDone,
    /// A step is not needed.
    StepNotNeeded,
    /// The request was handed back.
    StepReturned,
    /// A step's record was taken back.
    StepTakenBack,
    /// A code was stored.
    CodeStored,
    /// A whole code was shown.
    CodeShown,
    /// A note was written.
    Note,
    /// The letter has not come.
    LetterNotYet,
    /// No designation was made.
    NoDesignation,
    /// The designation was made.
    Designated,
    /// What came of the designation was taken back.
    OutcomeTakenBack,
    /// It has another name.
    Renamed,
    /// It was removed.
    Removed,
    /// A calendar feed was made.
    FeedMade,
    /// The calendar feed was revoked.
    FeedRevoked,
    /// Answers to form 1 were stored.
    Form1Saved,
    /// Form 1 was made as a PDF.
    Form1Made,
    /// The designation application was handed in.
    ApplicationHandedIn,
    /// The designation application was handed back.
    ApplicationReturned,
    /// What was recorded of the application was taken back.
    ApplicationTakenBack,
    /// A deadline heard from the bureau was recorded.
    Told,
    /// A deadline heard from the bureau was taken back.
    ToldTakenBack,
    /// The list of the last mile was saved.
    Ticked,
}

impl HistoryAct {
    /// All of them.
    pub const ALL: [Self; 26] = [
        Self::Kept,
        Self::OpeningChanged,
        Self::StepAsked,
        Self::StepDone,
        Self::StepNotNeeded,
        Self::StepReturned,
        Self::StepTakenBack,
        Self::CodeStored,
        Self::CodeShown,
        Self::Note,
        Self::LetterNotYet,
        Self::NoDesignation,
        Self::Designated,
        Self::OutcomeTakenBack,
        Self::Renamed,
        Self::Removed,
        Self::FeedMade,
        Self::FeedRevoked,
        Self::Form1Saved,
        Self::Form1Made,
        Self::ApplicationHandedIn,
        Self::ApplicationReturned,
        Self::ApplicationTakenBack,
        Self::Told,
        Self::ToldTakenBack,
        Self::Ticked,
    ];

    /// The text in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::OpeningChanged => "opening-changed",
            Self::StepAsked => "step-asked",
            Self::StepDone => "step-done",
            Self::StepNotNeeded => "step-not-needed",
            Self::StepReturned => "step-returned",
            Self::StepTakenBack => "step-taken-back",
            Self::CodeStored => "code-stored",
            Self::CodeShown => "code-shown",
            Self::Note => "note",
            Self::LetterNotYet => "letter-not-yet",
            Self::NoDesignation => "no-designation",
            Self::Designated => "designated",
            Self::OutcomeTakenBack => "outcome-taken-back",
            Self::Renamed => "renamed",
            Self::Removed => "removed",
            Self::FeedMade => "feed-made",
            Self::FeedRevoked => "feed-revoked",
            Self::Form1Saved => "form1-saved",
            Self::Form1Made => "form1-made",
            Self::ApplicationHandedIn => "application-handed-in",
            Self::ApplicationReturned => "application-returned",
            Self::ApplicationTakenBack => "application-taken-back",
            Self::Told => "told",
            Self::ToldTakenBack => "told-taken-back",
            Self::Ticked => "ticked",
        }
    }

    /// The act with this text; `None` for one of a newer release.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_act_is_read_back_and_another_releases_is_not() {
        for act in HistoryAct::ALL {
            assert_eq!(HistoryAct::parse(act.as_str()), Some(act));
        }
        assert_eq!(HistoryAct::parse("moved-to-the-moon"), None);
    }
}
