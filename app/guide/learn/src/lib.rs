//! How a text becomes features, and what is learned from the guide's phrasings.
//!
//! Two use it: the guide's build script, which learns the product's own topics
//! once ([`learn`], [`Learned::to_bytes`]), and the guide, which reads that file
//! ([`Learned::from_bytes`]), reads questions the same way, and learns anew when
//! a topic is added while it runs. Knows nothing of answers, dates and texts.

// In a test, what cannot be unwrapped is the test's failure.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod bytes;
mod classifier;
mod concepts;
pub mod data;
mod features;
pub mod fold;
mod guard;
mod learned;
mod lexicon;
mod likeness;
mod linear;
mod nearest;
mod readings;
mod vocabulary;
mod weights;

pub use classifier::Classifier;
pub use concepts::is_word_at;
pub use features::{Feature, Reader};
pub use guard::{Guard, contains};
pub use learned::{Learned, Unreadable, learn};
