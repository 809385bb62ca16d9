//! How it is done: axum, sea-orm, lettre. Rules live in `domain`, pages in
//! `app`; this crate loads, decides by the domain, writes and answers.

pub mod auth;
pub mod clock;
pub mod command;
pub mod config;
pub mod db;
pub mod http;
pub mod mail;
pub mod secrets;
pub mod state;
pub mod telemetry;
pub mod usecase;
