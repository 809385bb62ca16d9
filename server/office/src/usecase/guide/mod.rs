//! The guide at work: who asks, what is remembered, what is handed over to
//! people. The domain decides *what* is answered, `app` words it. Knows no
//! HTML.

pub mod about;
pub mod answer;
pub mod conversation;
mod error;
pub mod hand_over;
pub mod in_thread;
pub mod question_text;
pub mod remembered;
pub mod unanswered;
pub mod whereabouts;

pub use error::GuideError;
