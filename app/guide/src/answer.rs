//! What the guide says, as Fluent ids with typed arguments: the words and the
//! writing of dates are the renderer's. An [`Answer`] cannot be built without a
//! source: [`Sources`] holds at least one.

use jiff::civil::{Date, Time};

use crate::topic::{Sources, TopicId};
use domain::bureau::{BureauId, Prefecture};
use domain::month::YearMonth;
use domain::register::Register;
use domain::step::StepId;

/// A value that a text is worded with; the renderer writes it in its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A day, to be written with its weekday: 4月16日（金）.
    Date(Date),
    /// A month with its year.
    Month(YearMonth),
    /// A time of day in Japan.
    Time(Time),
    /// A prefecture's name.
    Prefecture(Prefecture),
    /// A bureau's name.
    Bureau(BureauId),
    /// The name of a prefecture's desk (都府県事務所等), with its bureau's.
    Office(Prefecture),
    /// An address on the web, as it is.
    Url(String),
    /// A word that a text selects by, never shown: `official`, `yes` …
    Word(&'static str),
}

/// A Fluent message and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    id: String,
    args: Vec<(&'static str, Arg)>,
}

impl Message {
    pub(crate) const fn new(id: String, args: Vec<(&'static str, Arg)>) -> Self {
        Self { id, args }
    }

    /// The id in `locales/*/guide.ftl`, or in `locales/ja/guide-easy.ftl`.
    #[must_use]
    pub fn id(&self, register: Register) -> String {
        match register {
            Register::Standard => self.id.clone(),
            Register::Easy => format!("easy-{}", self.id),
        }
    }

    /// Names and values of the text's variables.
    #[must_use]
    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }
}

/// The answer of one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub(crate) topic: TopicId,
    pub(crate) message: Message,
    pub(crate) notes: Vec<Message>,
    pub(crate) sources: Sources,
    pub(crate) step: Option<StepId>,
    pub(crate) follow_ups: Vec<TopicId>,
}

impl Answer {
    /// What is answered.
    #[must_use]
    pub const fn topic(&self) -> &TopicId {
        &self.topic
    }

    /// The text, and notes to add to it in this order (a date that another
    /// basis gives; what is still missing).
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        std::iter::once(&self.message).chain(&self.notes)
    }

    /// Where it is taken from; at least one.
    #[must_use]
    pub const fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The step to link.
    #[must_use]
    pub const fn step(&self) -> Option<StepId> {
        self.step
    }

    /// What people ask next.
    #[must_use]
    pub fn follow_ups(&self) -> &[TopicId] {
        &self.follow_ups
    }
}

/// Why the guide does not answer. Each has its own polite words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Nothing in the notice answers it.
    NotCovered,
    /// A judgement on a single case, such as whether a designation will be made.
    Prediction,
    /// Somebody's application, number or data.
    OtherPeople,
    /// Abuse.
    Abuse,
    /// Instructions to the guide itself.
    Instructions,
    /// Prices, subsidies, payment.
    Money,
    /// Devices, software, passwords.
    Technical,
    /// Another procedure.
    OtherProcedure,
    /// Tax, law, labour, medicine.
    Profession,
    /// Nothing to do with it.
    OffTopic,
    /// A greeting or thanks.
    Chitchat,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::NotCovered,
        Self::Prediction,
        Self::OtherPeople,
        Self::Abuse,
        Self::Instructions,
        Self::Money,
        Self::Technical,
        Self::OtherProcedure,
        Self::Profession,
        Self::OffTopic,
        Self::Chitchat,
    ];

    /// Whether it lies in how somebody speaks to the guide, not in the subject.
    pub(crate) const fn is_about_the_guide(self) -> bool {
        matches!(self, Self::Abuse | Self::Instructions | Self::OtherPeople)
    }

    /// The id in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotCovered => "not_covered",
            Self::Prediction => "prediction",
            Self::OtherPeople => "other_people",
            Self::Abuse => "abuse",
            Self::Instructions => "instructions",
            Self::Money => "money",
            Self::Technical => "technical",
            Self::OtherProcedure => "other_procedure",
            Self::Profession => "profession",
            Self::OffTopic => "off_topic",
            Self::Chitchat => "chitchat",
        }
    }

    /// The reason with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == id)
    }

    /// What is said, and whom to ask instead.
    #[must_use]
    pub fn message(self) -> Message {
        let id = format!("guide-escalate-{}", self.as_str().replace('_', "-"));
        Message::new(id, Vec::new())
    }
}

/// Fluent id of the question above the choices of a `clarify` outcome.
#[must_use]
pub fn clarify_message() -> Message {
    Message::new("guide-clarify".to_owned(), Vec::new())
}
