//! The rules of the procedure (notice of 2021-01-20): pure Rust. No I/O, no
//! clock, no Leptos, no async; `now` and ids come in as values.

// In a test, what cannot be unwrapped is the test's failure.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod account;
pub mod already;
pub mod bureau;
pub mod bureau_page;
pub mod calendar;
pub mod code;
pub mod contacts;
pub mod form1;
pub mod history;
pub mod input;
pub mod kind;
pub mod message;
pub mod month;
pub mod office;
pub mod practice;
pub mod progress;
pub mod question;
pub mod register;
pub mod reminder;
pub mod review;
pub mod rulebook;
pub mod schedule;
pub mod short_link;
pub mod source;
pub mod step;
mod table;
