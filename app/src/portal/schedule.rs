//! What the public pages show: the plan worked back from a month.

use domain::bureau::Prefecture;
use domain::input::KindChoice;
use domain::month::YearMonth;
use domain::rulebook::{ApplicationNote, ChangeNote, Rule};
use domain::schedule::Schedule;
use jiff::civil::Date;

use crate::components::Form;

/// What was asked for, medical and dental side by side included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// 診療開始月
    pub opening: YearMonth,
    /// Where.
    pub prefecture: Prefecture,
    /// What.
    pub choice: KindChoice,
}

impl Asked {
    /// The query that every address of this plan carries.
    #[must_use]
    pub fn query(&self) -> String {
        format!(
            "opening={}&prefecture={}&kind={}",
            self.opening,
            self.prefecture,
            self.choice.as_str()
        )
    }

    /// The same for another month.
    #[must_use]
    pub const fn opening_in(self, opening: YearMonth) -> Self {
        Self { opening, ..self }
    }

    /// Whether every step at the bureau is needed twice (事務連絡 1 ※2).
    #[must_use]
    pub fn is_twin(&self) -> bool {
        self.choice == KindChoice::Both
    }
}

/// A plan for somebody who has done nothing yet.
#[derive(Clone, Debug)]
pub struct PlanView {
    /// What was asked for.
    pub asked: Asked,
    /// The dates; no rule differs by kind, so one schedule serves twins too.
    pub schedule: Schedule,
    /// What else has changed since the notice.
    pub changes: Vec<ChangeNote>,
    /// What is known here about the designation application itself.
    pub application_notes: Vec<ApplicationNote>,
    /// Later holidays are computed, not announced.
    pub holidays_certain_until: Date,
}

/// The plan page: the form, and the plan where the form is right.
#[derive(Clone, Debug)]
pub struct PlanPage {
    /// What was chosen, and what is wrong with it.
    pub form: Form,
    /// The months that the form offers.
    pub months: Vec<YearMonth>,
    /// The plan.
    pub plan: Option<PlanView>,
}

/// A question before the plan; earlier answers travel along in the address.
#[derive(Clone, Debug)]
pub struct Question {
    /// What was answered, and what is wrong with it.
    pub form: Form,
    /// Names and values of the other answers.
    pub answers: Vec<(&'static str, String)>,
    /// The question before this one, with the answers.
    pub back: String,
}

/// The rules page.
#[derive(Clone, Debug)]
pub struct SourcesView {
    /// The deadline rules of bureaus and offices.
    pub rules: Vec<Rule>,
    /// Months and dates of 別紙２: opening, reply, submission.
    pub published: Vec<(YearMonth, Date, Date)>,
    /// What else has changed since the notice.
    pub changes: Vec<ChangeNote>,
    /// Later holidays are computed, not announced.
    pub holidays_certain_until: Date,
}
