//! How much mail somebody wants: the preference, and the unsubscribe link.

pub mod preference;
pub mod unsubscribe;
