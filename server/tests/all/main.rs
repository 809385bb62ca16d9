//! Every HTTP test of the server in one binary, so that it is linked once.
//! Each test runs on SQLite, and on PostgreSQL too when
//! `TSUKIHAJIME_TEST_POSTGRES=postgres://…` names a server.

#![recursion_limit = "256"]
#![allow(clippy::unwrap_used, missing_docs)] // tests

mod account;
mod bad_input;
mod characters;
mod faults;
mod guide;
#[allow(dead_code, unused_imports)] // not every slice uses every part
mod harness;
mod harness_works;
mod headers;
mod mail;
mod mail_pages;
mod plans;
mod public;
mod questions;
mod routes;
mod smtp_sink;
