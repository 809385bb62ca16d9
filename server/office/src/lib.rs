//! What the product does: use cases, database, mail, sessions. It loads,
//! decides by the rules (`domain`), writes, and hands out plain data (`portal`).
//! It knows neither HTTP nor pages; this crate's Cargo.toml keeps it so.
//!
//! Arrows between its modules go one way (shown by `tests/layers.rs`):
//! `mail_url, config, clock, supervise` ← `secrets` ← `db` ← `auth` ← `limit, actor` ←
//! `office` ← `mail` ← `usecase` ← `worker`.

// In a test, what cannot be unwrapped is the test's failure.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod actor;
pub mod auth;
pub mod clock;
pub mod config;
pub mod db;
pub mod dkim;
pub mod guide_slot;
pub mod limit;
pub mod mail;
pub mod mail_url;
pub mod office;
pub mod polled;
pub mod secrets;
pub mod supervise;
pub mod usecase;
pub mod worker;

pub use actor::{Actor, Caller, NotAllowed, NotSignedIn};
pub use office::Office;
