//! The rules of the procedure (notice of 2021-01-20): pure Rust. No I/O, no
//! clock, no Leptos, no async; `now` and ids come in as values.

pub mod bureau;
pub mod source;
