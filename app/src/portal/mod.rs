//! THE seam: what pages show. Use cases in `server/src/usecase/` build these
//! view models; pages in `app/src/pages/` turn them into HTML. Plain data in
//! domain types: no database row, no finished sentence.

pub mod account;
pub mod guide;
pub mod plan_form1;
pub mod plans;
pub mod schedule;

pub mod desk;
pub mod mail;
pub mod questions;
