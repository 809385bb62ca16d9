//! How much mail somebody wants (the preference, the unsubscribe link), and what
//! could not be delivered.

mod error;
pub mod preference;
pub mod resume;
pub mod undelivered;
pub mod unsubscribe;

pub use error::NoticeError;
