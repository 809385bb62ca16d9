//! What the public pages show: a draft, which is a plan worked back from a month
//! for somebody who has kept nothing yet. A *plan* is a kept one ([`crate::plans`]).

use domain::already::{Already, Turn};
use domain::month::YearMonth;
use domain::rulebook::{ChangeNote, Rule};
use domain::schedule::{PlanRequest, Schedule};
use jiff::civil::Date;

use crate::form::Form;

/// A plan for somebody who has done nothing yet.
#[derive(Clone, Debug)]
pub struct DraftView {
    /// What was asked for.
    pub asked: PlanRequest,
    /// What is said to be done already; `None`: nothing was said.
    pub already: Option<Already>,
    /// The dates; no rule differs by kind, so one schedule serves twins too.
    pub schedule: Schedule,
    /// What else has changed since the notice.
    pub changes: Vec<ChangeNote>,
    /// Later holidays are computed, not announced.
    pub holidays_certain_until: Date,
}

impl DraftView {
    /// The query of this plan, with what is already done.
    #[must_use]
    pub fn query(&self) -> String {
        self.query_after(self.already)
    }

    /// The same after another answer.
    #[must_use]
    pub fn query_after(&self, already: Option<Already>) -> String {
        let asked = self.asked.query();
        match already {
            Some(already) => format!("{asked}&done={}", already.as_str()),
            None => asked,
        }
    }

    /// What is next, and for whom.
    #[must_use]
    pub fn turn(&self) -> Turn {
        Turn::of(&self.schedule, self.already)
    }
}

/// The plan page: the form, and the plan where the form is right.
#[derive(Clone, Debug)]
pub struct DraftPage {
    /// What was chosen, and what is wrong with it.
    pub form: Form,
    /// The months that the form offers.
    pub months: Vec<YearMonth>,
    /// The plan.
    pub plan: Option<DraftView>,
}

/// A question before the plan; earlier answers travel along in the address.
#[derive(Clone, Debug)]
pub struct StartQuestion {
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
