//! Every HTTP test of the server in one binary, so that it is linked once.
//! Each test runs on SQLite, and on PostgreSQL too when
//! `TSUKIHAJIME_TEST_POSTGRES=postgres://…` names a server.

#![recursion_limit = "256"]
#![allow(clippy::unwrap_used, missing_docs)] // tests

mod account;
mod address_change;
mod bad_input;
mod busy_passwords;
mod client_network;
mod closed_account;
mod faults;
mod guide;
mod guide_turns_of_one_browser;
#[allow(dead_code, unused_imports)] // not every slice uses every part
mod harness;
mod harness_works;
mod headers;
mod lock_out;
mod mail;
mod mail_pages;
mod plans;
mod public;
mod questions;
mod routes;
mod smtp_sink;
