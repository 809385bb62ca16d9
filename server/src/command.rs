//! The command line: serve | worker | migrate | staff | check-config.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::{Parser, Subcommand};
use secrecy::ExposeSecret as _;
use tokio::net::TcpListener;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::secrets::Keys;
use crate::state::AppState;

/// From the opening month back to a dated plan.
#[derive(Debug, Parser)]
#[command(version)]
struct CommandLine {
    /// Configuration file (it may be missing).
    #[arg(long, global = true, default_value = "tsukihajime.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site, and deliver mail unless told otherwise.
    Serve {
        /// Leave mail to a separate `worker`.
        #[arg(long)]
        no_worker: bool,
        /// For tests: "now" is the RFC 3339 instant in this file.
        #[arg(long)]
        clock: Option<PathBuf>,
        /// Make a demo staff member when there is none and print a sign-in link.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database up to date.
    Migrate,
    /// Name every mistake in the configuration.
    CheckConfig,
}

/// Runs the command line.
///
/// # Errors
/// What went wrong, for the operator.
pub async fn run() -> anyhow::Result<()> {
    let line = CommandLine::parse();
    let config = match Config::load(&line.config) {
        Ok(config) => config,
        Err(mistakes) => {
            for mistake in &mistakes {
                eprintln!("{mistake}");
            }
            bail!("{} mistake(s) in the configuration", mistakes.len());
        }
    };
    match line.command {
        Command::CheckConfig => {
            println!("configuration: ok");
            Ok(())
        }
        Command::Migrate => {
            crate::telemetry::start();
            open_database(&config).await?.migrate().await.context("migrating")?;
            println!("database: up to date");
            Ok(())
        }
        Command::Serve { no_worker, clock, demo } => {
            crate::telemetry::start();
            let clock = clock_of(&config, clock)?;
            serve(config, clock, no_worker, demo).await
        }
    }
}

fn clock_of(config: &Config, file: Option<PathBuf>) -> anyhow::Result<Clock> {
    match file {
        None => Ok(Clock::System),
        Some(_) if !config.is_loopback_only() => {
            bail!("--clock is for tests: every listening address must be loopback")
        }
        Some(file) => Ok(Clock::File(Arc::new(file))),
    }
}

async fn open_database(config: &Config) -> anyhow::Result<Db> {
    let url = config.database.url.expose_secret();
    if let Some(path) = url.strip_prefix("sqlite://") {
        let file = PathBuf::from(path.split('?').next().unwrap_or_default());
        if let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        }
    }
    Db::connect(url).await.context("database.url: cannot connect")
}

/// Opens database and keys and puts the state together.
///
/// # Errors
/// When one of them cannot be opened.
pub async fn state(config: Config, clock: Clock) -> anyhow::Result<AppState> {
    let db = open_database(&config).await?;
    db.migrate().await.context("migrating")?;
    let keys = Keys::load_or_create(&config.secrets.key_file).context("secrets.key_file")?;
    Ok(AppState::new(config, db, clock, keys))
}

async fn serve(mut config: Config, clock: Clock, _no_worker: bool, _demo: bool) -> anyhow::Result<()> {
    let listener = TcpListener::bind(config.http.listen)
        .await
        .with_context(|| format!("http.listen: cannot listen on {}", config.http.listen))?;
    // With port 0 the system chose one: links must name it.
    config.http.listen = listener.local_addr()?;
    let address = config.http.listen;
    let state = state(config, clock).await?;
    println!("listening on http://{address}");
    let site = crate::http::site(state.clone());
    axum::serve(listener, site.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stop_signal())
        .await
        .context("serving")
}

/// Ctrl-C, or SIGTERM from a service manager.
async fn stop_signal() {
    let interrupt = async { tokio::signal::ctrl_c().await.ok() };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => {
                interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
