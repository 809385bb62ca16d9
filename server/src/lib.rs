//! How it is done: axum, sea-orm, lettre. Rules live in `domain`, pages in
//! `app`; this crate loads, decides by the domain, writes and answers.

// Leptos views are deeply nested types.
#![recursion_limit = "256"]

pub mod auth;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod http;
pub mod mail;
pub mod secrets;
pub mod state;
pub mod supervise;
pub mod telemetry;
pub mod usecase;
