//! How much mail somebody wants (the preference, the unsubscribe link), and what
//! could not be delivered.

pub mod preference;
pub mod resume;
pub mod undelivered;
pub mod unsubscribe;
