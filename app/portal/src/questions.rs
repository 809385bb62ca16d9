//! What the pages about questions to the bureau show their asker.

use domain::bureau::BureauId;
use domain::progress::NextStep;
use domain::schedule::PlanRequest;
use jiff::Timestamp;

use super::guide::Turn;
use crate::form::Form;
use crate::mail_arrival::Arrival;

/// The plan a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPlan {
    /// Id, as in addresses.
    pub id: String,
    /// The name its owner gave it; may be empty.
    pub label: String,
    /// Opening month, prefecture, kind.
    pub request: PlanRequest,
    /// The next thing to do.
    pub next: Option<NextStep>,
}

/// `/ask`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskView {
    /// The address has to be confirmed first.
    ConfirmFirst {
        /// Where the link went.
        email: String,
    },
    /// About which plan, or which prefecture?
    Choose {
        /// The asker's plans.
        plans: Vec<AskedPlan>,
        /// What was chosen wrongly.
        form: Form,
    },
    /// The bureau has nobody here: whom to ask instead.
    Nobody {
        /// Which.
        bureau: BureauId,
    },
    /// The form.
    Write {
        /// Who will answer.
        bureau: BureauId,
        /// About which plan.
        plan: Option<Box<AskedPlan>>,
        /// The prefecture's number.
        prefecture: String,
        /// Where the answer's mail goes.
        email: String,
        /// The conversation with the guide that goes along.
        handed: Vec<Turn>,
        /// What was typed.
        form: Form,
    },
}

/// Where a question stands, for its asker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionStanding {
    /// Nobody has taken it.
    Open,
    /// Somebody is at it.
    Claimed,
    /// Answered.
    Answered,
    /// Closed.
    Closed,
}

impl QuestionStanding {
    /// The tail of the Fluent id (`question-state-…`).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Claimed => "claimed",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }
}

/// One question of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionRow {
    /// Id, as in addresses.
    pub id: String,
    /// Who answers.
    pub bureau: BureauId,
    /// Where it stands.
    pub standing: QuestionStanding,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Its beginning.
    pub beginning: String,
    /// The mail that tells of its answer could not be delivered.
    pub is_untold: bool,
}

/// `/questions`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionsView {
    /// The newest first.
    pub rows: Vec<QuestionRow>,
    /// Whether mail is known to arrive.
    pub arrival: Arrival,
}

/// Who wrote a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// The asker.
    Asker,
    /// The bureau's staff, by the name they show.
    Staff(Option<String>),
    /// The guide, before a person has taken it.
    Guide,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadMessage {
    /// Who.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// What.
    pub body: String,
    /// How it came.
    pub via: Via,
}

/// How a message came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Via {
    /// By the site's form.
    #[default]
    Site,
    /// By mail.
    Mail {
        /// Something hung on it, which was not taken.
        had_attachments: bool,
        /// Its end was not taken: it was too long.
        is_cut: bool,
    },
}

/// `/questions/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadView {
    /// Id, as in addresses.
    pub id: String,
    /// Who answers.
    pub bureau: BureauId,
    /// Where it stands.
    pub standing: QuestionStanding,
    /// About which plan.
    pub plan: Option<AskedPlan>,
    /// The conversation with the guide that went along.
    pub handed: Vec<Turn>,
    /// What was written, oldest first.
    pub messages: Vec<ThreadMessage>,
    /// Where mails go.
    pub email: String,
    /// A mail came after it was closed, and was not taken: when.
    pub missed_mail: Option<Timestamp>,
    /// What was typed.
    pub form: Form,
}
