//! Kept plans: one file an act. Every query is by the owner's account, so a
//! foreign plan is simply not found. May not import `http::pages`; knows no
//! HTML and no sentence.

mod history;
pub mod keep;

pub use keep::keep;
