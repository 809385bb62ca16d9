//! The command line: serve | worker | migrate | staff | backup | restore |
//! held-mail | resume-mail | purge | receive | rotate-key | check-config.
//! One file a command; what several need is here.

mod backup;
mod check_config;
mod held_mail;
mod purge;
mod receive;
mod restore;
mod resume_mail;
mod rotate_key;
mod serve;
mod staff;
mod worker;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::{Parser, Subcommand};
use sea_orm::{ConnAcquireErr, DbErr};
use secrecy::ExposeSecret as _;
use tokio_util::sync::CancellationToken;

use office::Office;
use office::clock::Clock;
use office::config::Config;
use office::db::Db;
use office::db::copy::CopyError;
use office::usecase::open_keys::open_keys;
use office::usecase::restore::RestoreError;

/// What a stopping process waits for: requests under way, the mail in hand.
const GRACE: Duration = Duration::from_secs(30);

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
        /// For one's own machine; a start without it switches them off.
        #[arg(long)]
        demo: bool,
    },
    /// Deliver mail, beside a `serve --no-worker`.
    Worker {
        /// For tests: "now" is the RFC 3339 instant in this file.
        #[arg(long)]
        clock: Option<PathBuf>,
    },
    /// Bring the database up to date.
    Migrate,
    /// A bureau's staff.
    Staff(staff::Staff),
    /// Add a key to the key file and seal everything sealed with it.
    RotateKey {
        /// The key file is lost for good: make a new key. What the lost one has
        /// sealed (codes, links in waiting mails) stays unreadable.
        #[arg(long)]
        old_key_is_lost: bool,
    },
    /// Name every mistake in the configuration, and warn of what breaks a
    /// public site.
    CheckConfig {
        /// Fail for a warning, too.
        #[arg(long)]
        strict: bool,
    },
    /// Remove what is due, as the worker does each hour.
    Purge {
        /// Even if the clock has jumped since the last time: it is right.
        #[arg(long)]
        now: bool,
        /// For tests: "now" is the RFC 3339 instant in this file.
        #[arg(long)]
        clock: Option<PathBuf>,
    },
    /// Deal with one mail from standard input, for a mail server's pipe: reports
    /// of mail that did not arrive, replies to answers.
    Receive {
        /// For tests: "now" is the RFC 3339 instant in this file.
        #[arg(long)]
        clock: Option<PathBuf>,
    },
    /// Copy the database into a folder, while it serves. The key file is not in it.
    Backup(backup::Backup),
    /// Put a copy back into an empty place; mail is held afterwards.
    Restore(restore::Restore),
    /// After a restore: list the mails that the lost database may have sent.
    HeldMail(held_mail::List),
    /// After a restore: end those mails, and let the others leave again.
    ResumeMail(resume_mail::Resume),
}

/// Runs the command line.
///
/// # Errors
/// What went wrong, for the operator.
pub async fn run() -> anyhow::Result<()> {
    keep_files_private();
    let line = CommandLine::parse();
    let config = match Config::load(&line.config) {
        Ok(config) => config,
        Err(mistakes) => {
            for mistake in &mistakes {
                eprintln!("{mistake}");
            }
            let told = anyhow::anyhow!("{} mistake(s) in the configuration", mistakes.len());
            // A mail must not come back for it.
            return Err(match line.command {
                Command::Receive { .. } => told.context(receive::TryAgain),
                _ => told,
            });
        }
    };
    match line.command {
        Command::CheckConfig { strict } => check_config::run(&config, strict),
        Command::Migrate => {
            crate::telemetry::start();
            open_database(&config)
                .await?
                .migrate()
                .await
                .context("migrating")?;
            println!("database: up to date");
            Ok(())
        }
        Command::Serve {
            no_worker,
            clock,
            demo,
        } => {
            crate::telemetry::start();
            if demo {
                only_here(&config, "--demo")?;
            }
            let clock = clock_of(&config, clock)?;
            serve::run(config, clock, no_worker, demo).await
        }
        Command::Worker { clock } => {
            crate::telemetry::start();
            let clock = clock_of(&config, clock)?;
            worker::run(config, clock).await
        }
        Command::Staff(staff) => {
            crate::telemetry::start();
            staff::run(config, staff).await
        }
        Command::Purge { now, clock } => {
            crate::telemetry::start();
            let clock = clock_of(&config, clock)?;
            purge::run(config, clock, now).await
        }
        Command::Receive { clock } => {
            crate::telemetry::start();
            let clock = clock_of(&config, clock).context(receive::TryAgain)?;
            receive::run(config, clock).await
        }
        Command::Backup(line) => {
            crate::telemetry::start();
            backup::run(config, line).await
        }
        Command::Restore(line) => {
            crate::telemetry::start();
            restore::run(config, line).await
        }
        Command::HeldMail(line) => {
            crate::telemetry::start();
            held_mail::run(config, line).await
        }
        Command::ResumeMail(line) => {
            crate::telemetry::start();
            resume_mail::run(config, line).await
        }
        Command::RotateKey { old_key_is_lost } => {
            crate::telemetry::start();
            rotate_key::run(config, old_key_is_lost).await
        }
    }
}

/// What the process ends with: 2 when a program is missing that the operator can
/// install, so that a timer's watcher tells it from a failed copy; 75 when a mail
/// server is to try again; else 1.
#[must_use]
pub fn exit_code(error: &anyhow::Error) -> u8 {
    if error.downcast_ref::<receive::TryAgain>().is_some() {
        return receive::EX_TEMPFAIL;
    }
    let copy = match error.downcast_ref::<RestoreError>() {
        Some(RestoreError::Copy(error)) => Some(error),
        _ => error.downcast_ref::<CopyError>(),
    };
    if matches!(copy, Some(CopyError::NoTool { .. })) {
        2
    } else {
        1
    }
}

/// Database, mails and keys are for the owner alone, whatever the shell or the
/// service manager says.
fn keep_files_private() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}

/// For what must not happen where others than this machine's own people can
/// reach the site.
fn only_here(config: &Config, option: &str) -> anyhow::Result<()> {
    match config.reachable_from_elsewhere() {
        Some(reason) => bail!("{option} is for one's own machine only, and {reason}"),
        None => Ok(()),
    }
}

fn clock_of(config: &Config, file: Option<PathBuf>) -> anyhow::Result<Clock> {
    match file {
        None => Ok(Clock::System),
        Some(file) => {
            only_here(config, "--clock")?;
            Ok(Clock::File(Arc::new(file)))
        }
    }
}

/// The file of a SQLite database.
fn database_file(config: &Config) -> Option<PathBuf> {
    let url = config.database.url.expose_secret();
    let path = url.strip_prefix("sqlite://")?;
    Some(PathBuf::from(path.split('?').next().unwrap_or_default()))
}

async fn open_database(config: &Config) -> anyhow::Result<Db> {
    if let Some(file) = database_file(config)
        && let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    }
    Db::connect(config.database.url.expose_secret())
        .await
        .context("database.url: cannot connect")
}

/// How long a process that is to run waits for its database at the start: they
/// are often started together.
const PATIENCE: Duration = Duration::from_secs(30);
/// One try; the driver itself would wait for as long without a word.
const ONE_TRY: Duration = Duration::from_secs(5);
const BETWEEN_TRIES: Duration = Duration::from_secs(1);

/// The database of a process that is to run, up to date: one that is not there
/// yet, or busy, is waited for.
async fn await_database(config: &Config) -> anyhow::Result<Db> {
    let until = tokio::time::Instant::now() + PATIENCE;
    loop {
        let error = match tokio::time::timeout(ONE_TRY, open_database(config)).await {
            Ok(Ok(db)) => match db.migrate().await.context("migrating") {
                Ok(()) => return Ok(db),
                Err(error) => error,
            },
            Ok(Err(error)) => error,
            Err(_) => anyhow::Error::new(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
                .context("database.url: no answer"),
        };
        if !may_come(&error) || tokio::time::Instant::now() >= until {
            return Err(error);
        }
        tracing::warn!(
            error = format!("{error:#}"),
            "the database is not there yet; it is waited for, {} seconds at most",
            PATIENCE.as_secs()
        );
        tokio::time::sleep(BETWEEN_TRIES).await;
    }
}

/// [`office`], once the database is there.
///
/// # Errors
/// When it is not there after a while, or one of them cannot be opened.
async fn office_when_ready(config: Config, clock: Clock) -> anyhow::Result<Office> {
    let db = await_database(&config).await?;
    office_of(config, clock, db).await
}

/// Whether a database that failed so may be there in a moment.
fn may_come(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<DbErr>())
        .any(office::db::is_unavailable)
}

/// Opens database and keys and puts the office together.
///
/// # Errors
/// When one of them cannot be opened, or they do not belong together.
pub async fn office(config: Config, clock: Clock) -> anyhow::Result<Office> {
    let db = open_database(&config).await?;
    db.migrate().await.context("migrating")?;
    office_of(config, clock, db).await
}

async fn office_of(config: Config, clock: Clock, db: Db) -> anyhow::Result<Office> {
    let keys = open_keys(&db, &config.secrets.key_file, clock.now().into())
        .await
        .context("secrets.key_file")?;
    Ok(Office::new(config, db, clock, keys))
}

/// "1 link", "2 links".
fn counted(count: u64, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// Stops when asked to.
fn stop_when_asked() -> CancellationToken {
    let stop = CancellationToken::new();
    let until = stop.clone();
    tokio::spawn(async move {
        stop_signal().await;
        until.cancel();
    });
    stop
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
