//! Every HTTP test of the server in one binary, so that it is linked once.
//! Each test runs on SQLite, and on PostgreSQL too when
//! `TSUKIHAJIME_TEST_POSTGRES=postgres://…` names a server.

#![recursion_limit = "256"]
#![allow(clippy::unwrap_used, missing_docs)] // tests

mod account;
mod address_change;
mod backup;
mod bad_input;
mod busy_passwords;
mod characters;
mod client_network;
mod closed_account;
mod faults;
mod guide;
mod guide_turns_of_one_browser;
#[allow(dead_code, unused_imports)] // not every slice uses every part
mod harness;
mod harness_works;
mod headers;
mod held_mail;
mod keys;
mod kills;
mod lock_out;
mod locked;
mod mail;
mod mail_pages;
mod mail_readers;
mod newer_data;
mod old_databases;
mod outbox;
mod plan_limits;
mod plans;
mod processes;
mod public;
mod purge;
mod questions;
mod receive;
mod restore;
mod routes;
mod schema;
mod smtp_sink;
mod staff;
mod start;
mod supervision;
mod two_windows;
mod watched;
