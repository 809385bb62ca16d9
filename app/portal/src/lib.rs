//! THE seam: what pages show. Use cases in `server/office/src/usecase/` build these
//! view models; pages in `app/src/pages/` turn them into HTML. Plain data in
//! domain types: no database row, no finished sentence.

// In a test, what cannot be unwrapped is the test's failure.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod account;
pub mod calendar;
pub mod desk;
pub mod draft;
pub mod form;
pub mod guide;
pub mod guide_words;
pub mod mail;
pub mod mail_arrival;
pub mod mail_log;
pub mod mail_readers;
pub mod operator;
pub mod plan_form1;
pub mod plans;
pub mod questions;
pub mod samples;
