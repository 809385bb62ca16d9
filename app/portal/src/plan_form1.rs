//! What the pages of form 1 (別紙１) show.

use domain::form1::{Form1, Form1Field};
use domain::kind::Kind;
use domain::progress::StepState;
use domain::rulebook::ChangeNote;
use domain::schedule::PlannedDate;

use crate::form::Form;
use crate::plans::{Notice, PlanName};

/// `/plans/{id}/form1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form1View {
    /// Which.
    pub plan: PlanName,
    /// For compare-and-set.
    pub version: i32,
    /// The other one of a pair: the answers count for both.
    pub twin: Option<PlanName>,
    /// Whether the 仮コード is stored.
    pub has_code: bool,
    /// What was typed or stored, and what is wrong.
    pub form: Form,
    /// Why nothing was saved.
    pub notice: Option<Notice>,
}

/// One form to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form1Sheet {
    /// Whose.
    pub plan: PlanName,
    /// The boxes.
    pub form: Form1,
    /// What cannot be printed, and the character that no font has.
    pub unprintable: Vec<(Form1Field, Option<char>)>,
}

/// `/plans/{id}/form1/check`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form1CheckView {
    /// This plan's form, and the twin's: the medical one first.
    pub sheets: Vec<Form1Sheet>,
    /// Which plan the page belongs to.
    pub plan: PlanName,
}

/// `/plans/{id}/form1/cover`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverView {
    /// Which.
    pub plan: PlanName,
    /// The kinds handed in together.
    pub kinds: Vec<Kind>,
    /// By when.
    pub due: PlannedDate,
    /// When the reply is posted.
    pub reply: PlannedDate,
    /// Where step 4 stands.
    pub state: StepState,
    /// What else goes along (導入計画書 or 猶予届出書): notes with source.
    pub notes: Vec<ChangeNote>,
}
