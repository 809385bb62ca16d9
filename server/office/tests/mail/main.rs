//! Mail over months and under load: a simulation by a clock of its own
//! (`make simulate`; a small one here), and real processes that are killed
//! (`make kill-test`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "tests"
)]

mod founders;
mod kill;
mod place;
mod report;
mod simulate;
mod sink;
