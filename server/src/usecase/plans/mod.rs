//! Kept plans: one file an act. Every query is by the owner's account, so a
//! foreign plan is simply not found. May not import `http::pages`; knows no
//! HTML and no sentence.

mod actor;
pub mod codes;
pub mod feed;
pub mod form1;
mod form1_answers;
mod history;
pub mod keep;
pub mod label;
pub mod letter;
pub mod look;
pub mod opening;
pub mod outcome;
mod owned;
pub mod remove;
pub mod step;

pub use actor::Actor;
pub use keep::keep;
pub use owned::OwnedPlan;
