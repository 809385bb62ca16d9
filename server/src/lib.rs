//! How it is reached: HTTP and the command line. The only place that knows axum.
//! Rules live in `domain`, pages in `app`, what is done in `office`; this crate
//! reads requests, calls a use case and renders what comes of it.

// Leptos views are deeply nested types.
#![recursion_limit = "256"]

pub mod cli;
pub mod http;
pub mod telemetry;
