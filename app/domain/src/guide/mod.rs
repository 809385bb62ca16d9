//! The guide: which of a closed set of topics answers a question, or that none
//! does. It decides *what* is said, as Fluent ids with typed arguments; every
//! sentence is in `locales/*/guide.ftl` (in `guide-easy.ftl` for the easy
//! register). No language model, no network, no clock.
//!
//! An immutable [`Guide`] is built from the topics that come with the product
//! and from further ones (staff topics). To change topics while running, build
//! another and put it in the place of the old one.

mod answer;
mod asked;
mod classifier;
mod concepts;
mod decide;
mod facts;
mod features;
mod fold;
mod lexicon;
mod likeness;
mod linear;
mod nearest;
mod phrases;
mod readings;
mod topic;

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;

pub use answer::{Answer, Arg, Message, Reason, clarify_message};
pub use facts::Context;
pub use topic::{Facts, Sources, Topic, TopicError, TopicFault, TopicId, parse_topics};

use crate::calendar::japan_date;
use crate::register::Register;
use classifier::Classifier;
use concepts::Concepts;
use decide::{Deciding, Decision, Declines, Guard};
use features::{Feature, Reader};
use fold::fold_but_kana;
use likeness::Likeness;
use phrases::Phrases;
use readings::Readings;

const TOPICS: [&str; 10] = [
    include_str!("../../data/guide/topics-procedure.txt"),
    include_str!("../../data/guide/topics-service.txt"),
    include_str!("../../data/guide/topics-codes.txt"),
    include_str!("../../data/guide/topics-reception-number.txt"),
    include_str!("../../data/guide/topics-reader-submission.txt"),
    include_str!("../../data/guide/topics-bureau.txt"),
    include_str!("../../data/guide/topics-designation.txt"),
    include_str!("../../data/guide/topics-form1.txt"),
    include_str!("../../data/guide/topics-contact.txt"),
    include_str!("../../data/guide/topics-changes.txt"),
];
const READINGS: &str = include_str!("../../data/guide/readings.txt");
const PHRASES: &str = include_str!("../../data/guide/phrases.txt");
const SYNONYMS: &str = include_str!("../../data/guide/synonyms.txt");
const DECLINES: &str = include_str!("../../data/guide/declines.txt");
const GUARDS: &str = include_str!("../../data/guide/guards.txt");

/// From which likeness to a phrasing that staff added a declining one is left
/// out.
const GIVES_WAY: f32 = 0.4;

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

/// The guide: topics and what was learned from their phrasings. Never changes; build a new one instead.
#[derive(Debug)]
pub struct Guide {
    topics: Vec<Topic>,
    by_id: HashMap<TopicId, u32>,
    reader: Reader,
    classifier: Classifier,
    declines: Declines,
    phrases: Phrases,
}

impl Guide {
    /// The guide with the topics that come with the product.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Guide> = LazyLock::new(|| Guide::with(Vec::new()));
        &EMBEDDED
    }

    /// A new guide: the product's topics and these. A further topic with the id
    /// of one that is there takes its place.
    #[must_use]
    pub fn with(further: Vec<Topic>) -> Self {
        let is_replaced = |t: &Topic| further.iter().any(|f| f.id == t.id);
        let mut topics = embedded_topics();
        topics.retain(|t| !is_replaced(t));
        let embedded = topics.len();
        topics.extend(further);
        Self::build(topics, embedded)
    }

    /// The first `embedded` of the topics are the product's own.
    fn build(topics: Vec<Topic>, embedded: usize) -> Self {
        let reader = Reader::new(Concepts::parse(SYNONYMS), Readings::parse(READINGS));
        let mut examples: Vec<(u32, Vec<Feature>)> = Vec::new();
        let mut plain: Vec<(u32, Vec<char>)> = Vec::new();
        for (number, topic) in (0_u32..).zip(&topics) {
            for phrasing in topic.japanese.iter().chain(&topic.english) {
                examples.push((number, reader.features(phrasing)));
                plain.push((number, fold_but_kana(phrasing)));
            }
        }
        let added = examples.iter().filter(|(n, _)| *n as usize >= embedded);
        let added = Likeness::to(added.map(|(_, set)| features::of_length_1(set)));
        let mut classes: Vec<Reason> = Vec::new();
        let topic_count = u32::try_from(topics.len()).unwrap_or(u32::MAX);
        for (name, lines) in topic::blocks(DECLINES) {
            let Some(reason) = Reason::parse(name) else {
                continue;
            };
            let number = topic_count + u32::try_from(classes.len()).unwrap_or(0);
            classes.push(reason);
            for line in lines.filter_map(|l| l.get(2..)) {
                let mut written = Vec::new();
                topic::expand(line, &mut written);
                let sets = written.iter().map(|p| reader.features(p));
                // What is declined until staff write a topic about it is declined
                // no longer.
                let sets = sets.filter(|set| {
                    let alike = added.of(features::of_length_1(set));
                    alike.into_iter().all(|alike| alike < GIVES_WAY)
                });
                examples.extend(sets.map(|set| (number, set)));
            }
        }
        let classifier = Classifier::train(topics.len() + classes.len(), &examples);
        let by_id = (0_u32..)
            .zip(&topics)
            .map(|(n, t)| (t.id.clone(), n))
            .collect();
        let guards = guards(&plain);
        Self {
            topics,
            by_id,
            reader,
            classifier,
            declines: Declines { classes, guards },
            phrases: Phrases::parse(PHRASES),
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
            phrases: &self.phrases,
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
        self.phrases.is_only_context(text)
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

fn embedded_topics() -> Vec<Topic> {
    let parse = |data| parse_topics(data).expect("a test reads the embedded topics");
    TOPICS.into_iter().flat_map(parse).collect()
}

/// `reason: words` lines; a word is allowed where a phrasing has it.
fn guards(phrasings: &[(u32, Vec<char>)]) -> Vec<Guard> {
    let lines = GUARDS.lines().filter(|l| !l.starts_with('#'));
    let words = lines
        .filter_map(|l| l.split_once(": "))
        .flat_map(|(reason, words)| {
            let reason = Reason::parse(reason);
            words
                .split(' ')
                .filter_map(move |w| Some((reason?, fold_but_kana(&w.replace('_', " ")))))
        });
    let mut guards: Vec<Guard> = words
        .map(|(reason, word)| Guard {
            reason,
            word,
            allowed: Vec::new(),
        })
        .collect();
    // Each phrasing is read once, not once for each of the hundreds of words.
    let mut by_first: HashMap<char, Vec<usize>> = HashMap::new();
    for (number, guard) in guards.iter().enumerate() {
        if let Some(first) = guard.word.first() {
            by_first.entry(*first).or_default().push(number);
        }
    }
    for (topic, phrasing) in phrasings {
        for at in 0..phrasing.len() {
            for number in by_first.get(&phrasing[at]).into_iter().flatten() {
                let guard = &mut guards[*number];
                if guard.allowed.last() != Some(topic)
                    && decide::stands_at(phrasing, at, &guard.word)
                {
                    guard.allowed.push(*topic);
                }
            }
        }
    }
    guards
}

/// The Fluent ids that answers are made of, for the test of `locales/`.
#[must_use]
pub fn message_ids() -> Vec<String> {
    let mut ids = vec![
        "guide-clarify".to_owned(),
        "guide-note-other-basis".to_owned(),
        "guide-note-prefecture".to_owned(),
    ];
    ids.extend(Reason::ALL.map(|r| r.message().id(Register::Standard)));
    for topic in embedded_topics() {
        let plain = topic.id.message_id();
        ids.extend(
            facts::variants(topic.facts)
                .iter()
                .map(|v| format!("{plain}-{v}")),
        );
        ids.extend([topic.id.choice_id(), plain]);
    }
    ids
}

#[cfg(test)]
mod tests;
