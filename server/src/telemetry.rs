//! Logs: to standard error; JSON when it is not a terminal. No code, token or
//! address is in them, whatever `RUST_LOG` says.

use std::io::IsTerminal as _;

use tracing::{Level, Metadata};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::prelude::*;

/// Starts logging. `RUST_LOG` chooses what; "info" by default.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry()
        .with(filter)
        .with(filter_fn(tells_no_secret));
    let layer = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        registry.with(layer).init();
    } else {
        registry.with(layer.json()).init();
    }
}

/// Two crates log what passes through them: lettre each mail as it is sent,
/// with the token of its one-time link, and the mail server's password;
/// tower-http's CSRF layer each address, with the same tokens.
fn tells_no_secret(event: &Metadata<'_>) -> bool {
    let target = event.target();
    let is_wire = target.starts_with("lettre") && *event.level() > Level::INFO;
    !is_wire && !target.starts_with("tower_http::csrf")
}
