//! The guide at work: who asks, what is remembered, what is handed over to
//! people. The crate `guide` decides *what* is answered, `app` words it. May not
//! import `http::pages`; knows no HTML.

pub mod about;
pub mod ask;
pub mod conversation;
pub mod hand_over;
pub mod in_thread;
pub mod question_text;
pub mod remembered;
pub mod slot;
pub mod unanswered;
pub mod whereabouts;

pub use slot::GuideSlot;
