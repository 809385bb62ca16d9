//! What the pages of kept plans show.

use domain::history::HistoryAct;
use domain::month::YearMonth;
use domain::practice::Practice;
use domain::progress::{
    ActState, Duty, MileTick, NextStep, NoDesignation, Outcome, Progress, Refusal, StepRecord,
    StepState,
};
use domain::schedule::{Earliest, PlanRequest, Schedule, Told};
use domain::short_link::ShortLink;
use domain::step::StepId;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::form::Form;
use crate::mail_arrival::Arrival;

pub use domain::progress::Standing;

/// Where the application stands on the page of step 4, as the part of its address.
pub const APPLICATION_PART: &str = "designation-application";

/// A plan by name: enough to link to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanName {
    /// Id, as in addresses.
    pub id: String,
    /// The name its owner gave it; may be empty.
    pub label: String,
    /// Opening month, prefecture, kind.
    pub request: PlanRequest,
}

impl PlanName {
    /// The address of the plan, or of one of its pages: `path("/history")`.
    #[must_use]
    pub fn path(&self, rest: &str) -> String {
        format!("/plans/{}{rest}", self.id)
    }

    /// The address that is short enough to be typed from paper.
    #[must_use]
    pub fn short_path(&self) -> String {
        ShortLink::of(&self.id).map_or_else(|| self.path(""), |link| format!("/p/{link}"))
    }

    /// The address of the page on which a duty is done and recorded.
    #[must_use]
    pub fn duty_path(&self, duty: Duty) -> String {
        match duty {
            Duty::Step(step) => self.step_path(step),
            Duty::Application => format!("{}#{APPLICATION_PART}", self.step_path(duty.step())),
        }
    }

    /// The address of a step's page.
    #[must_use]
    pub fn step_path(&self, step: StepId) -> String {
        self.path(&format!("/steps/{}", step.number()))
    }
}

/// One plan of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanCard {
    /// Which.
    pub plan: PlanName,
    /// Where it stands.
    pub standing: Standing,
    /// The next thing to do.
    pub next: Option<NextStep>,
}

/// `/plans`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanListView {
    /// The account's plans, the next opening first.
    pub plans: Vec<PlanCard>,
    /// Where mails go.
    pub email: String,
    /// Whether they are known to arrive.
    pub arrival: Arrival,
}

/// One row of the step list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// Which step.
    pub step: StepId,
    /// Where it stands.
    pub state: StepState,
    /// The day on which it was asked for or handed in.
    pub asked: Option<Date>,
}

/// 届きましたか: asked from the first open day after the reply dispatch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterWatch {
    /// When the bureau should have posted it.
    pub dispatched: Date,
    /// The official submission date.
    pub submission: Date,
    /// Open days left until then.
    pub open_days_left: u32,
    /// The day on which "not yet" was recorded last.
    pub not_yet: Option<Date>,
}

/// The other plan of a medical and dental pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwinView {
    /// Which.
    pub plan: PlanName,
    /// Where it stands.
    pub standing: Standing,
}

/// What of a plan lies with the bureau when its month moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filed {
    /// The application with 別紙１; no number has come yet.
    Application,
    /// The 受付番号 has come.
    Number,
}

/// What another opening month means for what is recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reuse {
    /// Steps that stay as recorded.
    pub kept: Vec<StepId>,
    /// Steps that stay recorded, if the bureau says so: they rest on a number
    /// that was given for the old month.
    pub to_confirm: Vec<StepId>,
    /// Steps to be done anew.
    pub dropped: Vec<StepId>,
    /// What lies with the bureau, which has to be told.
    pub filed: Option<Filed>,
}

/// `/plans/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    /// Which.
    pub plan: PlanName,
    /// For compare-and-set in its forms.
    pub version: i32,
    /// The dates.
    pub schedule: Schedule,
    /// Where it stands.
    pub standing: Standing,
    /// What came of the designation.
    pub outcome: Option<Outcome>,
    /// Whether there is a number, so that "no designation" can be reported.
    pub has_number: bool,
    /// The next thing to do.
    pub next: Option<NextStep>,
    /// The seven steps.
    pub steps: Vec<StepRow>,
    /// Where the designation application stands.
    pub application: ActState,
    /// Whether it is in, or the designation that rests on it was made.
    pub is_applied: bool,
    /// What is not ticked of the last mile, once there is somebody to wait for.
    pub ticks_left: Vec<MileTick>,
    /// The letter question, if it is time to ask.
    pub letter: Option<LetterWatch>,
    /// Open days left until the submission date, once the number is there and
    /// step 5 or 6 is open.
    pub open_days_to_submission: Option<u32>,
    /// The other months that still work, each under its own condition.
    pub earliest: Earliest,
    /// What another month would mean for the steps.
    pub reuse: Reuse,
    /// Whether a designation can be recorded.
    pub may_be_designated: bool,
    /// The other one of a pair.
    pub twin: Option<TwinView>,
    /// Where mails go.
    pub email: String,
    /// Whether they are known to arrive.
    pub arrival: Arrival,
}

/// The designation application on the page of step 4: its own tick and days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationView {
    /// Where it stands.
    pub state: ActState,
    /// What can be recorded of it now.
    pub offered: Option<ApplicationChoice>,
    /// Whether what is recorded last can be taken back now.
    pub can_take_back: bool,
    /// What the bureau told, one an act.
    pub told: Vec<Told>,
}

/// What the application's form records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplicationChoice {
    /// Handed in.
    HandedIn,
    /// Handed back (返戻).
    Returned,
}

impl ApplicationChoice {
    /// Both.
    pub const ALL: [Self; 2] = [Self::HandedIn, Self::Returned];

    /// The one that follows what is recorded; none once it is recorded what came
    /// of the designation and nothing is missing.
    #[must_use]
    pub fn offered(progress: &Progress) -> Option<Self> {
        let is_open = progress.outcome().is_none();
        match progress.application_state() {
            ActState::HandedIn { .. } => is_open.then_some(Self::Returned),
            ActState::ToDo | ActState::Returned { .. } => {
                (!progress.is_not_designated()).then_some(Self::HandedIn)
            }
        }
    }

    /// The id in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HandedIn => "handed-in",
            Self::Returned => "returned",
        }
    }

    /// The choice with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == id)
    }
}

/// What a step's form records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepChoice {
    /// Asked for or handed in; waiting for the answer (steps 1 and 4).
    Asked,
    /// Done; for step 4: the 受付番号 is there.
    Done,
    /// Bought or ordered elsewhere (step 3), which needs no account.
    Ordered,
    /// Not needed (steps 1–3).
    NotNeeded,
    /// Handed back (step 4).
    Returned,
    /// Done already; the code is put right.
    CodeOnly,
    /// Nothing new but the note.
    NoteOnly,
}

impl StepChoice {
    /// Every choice.
    pub const ALL: [Self; 7] = [
        Self::Asked,
        Self::Done,
        Self::Ordered,
        Self::NotNeeded,
        Self::Returned,
        Self::CodeOnly,
        Self::NoteOnly,
    ];

    /// The id in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Done => "done",
            Self::Ordered => "ordered",
            Self::NotNeeded => "not-needed",
            Self::Returned => "returned",
            Self::CodeOnly => "code",
            Self::NoteOnly => "note",
        }
    }

    /// The choice with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.as_str() == id)
    }
}

impl StepChoice {
    /// What a step's form offers: the moves that the domain would take.
    #[must_use]
    pub fn offered(
        progress: &Progress,
        step: StepId,
        state: &StepState,
        practice: Practice,
    ) -> Vec<Self> {
        use StepChoice::{Asked, CodeOnly, Done, NotNeeded, NoteOnly, Ordered, Returned};
        if progress.is_not_designated() && step != StepId::NonDesignationReport {
            return Vec::new();
        }
        let is_blocked = !progress.missing(step, practice).is_empty();
        let mut choices = match (step, state) {
            (_, StepState::Done { .. }) if CodeKind::of_step(step).is_some() => vec![CodeOnly],
            (_, StepState::Done { .. } | StepState::NotNeeded) => Vec::new(),
            (StepId::ProvisionalCode, StepState::ToDo) => vec![Asked, Done, NotNeeded],
            (StepId::ProvisionalCode, StepState::NotUsed) => vec![Asked, Done],
            (StepId::Account, _) if is_blocked => vec![NotNeeded],
            (StepId::Account, _) => vec![Done, NotNeeded],
            // A reader that is bought needs no account.
            (StepId::CardReader, _)
                if is_blocked || !progress.is_settled(StepId::Account, practice) =>
            {
                vec![Ordered, NotNeeded]
            }
            (StepId::CardReader, _) => vec![Done, Ordered, NotNeeded],
            (StepId::NumberRequest, StepState::ToDo) => vec![Asked, Done],
            (StepId::NumberRequest, StepState::WaitingFor(_)) => vec![Done, Returned],
            (StepId::NumberRequest, _) => vec![Asked],
            _ if is_blocked => Vec::new(),
            _ => vec![Done],
        };
        choices.push(NoteOnly);
        choices
    }
}

/// A code that is stored, as shown: never more than its last two digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCode {
    /// The masked text.
    pub masked: String,
    /// The check digit is odd: look again.
    pub odd: bool,
}

/// Which code belongs to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CodeKind {
    /// 仮コード (step 1).
    Provisional,
    /// 受付番号 (step 4).
    Reception,
}

impl CodeKind {
    /// The id in addresses and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Reception => "reception",
        }
    }

    /// The kind with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        [Self::Provisional, Self::Reception]
            .into_iter()
            .find(|k| k.as_str() == id)
    }

    /// The code that a step's form asks for.
    #[must_use]
    pub const fn of_step(step: StepId) -> Option<Self> {
        match step {
            StepId::ProvisionalCode => Some(Self::Provisional),
            StepId::NumberRequest => Some(Self::Reception),
            _ => None,
        }
    }

    /// The step whose form asks for it.
    #[must_use]
    pub const fn step(self) -> StepId {
        match self {
            Self::Provisional => StepId::ProvisionalCode,
            Self::Reception => StepId::NumberRequest,
        }
    }
}

/// Why a form was not taken, besides what is wrong with its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The move is not allowed now.
    Refused(Refusal),
    /// The plan was changed in another window meanwhile.
    ChangedMeanwhile,
}

/// `/plans/{id}/steps/{step}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Whose.
    pub plan: PlanName,
    /// For compare-and-set in its forms.
    pub version: i32,
    /// The dates.
    pub schedule: Schedule,
    /// Which step.
    pub step: StepId,
    /// Where it stands.
    pub state: StepState,
    /// The steps that have to be done before it.
    pub missing: Vec<StepId>,
    /// Where the plan stands.
    pub standing: Standing,
    /// The other months that still work, each under its own condition.
    pub earliest: Earliest,
    /// The plan's next thing to do.
    pub next: Option<NextStep>,
    /// What is recorded.
    pub record: StepRecord,
    /// Whether no designation was made: all but step 7 is closed.
    pub is_closed: bool,
    /// Whether the 受付番号 is there.
    pub has_number: bool,
    /// What the form offers.
    pub choices: Vec<StepChoice>,
    /// The code that belongs here, if it is stored.
    pub code: Option<StoredCode>,
    /// The founder's own note.
    pub note: String,
    /// The second act of step 4, on its page.
    pub application: Option<ApplicationView>,
    /// The letter question, on step 4.
    pub letter: Option<LetterWatch>,
    /// Open days left until the submission date, on steps 5 and 6.
    pub open_days_to_submission: Option<u32>,
    /// Whether the record can be taken back now.
    pub can_take_back: bool,
    /// The other one of a pair.
    pub twin: Option<PlanName>,
    /// What was typed, and what is wrong.
    pub form: Form,
    /// Why nothing was saved.
    pub notice: Option<Notice>,
}

/// A code shown on request, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeView {
    /// Whose.
    pub plan: PlanName,
    /// Which.
    pub kind: CodeKind,
    /// The whole code.
    pub code: String,
}

/// A date of the plan before and after a change of the opening month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The plan with the old month.
    pub before: Schedule,
    /// The plan with the new month.
    pub after: Schedule,
    /// What becomes of the steps.
    pub reuse: Reuse,
    /// What today means for the new month, with what is recorded.
    pub standing: Standing,
}

/// `/plans/{id}/opening`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningView {
    /// Which.
    pub plan: PlanName,
    /// For compare-and-set.
    pub version: i32,
    /// What the move would change, once a month is chosen.
    pub moved: Option<Moved>,
    /// The other one of a pair: it moves along.
    pub twin: Option<PlanName>,
    /// The other months that work, as a suggestion.
    pub earliest: Earliest,
    /// What was typed, and what is wrong.
    pub form: Form,
    /// Why nothing was saved.
    pub notice: Option<Notice>,
}

/// `/plans/{id}/no-designation`, before it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDesignationView {
    /// Which.
    pub plan: PlanName,
    /// For compare-and-set.
    pub version: i32,
    /// Whether there is a number to report.
    pub has_number: bool,
    /// Whether it is recorded already.
    pub is_recorded: bool,
    /// What was typed, and what is wrong.
    pub form: Form,
    /// Why nothing was saved.
    pub notice: Option<Notice>,
}

/// `/plans/{id}/report`: the report of step 7 as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportView {
    /// Which.
    pub plan: PlanName,
    /// 受付番号: masked, or whole when it was asked for.
    pub number: Option<String>,
    /// Whether `number` is the whole one.
    pub is_revealed: bool,
    /// Name of the institution, if it is known from 別紙１.
    pub institution_name: String,
    /// Its address, likewise.
    pub institution_address: String,
    /// Why no designation was made.
    pub reason: NoDesignation,
    /// Recorded for this day.
    pub on: Date,
    /// Whether step 7 is done.
    pub is_reported: bool,
}

/// `/plans/{id}/ready`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyView {
    /// Which.
    pub plan: PlanName,
    /// For compare-and-set.
    pub version: i32,
    /// Steps 1–6 and the application are recorded.
    pub is_ready: bool,
    /// The last mile: what is ticked, with its day.
    pub ticks: Vec<(MileTick, Option<Date>)>,
    /// What of the steps is left, with its name's step.
    pub left: Vec<Duty>,
    /// The day on which the last of steps 5 and 6 was done, if that was after
    /// the submission date.
    pub late: Option<Date>,
    /// By when they were due.
    pub submission: Date,
    /// The designation is recorded for this day.
    pub designated: Option<Date>,
    /// Whether one can be recorded.
    pub may_be_designated: bool,
    /// The other one of a pair: complete only when both are.
    pub twin: Option<TwinView>,
    /// What was typed, and what is wrong.
    pub form: Form,
    /// Why nothing was saved.
    pub notice: Option<Notice>,
}

/// A page that asks before something that cannot be undone, or takes a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFormView {
    /// Which.
    pub plan: PlanName,
    /// For compare-and-set.
    pub version: i32,
    /// The other one of a pair.
    pub twin: Option<PlanName>,
    /// What was typed, and what is wrong.
    pub form: Form,
    /// Why nothing was saved.
    pub notice: Option<Notice>,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When.
    pub at: Timestamp,
    /// Whether the owner did it (else the bureau's staff).
    pub by_owner: bool,
    /// What; `None` for an act that only a newer release knows.
    pub act: Option<HistoryAct>,
    /// Which step it is about.
    pub step: Option<StepId>,
    /// Which month it is about.
    pub month: Option<YearMonth>,
    /// Which day was recorded.
    pub on: Option<Date>,
}

/// `/plans/{id}/history`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryView {
    /// Which.
    pub plan: PlanName,
    /// The newest first.
    pub lines: Vec<HistoryLine>,
}

/// `/plans/{id}/calendar`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedView {
    /// Which.
    pub plan: PlanName,
    /// For compare-and-set.
    pub version: i32,
    /// Whether there is a feed.
    pub is_on: bool,
    /// The secret address (https or http), right after it was made.
    pub fresh_url: Option<String>,
}
