//! What the desk of a bureau's staff shows.

use domain::bureau::BureauId;
use domain::progress::StepState;
use domain::step::StepId;
use jiff::Timestamp;

use super::guide::Turn;
use super::mail_log::AnswerUndelivered;
use super::questions::{AskedPlan, QuestionStanding, ThreadMessage};
use crate::form::Form;

/// Whose a question is at the moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Nobody's.
    Nobody,
    /// The viewer's.
    Me,
    /// A colleague's, by the name they show.
    Colleague(Option<String>),
}

/// One question of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRow {
    /// Id, as in addresses.
    pub id: String,
    /// Where it stands.
    pub standing: QuestionStanding,
    /// Whose it is.
    pub holder: Holder,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Open days since.
    pub waited_open_days: u32,
    /// The asker's plan with the next date.
    pub plan: Option<AskedPlan>,
    /// Its beginning.
    pub beginning: String,
}

/// `/desk`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskView {
    /// Whose desk.
    pub bureau: BureauId,
    /// Open and claimed questions, the asker's next date first.
    pub queue: Vec<DeskRow>,
    /// The last ones that were answered or closed.
    pub settled: Vec<DeskRow>,
    /// Plans of the bureau's prefectures with a deadline that the bureau told.
    pub told: u64,
    /// Mails that were given up: to the bureau's askers, or, for those who may
    /// queue them anew, to anybody.
    pub undelivered: u64,
}

/// `/desk/questions/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskQuestionView {
    /// Whose desk.
    pub bureau: BureauId,
    /// The question.
    pub row: DeskRow,
    /// The asker's conversation with the guide before.
    pub handed: Vec<Turn>,
    /// What was written, oldest first.
    pub messages: Vec<ThreadMessage>,
    /// The steps of the asker's plan; empty without one.
    pub steps: Vec<(StepId, StepState)>,
    /// The mail that tells of the answer could not be delivered.
    pub untold: Option<AnswerUndelivered>,
    /// What was typed.
    pub form: Form,
}
