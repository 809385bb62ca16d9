//! How much mail somebody wants (the preference, the unsubscribe link), whether it
//! arrives, who else gets a copy, what has become of each, and what could not be
//! delivered.

pub mod arrival;
mod error;
pub(in crate::usecase) mod log;
pub mod of_bureau;
pub mod preference;
pub mod reader;
pub mod resume;
pub mod undelivered;
pub mod unsubscribe;

pub use error::NoticeError;
