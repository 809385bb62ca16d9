//! The guide itself: asks the parts of this crate in turn. What is said about a
//! topic is [`crate::facts`]'s, which topic it is [`crate::decide`]'s.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use domain::calendar::japan_date;
use guide_learn::{Classifier, Learned, Reader};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::answer::{Answer, Reason};
use crate::asked;
use crate::decide::{Deciding, Decision, Declines};
use crate::facts::{self, Context};
use crate::lesson::{Lesson, product_lessons, product_topics};
use crate::speech::Speech;
use crate::topic::{Facts, Topic, TopicId};

/// What the build script learned.
const LEARNED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/learned.bin"));

/// What somebody asks.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The question, in Japanese or English, whatever the page's language.
    pub text: &'a str,
    /// What is known of the asker; what the text says itself goes before it.
    pub context: Context,
}

/// What the guide does with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// One answer, or two for a question of two parts.
    Answer(Vec<Answer>),
    /// Two to four topics: which is meant?
    Clarify(Vec<TopicId>),
    /// It cannot be answered from the notice.
    Escalate {
        /// Why; with its words.
        reason: Reason,
        /// The topic that came nearest, for the staff's list of what was asked
        /// without an answer.
        nearest: Option<TopicId>,
    },
}

/// The guide: topics and what was learned from their phrasings. Never changes;
/// build a new one instead.
#[derive(Debug)]
pub struct Guide {
    topics: Vec<Topic>,
    by_id: HashMap<TopicId, u32>,
    reader: Reader,
    classifier: Classifier,
    declines: Declines,
    speech: Speech,
}

impl Guide {
    /// The guide with the topics that come with the product, as they were learned
    /// when it was built: one for the process, unpacked when first asked for, which
    /// takes some tenths of a second.
    ///
    /// # Panics
    /// Never: the file is written by the same build.
    #[must_use]
    pub fn embedded() -> Arc<Self> {
        static EMBEDDED: LazyLock<Arc<Guide>> = LazyLock::new(|| {
            let learned = Learned::from_bytes(LEARNED).expect("the build script wrote it");
            Arc::new(Guide::new(product_topics(), Reader::of_product(), learned))
        });
        Arc::clone(&EMBEDDED)
    }

    /// A new guide: the product's topics and those of these lessons, learned
    /// together, which takes seconds. A lesson with the id of a topic that is there
    /// takes its place.
    #[must_use]
    pub fn with(lessons: Vec<Lesson>) -> Self {
        let is_replaced = |l: &Lesson| lessons.iter().any(|new| new.topic.id == l.topic.id);
        let mut all = product_lessons();
        all.retain(|lesson| !is_replaced(lesson));
        let own = all.len();
        all.extend(lessons);
        let (topics, phrasings): (Vec<Topic>, Vec<Vec<String>>) = all
            .into_iter()
            .map(|lesson| (lesson.topic, [lesson.japanese, lesson.english].concat()))
            .unzip();
        let reader = Reader::of_product();
        let learned = guide_learn::learn(&reader, &phrasings, own);
        Self::new(topics, reader, learned)
    }

    fn new(topics: Vec<Topic>, reader: Reader, learned: Learned) -> Self {
        let by_id = (0_u32..).zip(&topics).map(|(n, t)| (t.id.clone(), n));
        Self {
            by_id: by_id.collect(),
            topics,
            reader,
            classifier: learned.classifier,
            declines: Declines::new(learned.declines, learned.guards),
            speech: Speech::of_product(),
        }
    }

    /// Every topic, in the order of the data.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The topic with this id.
    #[must_use]
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.by_id.get(id).map(|n| &self.topics[*n as usize])
    }

    /// What to do with a question at this instant.
    #[must_use]
    pub fn ask(&self, question: &Question<'_>, now: Timestamp) -> Outcome {
        let today = japan_date(now);
        let context = read_context(question, today);
        let is_valid = |n: u32| self.topics[n as usize].is_valid_on(today);
        let deciding = Deciding {
            reader: &self.reader,
            classifier: &self.classifier,
            declines: &self.declines,
            speech: &self.speech,
            topics: u32::try_from(self.topics.len()).unwrap_or(u32::MAX),
            is_valid: &is_valid,
        };
        let id = |n: u32| self.topics[n as usize].id.clone();
        match deciding.decide(question.text) {
            Decision::Answer(numbers) => Outcome::Answer(
                numbers
                    .into_iter()
                    .map(|n| self.place(&self.topics[n as usize], question.text))
                    .map(|topic| facts::answer(topic, context, now))
                    .collect(),
            ),
            Decision::Clarify(numbers) => Outcome::Clarify(numbers.into_iter().map(id).collect()),
            Decision::Escalate(reason, nearest) => Outcome::Escalate {
                reason,
                nearest: nearest.map(id),
            },
        }
    }

    /// 「新潟県は東北厚生局ですか」: the bureau of the place that is named, not the
    /// bureau that is.
    fn place<'a>(&'a self, topic: &'a Topic, text: &str) -> &'a Topic {
        let Facts::BureauPage(bureau) = topic.facts else {
            return topic;
        };
        let elsewhere = asked::prefecture(text).filter(|place| place.bureau() != bureau);
        let which = TopicId::parse("bureau.which").filter(|_| elsewhere.is_some());
        which.and_then(|id| self.topic(&id)).unwrap_or(topic)
    }

    /// Whether a text says where or when and asks nothing: 「愛知県です」 after the
    /// guide asked for the prefecture means the question before.
    #[must_use]
    pub fn is_only_context(&self, text: &str) -> bool {
        self.speech.is_only_context(text)
    }

    /// The answer of a topic that was chosen (quick reply, choice, follow-up).
    #[must_use]
    pub fn answer(&self, id: &TopicId, context: Context, now: Timestamp) -> Option<Answer> {
        let topic = self.topic(id)?;
        let is_valid = topic.is_valid_on(japan_date(now));
        is_valid.then(|| facts::answer(topic, context, now))
    }
}

/// What is known of the asker after a question: what its text says of month and
/// prefecture goes before what was known.
#[must_use]
pub fn context_after(question: &Question<'_>, now: Timestamp) -> Context {
    read_context(question, japan_date(now))
}

/// What the text says of month and prefecture goes before what was known.
fn read_context(question: &Question<'_>, today: Date) -> Context {
    let Context {
        prefecture,
        kind,
        opening,
    } = question.context;
    Context {
        prefecture: asked::prefecture(question.text).or(prefecture),
        kind,
        opening: asked::opening(question.text, today).or(opening),
    }
}
