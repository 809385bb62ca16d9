//! The rules of the procedure (notice of 2021-01-20): pure Rust. No I/O, no
//! clock, no Leptos, no async; `now` and ids come in as values.

pub mod bureau;
pub mod calendar;
pub mod contacts;
pub mod month;
pub mod rulebook;
pub mod schedule;
pub mod source;
pub mod step;
mod table;
