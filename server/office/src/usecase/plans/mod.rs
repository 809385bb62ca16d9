//! Kept plans: one file an act. Every query is by the owner's account, so a
//! foreign plan is simply not found. Knows no HTML and no
//! sentence.

pub mod application;
mod changing;
pub mod codes;
mod error;
pub mod feed;
pub mod form1;
mod form1_answers;
pub mod keep;
mod kept;
pub mod label;
pub mod letter;
pub mod look;
pub mod mails;
pub mod opening;
pub mod outcome;
pub mod remove;
pub mod step;
pub mod ticks;
pub mod told;

pub use error::PlanError;
pub use form1_answers::typed_again;
pub use keep::{keep, keep_for};
pub use kept::by_short_link;
