//! What the guide's pages show: the conversation, the guided flow, and what was
//! asked without an answer.

use domain::bureau::Prefecture;
use domain::month::YearMonth;
use domain::schedule::{PlanRequest, Schedule};
use domain::step::StepId;
use guide::{Answer, Context, Reason, TopicId};
use jiff::civil::Date;

use crate::form::Form;

/// A kept plan, as far as the guide needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskersPlan {
    /// Id, as in addresses.
    pub id: String,
    /// The name its owner gave it; may be empty.
    pub label: String,
    /// Opening month, prefecture, kind.
    pub request: PlanRequest,
}

/// What travels with every form and link of the guide: the plan, or what was
/// given in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Id of a kept plan.
    pub plan: Option<String>,
    /// Month, prefecture, kind without a plan.
    pub context: Context,
}

impl Given {
    /// Names and values for hidden fields.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        if let Some(plan) = &self.plan {
            return vec![("plan", plan.clone())];
        }
        let Context {
            opening,
            prefecture,
            kind,
        } = self.context;
        let fields = [
            ("opening", opening.map(|opening| opening.to_string())),
            ("prefecture", prefecture.map(Prefecture::code)),
            ("kind", kind.map(|kind| kind.as_str().to_owned())),
        ];
        fields
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    /// An address that carries it: ids and numbers only, nothing to escape.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        let query: Vec<String> = self
            .fields()
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", query.join("&"))
        }
    }
}

/// What the guide said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// One answer or two.
    Answer(Vec<Answer>),
    /// Which is meant?
    Clarify(Vec<TopicId>),
    /// It cannot be answered.
    Declined(Reason),
    /// Nothing: the question is for a person.
    ForPerson,
    /// A topic that is no longer answered.
    Gone,
}

/// One question and what the guide said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Id, as in addresses.
    pub id: String,
    /// The question.
    pub question: String,
    /// What the guide said.
    pub said: Said,
    /// 「役に立ちましたか」
    pub helpful: Option<bool>,
    /// What travels with its forms.
    pub given: Given,
    /// What is known of the asker, for the step's address.
    pub context: Context,
}

/// The conversation.
#[derive(Clone, Debug)]
pub struct GuidePage {
    /// What travels with every form.
    pub given: Given,
    /// The plan whose dates the answers use.
    pub plan: Option<AskersPlan>,
    /// Further plans to choose from.
    pub other_plans: Vec<AskersPlan>,
    /// What is known of the asker.
    pub context: Context,
    /// So far, oldest first.
    pub turns: Vec<Turn>,
    /// What people ask from here.
    pub suggestions: Vec<TopicId>,
    /// They belong to the page that the asker came from.
    pub suggestions_are_for_a_page: bool,
    /// The months to choose from.
    pub months: Vec<YearMonth>,
    /// What was typed, and what is wrong with it.
    pub form: Form,
    /// The turns are kept with an account.
    pub is_kept: bool,
}

/// The guided flow: as far as it has been answered.
#[derive(Clone, Debug)]
pub enum Where {
    /// Where are you now?
    Stage(Given),
    /// In which month do you open?
    Month {
        /// The step that comes next.
        step: StepId,
        /// What travels along.
        given: Given,
        /// The months to choose from.
        months: Vec<YearMonth>,
    },
    /// In which prefecture?
    Place {
        /// The step that comes next.
        step: StepId,
        /// What travels along: the month is known.
        given: Given,
    },
    /// The step and its date.
    Found(Box<Found>),
}

/// The end of the guided flow.
#[derive(Clone, Debug)]
pub struct Found {
    /// The step that comes next.
    pub step: StepId,
    /// The dates; step 7 needs none.
    pub schedule: Option<Schedule>,
    /// What to do there, with its sources.
    pub answer: Option<Answer>,
    /// What travels along.
    pub given: Given,
    /// What is known of the asker.
    pub context: Context,
}

/// What was asked without an answer, nearest topics together.
#[derive(Clone, Debug)]
pub struct Unanswered {
    /// The biggest group first.
    pub groups: Vec<UnansweredGroup>,
    /// Answers that did not help, by topic.
    pub unhelpful: Vec<UnansweredGroup>,
    /// How many days back.
    pub days: u32,
}

/// Questions near one topic.
#[derive(Clone, Debug)]
pub struct UnansweredGroup {
    /// The nearest topic; `None`: near nothing.
    pub topic: Option<TopicId>,
    /// The questions.
    pub questions: Vec<UnansweredQuestion>,
}

/// One question, whoever asked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnansweredQuestion {
    /// Its words, without numbers and addresses.
    pub text: String,
    /// Why the guide did not answer.
    pub reason: Option<Reason>,
    /// How often.
    pub times: u32,
    /// When last.
    pub last: Date,
}

/// What the guide answers about a step; what its page is about.
#[must_use]
pub const fn topic_of_step(step: StepId) -> &'static str {
    match step {
        StepId::ProvisionalCode => "provisional_code.request",
        StepId::Account => "account.register",
        StepId::CardReader => "card_reader.apply",
        StepId::NumberRequest => "reception_number.request",
        StepId::NumberPresentation => "reception_number.present",
        StepId::Applications => "applications.what",
        StepId::NonDesignationReport => "non_designation.report",
    }
}

/// The address of a step: in the plan, or in the guided flow.
#[must_use]
pub fn step_address(step: StepId, given: &Given, context: Context) -> String {
    if let Some(plan) = &given.plan {
        return format!("/plans/{plan}/steps/{}", step.number());
    }
    let known = Given {
        plan: None,
        context,
    };
    let address = known.address("/guide/where");
    let joined = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joined}stage={}", step.as_str())
}

/// The guide's address from another page: with what that page is about.
#[must_use]
pub fn guide_address(here: &str) -> String {
    let (path, query) = here.split_once('?').unwrap_or((here, ""));
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let topic = match parts.as_slice() {
        ["plans", _, "steps", step, ..] => step
            .parse()
            .ok()
            .and_then(StepId::from_number)
            .map(topic_of_step),
        ["plans", _, "form1", ..] => Some("form1.how_to_fill"),
        ["plans", _, "no-designation" | "report", ..] => Some("non_designation.report"),
        ["out-of-scope"] => Some("scope.retroactive"),
        ["sources"] => Some("changes.what"),
        _ => None,
    };
    let is_id =
        |part: &str| part.len() == 36 && part.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let mut query: Vec<String> = match parts.as_slice() {
        ["plans", plan, ..] if is_id(plan) => vec![format!("plan={plan}")],
        ["plan", ..] | ["start", ..] => ["opening=", "prefecture=", "kind="]
            .iter()
            .filter_map(|name| query.split('&').find(|part| part.starts_with(name)))
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    };
    query.extend(topic.map(|topic| format!("topic={topic}")));
    if query.is_empty() {
        "/guide".to_owned()
    } else {
        format!("/guide?{}", query.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use guide::Guide;

    use super::*;

    #[test]
    fn the_guide_is_reached_from_a_page_with_that_pages_topic_and_plan() {
        let plan = "01890a5d-ac96-774b-bcce-b302099a8057";
        assert_eq!(
            guide_address(&format!("/plans/{plan}/steps/3?lang=ja")),
            format!("/guide?plan={plan}&topic=card_reader.apply")
        );
        assert_eq!(
            guide_address("/plan?opening=2027-04&prefecture=13&kind=medical&x=1"),
            "/guide?opening=2027-04&prefecture=13&kind=medical"
        );
        assert_eq!(
            guide_address("/out-of-scope"),
            "/guide?topic=scope.retroactive"
        );
        assert_eq!(guide_address("/plans/<script>"), "/guide");
        assert_eq!(guide_address("/"), "/guide");
    }

    #[test]
    fn every_step_and_page_names_a_topic_that_exists() {
        let mut topics: Vec<&str> = StepId::ALL.into_iter().map(topic_of_step).collect();
        topics.extend([
            "form1.how_to_fill",
            "non_designation.report",
            "scope.retroactive",
            "changes.what",
        ]);
        for topic in topics {
            let id = TopicId::parse(topic).unwrap();
            assert!(Guide::embedded().topic(&id).is_some(), "{topic}");
        }
    }
}
