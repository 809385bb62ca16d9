//! The guide: which of a closed set of topics answers a question, or that none
//! does. It decides *what* is said, as Fluent ids with typed arguments; every
//! sentence is in `locales/*/guide.ftl` (in `guide-easy.ftl` for the easy
//! register). No language model, no network, no clock.
//!
//! An immutable [`Guide`] has the topics that come with the product, learned when
//! this crate was built, or further ones (staff topics), which it learns itself.
//! To change topics while running, build another and put it in the place of the
//! old one.
//!
//! How a topic is added, how it is learned and what it weighs: `README.md`.

// In a test, what cannot be unwrapped is the test's failure.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod answer;
mod asked;
mod decide;
mod facts;
mod guide;
mod lesson;
mod part;
mod speech;
mod threshold;
mod topic;

pub use answer::{Answer, Arg, Message, Reason, clarify_message};
pub use facts::Context;
pub use guide::{Guide, Outcome, Question, context_after};
pub use lesson::{Lesson, TopicError, TopicFault, parse_lessons, product_lessons};
pub use topic::{Facts, Sources, Topic, TopicId};

use domain::register::Register;
use lesson::product_topics;

/// The Fluent ids that answers are made of, for the test of `locales/`.
#[must_use]
pub fn message_ids() -> Vec<String> {
    let mut ids = vec![
        "guide-clarify".to_owned(),
        "guide-note-other-basis".to_owned(),
        "guide-note-prefecture".to_owned(),
        "guide-note-number-first".to_owned(),
        "guide-note-number-first-elsewhere".to_owned(),
        "guide-note-new-year".to_owned(),
    ];
    ids.extend(Reason::ALL.map(|r| r.message().id(Register::Standard)));
    for topic in product_topics() {
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
