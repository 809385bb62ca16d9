//! The deadlines as data: published rows, bureaus' rules, notes; each with its
//! source. Staff edit such data later, so a rulebook can be made of any text of
//! the same shape. May import months, the calendar, bureaus, kinds, steps, sources;
//! never the schedule that is made of it.

mod parse;
mod rule;

use std::sync::LazyLock;

use jiff::civil::Date;

pub use parse::{RulebookError, RulebookFault, RulebookFile};
pub use rule::{Roll, Rule, RuleDate, RuleDay, Scope};
pub(crate) use rule::{by_the_first, day_of_month};

use crate::bureau::{BureauId, Prefecture};
use crate::kind::{Kind, Kinds};
use crate::month::YearMonth;
use crate::practice::Practice;
use crate::source::Source;
use crate::step::StepId;

static APPENDIX2: &str = include_str!("../../data/appendix2.csv");
static BUREAU_RULES: &str = include_str!("../../data/bureau-rules.csv");
static PRACTICES: &str = include_str!("../../data/practice.csv");
static CHANGES: &str = include_str!("../../data/changes.csv");

/// A deadline that bureaus may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deadline {
    /// Step 4 at the bureau (地方厚生（支）局の提出期限).
    NumberRequestDue,
    /// 回答書発送日
    ReplyDispatch,
    /// Steps 5 and 6 (実施機関 提出期限).
    SubmissionDue,
    /// The designation application itself (指定の申請), an act of its own at
    /// step 4: shown beside the plan, and no part of the verdict.
    DesignationApplication,
}

impl Deadline {
    /// All four; the application last, for it is no date of the notice's.
    pub const ALL: [Self; 4] = [
        Self::NumberRequestDue,
        Self::ReplyDispatch,
        Self::SubmissionDue,
        Self::DesignationApplication,
    ];

    /// The id in data and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NumberRequestDue => "number_request_due",
            Self::ReplyDispatch => "reply_dispatch",
            Self::SubmissionDue => "submission_due",
            Self::DesignationApplication => "designation_application",
        }
    }

    /// The deadline with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.as_str() == id)
    }
}

/// One row of 別紙２.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedRow {
    /// The month of the designation.
    pub opening: YearMonth,
    /// 回答書発送日
    pub reply_dispatch: Date,
    /// 実施機関 提出期限
    pub submission_due: Date,
    /// The clause.
    pub source: Source,
}

/// A date that a bureau or office has published for one opening month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplicitRow {
    /// For whom it holds.
    pub scope: Scope,
    /// Which deadline.
    pub deadline: Deadline,
    /// For which opening month.
    pub opening: YearMonth,
    /// The day.
    pub date: Date,
    /// The page.
    pub source: Source,
    /// The day on which the page was last known to say so.
    pub confirmed: Date,
}

/// Which practice a bureau follows from an opening month on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeRow {
    /// For whom it holds.
    pub bureau: BureauId,
    /// The order of the steps.
    pub practice: Practice,
    /// From which opening month on.
    pub valid_from: YearMonth,
    /// The page.
    pub source: Source,
    /// The day on which the page was last known to say so.
    pub confirmed: Date,
    /// Whether it is settled; until then what the practice does not have is
    /// 未確認 and stays usable.
    pub settled: bool,
}

/// Something that has changed since the notice: a note with source and date,
/// never a rule. Its text is the Fluent message [`ChangeNote::message_id`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeNote {
    /// Its id.
    pub id: String,
    /// The page.
    pub source: Source,
    /// Whether it is settled; unsettled notes are shown as 未確認.
    pub confirmed: bool,
    /// Where it matters.
    pub place: NotePlace,
    /// For whom it matters.
    pub kinds: NoteKinds,
    /// Where it matters; everywhere when empty.
    pub prefectures: Vec<Prefecture>,
}

/// Where a note matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotePlace {
    /// Before all steps.
    Start,
    /// At these steps.
    Steps(Vec<StepId>),
    /// For those who are designated from a day in the past (遡及), and have no plan.
    Retroactive,
}

/// For whom a note matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteKinds {
    /// Everybody.
    All,
    /// These kinds, alone or in a pair.
    Of(Vec<Kind>),
    /// Medical and dental side by side only.
    Pair,
}

impl NoteKinds {
    fn cover(&self, kinds: Kinds) -> bool {
        match self {
            Self::All => true,
            Self::Of(named) => kinds.each().iter().any(|kind| named.contains(kind)),
            Self::Pair => kinds == Kinds::Both,
        }
    }
}

impl ChangeNote {
    /// Whether it concerns nothing before the number is there (steps 5 to 7).
    #[must_use]
    pub fn is_of_last_steps(&self) -> bool {
        match &self.place {
            NotePlace::Steps(steps) => steps.iter().all(|step| StepId::NumberRequest < *step),
            NotePlace::Start | NotePlace::Retroactive => false,
        }
    }

    /// Fluent id of the text.
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("change-{}", self.id)
    }

    /// Whether the page of this step shows it; what matters before all steps
    /// stands at the first.
    #[must_use]
    pub fn matters_at(&self, step: StepId) -> bool {
        match &self.place {
            NotePlace::Start => step == StepId::ProvisionalCode,
            NotePlace::Steps(steps) => steps.contains(&step),
            NotePlace::Retroactive => false,
        }
    }

    /// Whether it matters to whoever plans to open this here.
    #[must_use]
    pub fn covers(&self, prefecture: Prefecture, kinds: Kinds) -> bool {
        let is_here = self.prefectures.is_empty() || self.prefectures.contains(&prefecture);
        is_here && self.kinds.cover(kinds) && self.place != NotePlace::Retroactive
    }
}

/// Everything that decides dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rulebook {
    /// By opening month.
    published: Vec<PublishedRow>,
    explicit: Vec<ExplicitRow>,
    /// Latest valid-from first.
    rules: Vec<Rule>,
    /// Latest valid-from first.
    practices: Vec<PracticeRow>,
}

impl Rulebook {
    /// The rulebook that comes with the product.
    ///
    /// # Panics
    /// Never in a tested build: a test parses the embedded files.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Rulebook> = LazyLock::new(|| {
            Rulebook::parse(APPENDIX2, BUREAU_RULES, PRACTICES)
                .expect("the embedded rulebook is parsed by a test of this module")
        });
        &EMBEDDED
    }

    /// Reads 別紙２, the bureaus' rules and their practices (the shapes of
    /// `data/appendix2.csv`, `data/bureau-rules.csv` and `data/practice.csv`).
    ///
    /// # Errors
    /// The first row that cannot be used, with its line and the reason.
    pub fn parse(
        appendix2_csv: &str,
        rules_csv: &str,
        practices_csv: &str,
    ) -> Result<Self, RulebookError> {
        parse::rulebook(appendix2_csv, rules_csv, practices_csv)
    }

    /// The row of 別紙２ for this month.
    #[must_use]
    pub fn published(&self, opening: YearMonth) -> Option<&PublishedRow> {
        self.published
            .binary_search_by_key(&opening, |row| row.opening)
            .ok()
            .map(|i| &self.published[i])
    }

    /// All rows of 別紙２, by month.
    #[must_use]
    pub fn published_rows(&self) -> &[PublishedRow] {
        &self.published
    }

    /// The date published for this month here; an office's before its bureau's.
    #[must_use]
    pub fn explicit(
        &self,
        prefecture: Prefecture,
        deadline: Deadline,
        opening: YearMonth,
    ) -> Option<&ExplicitRow> {
        self.explicit
            .iter()
            .filter(|r| r.deadline == deadline && r.opening == opening)
            .filter(|r| r.scope.covers(prefecture))
            .max_by_key(|r| r.scope.is_office())
    }

    /// The prefecture's own rule (office rule) for openings in this month.
    #[must_use]
    pub fn office_rule(
        &self,
        prefecture: Prefecture,
        deadline: Deadline,
        opening: YearMonth,
    ) -> Option<&Rule> {
        self.rule(prefecture, deadline, opening, true)
    }

    /// The bureau's rule for openings in this month.
    #[must_use]
    pub fn bureau_rule(
        &self,
        prefecture: Prefecture,
        deadline: Deadline,
        opening: YearMonth,
    ) -> Option<&Rule> {
        self.rule(prefecture, deadline, opening, false)
    }

    fn rule(
        &self,
        prefecture: Prefecture,
        deadline: Deadline,
        opening: YearMonth,
        office: bool,
    ) -> Option<&Rule> {
        self.rules.iter().find(|rule| {
            rule.deadline == deadline
                && rule.scope.is_office() == office
                && rule.valid_from.is_none_or(|from| from <= opening)
                && rule.scope.covers(prefecture)
        })
    }

    /// All rules, the one with the latest valid-from first.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The row that says in which order the steps are taken here; none where
    /// the notice's order holds.
    #[must_use]
    pub fn practice(&self, prefecture: Prefecture, opening: YearMonth) -> Option<&PracticeRow> {
        let bureau = prefecture.bureau();
        self.practices
            .iter()
            .find(|row| row.bureau == bureau && row.valid_from <= opening)
            .filter(|row| row.practice != Practice::Notice)
    }

    /// All rows on practices, the one with the latest valid-from first.
    #[must_use]
    pub fn practices(&self) -> &[PracticeRow] {
        &self.practices
    }

    /// What those should know who are designated from a day in the past.
    pub fn changes_if_retroactive() -> impl Iterator<Item = &'static ChangeNote> {
        Self::changes()
            .iter()
            .filter(|note| note.place == NotePlace::Retroactive)
    }

    /// What has changed and matters to whoever plans to open this here, in the
    /// order of the file.
    pub fn changes_for(
        prefecture: Prefecture,
        kinds: Kinds,
    ) -> impl Iterator<Item = &'static ChangeNote> {
        Self::changes()
            .iter()
            .filter(move |note| note.covers(prefecture, kinds))
    }

    /// What else has changed since the notice, for anybody.
    #[must_use]
    pub fn changes() -> &'static [ChangeNote] {
        static CHANGE_NOTES: LazyLock<Vec<ChangeNote>> = LazyLock::new(|| parse::changes(CHANGES));
        &CHANGE_NOTES
    }
}

#[cfg(test)]
mod tests;
