//! Accounts: one file an act. Whatever asks for a mail to an address answers
//! alike whether the address is known. May not import `http::pages`; knows no
//! HTML and no sentence.

mod attempts;
pub mod change;
pub mod delete;
mod enter;
mod error;
pub mod export;
pub mod link_mail;
pub mod open_link;
pub mod purge;
pub mod purge_clock;
pub mod reset;
pub mod sign_in;
pub mod sign_up;

use std::time::Duration;

pub use enter::{Entered, is_question};
pub use error::AccountError;

/// How an attempt with a password or a link ended.
pub enum Attempt<T> {
    /// It was right.
    Done(T),
    /// It was not; nobody is told why.
    Refused,
    /// Too many before it.
    Wait(Duration),
}
