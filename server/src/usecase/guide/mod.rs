//! The guide at work: who asks, what is remembered, what is handed over to
//! people. The domain decides *what* is answered, `app` words it. May not
//! import `http::pages`; knows no HTML and no sentence.

pub mod question_text;
pub mod slot;

pub use slot::GuideSlot;
