//! Topics: what can be answered, and from which sources. Knows nothing of how
//! people ask for it; texts are Fluent ids.

use std::fmt;

use domain::bureau::BureauId;
use domain::source::Source;
use domain::step::StepId;
use jiff::civil::Date;

/// A topic's name in data and in the API, such as `provisional_code.forgotten`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(String);

impl TopicId {
    /// A topic id from lower-case words, digits, `_` and `.`.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let is_plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
        let is_valid = !id.is_empty()
            && id
                .split('.')
                .all(|w| !w.is_empty() && w.bytes().all(is_plain));
        is_valid.then(|| Self(id.to_owned()))
    }

    /// The id as in the API.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Fluent id of the answer's plain form: `guide-provisional-code-forgotten`.
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("guide-{}", self.dashed())
    }

    /// Fluent id of the short name shown as a choice.
    #[must_use]
    pub fn choice_id(&self) -> String {
        format!("guide-choice-{}", self.dashed())
    }

    fn dashed(&self) -> String {
        self.0.replace(['.', '_'], "-")
    }
}

impl fmt::Debug for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One or more sources: the type that keeps an answer from having none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    first: Source,
    more: Vec<Source>,
}

impl Sources {
    /// The first source, the one the answer rests on.
    #[must_use]
    pub const fn new(first: Source) -> Self {
        Self {
            first,
            more: Vec::new(),
        }
    }

    /// All of a list, if it holds any.
    #[must_use]
    pub fn from_list(sources: Vec<Source>) -> Option<Self> {
        let mut sources = sources.into_iter();
        let first = sources.next()?;
        Some(Self {
            first,
            more: sources.collect(),
        })
    }

    /// Adds a source, once.
    pub fn add(&mut self, source: Source) {
        if !self.iter().any(|known| *known == source) {
            self.more.push(source);
        }
    }

    /// The sources, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        std::iter::once(&self.first).chain(&self.more)
    }
}

/// Which facts of the asker's own case an answer can be worded with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    /// None: the text is the same for everybody.
    None,
    /// The due date of steps 5 and 6.
    Submission,
    /// The day the reply is posted.
    Reply,
    /// When steps 1–3 should be done.
    CardReader,
    /// All dates.
    Schedule,
    /// The bureau's deadline of step 4.
    BureauDeadline,
    /// The bureau of the asker's prefecture.
    Bureau,
    /// One bureau's page.
    BureauPage(BureauId),
    /// Whether the help desk answers now.
    Desk,
}

/// Something the guide can answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name.
    pub id: TopicId,
    /// Where the answer is taken from.
    pub sources: Sources,
    /// The step it belongs to.
    pub step: Option<StepId>,
    /// What the answer is worded with.
    pub facts: Facts,
    /// What people ask next.
    pub follow_ups: Vec<TopicId>,
    /// First day on which the topic is answered.
    pub valid_from: Option<Date>,
    /// Last day on which the topic is answered.
    pub valid_until: Option<Date>,
    /// When somebody last read the answer against its sources.
    pub reviewed: Date,
}

impl Topic {
    /// Whether the topic is answered on this day.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}
