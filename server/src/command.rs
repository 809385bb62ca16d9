//! The command line: serve | worker | migrate | staff | rotate-key | check-config.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::{Parser, Subcommand, ValueEnum};
use domain::account::Role;
use domain::bureau::BureauId;
use secrecy::ExposeSecret as _;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::secrets::Keys;
use crate::state::AppState;
use crate::usecase::staff::{demo, invite};

/// What a stopping process waits for: requests under way, the mail in hand.
const GRACE: Duration = Duration::from_secs(30);
/// How often accounts whose time has come are removed.
const PURGE_EVERY: Duration = Duration::from_secs(3_600);

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
    /// Deliver mail, beside a `serve --no-worker`.
    Worker {
        /// For tests: "now" is the RFC 3339 instant in this file.
        #[arg(long)]
        clock: Option<PathBuf>,
    },
    /// Bring the database up to date.
    Migrate,
    /// A bureau's staff.
    Staff {
        #[command(subcommand)]
        act: Staff,
    },
    /// Add a key to the key file and seal every stored code with it.
    RotateKey,
    /// Name every mistake in the configuration.
    CheckConfig,
}

#[derive(Debug, Subcommand)]
enum Staff {
    /// Make an account and send the invitation by mail.
    Invite {
        /// Mail address.
        email: String,
        /// Bureau: hokkaido, tohoku, kantoshinetsu, …
        #[arg(long)]
        bureau: String,
        /// What they may do.
        #[arg(long)]
        role: StaffRole,
        /// Name that askers see; without one they see the bureau's.
        #[arg(long)]
        name: Option<String>,
        /// For tests: the file of the serving process's `--clock`, without
        /// which the mail would be due in another year.
        #[arg(long)]
        clock: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StaffRole {
    /// Answers questions.
    Clerk,
    /// Also assigns questions and edits the bureau's rules.
    Lead,
    /// Also manages the bureau's staff.
    Admin,
}

impl From<StaffRole> for Role {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::Clerk => Self::Clerk,
            StaffRole::Lead => Self::Lead,
            StaffRole::Admin => Self::Admin,
        }
    }
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
            let clock = clock_of(&config, clock)?;
            serve(config, clock, no_worker, demo).await
        }
        Command::Worker { clock } => {
            crate::telemetry::start();
            let clock = clock_of(&config, clock)?;
            work(config, clock).await
        }
        Command::Staff {
            act:
                Staff::Invite {
                    email,
                    bureau,
                    role,
                    name,
                    clock,
                },
        } => {
            let clock = clock_of(&config, clock)?;
            crate::telemetry::start();
            invite_staff(config, clock, &email, &bureau, role.into(), name).await
        }
        Command::RotateKey => {
            crate::telemetry::start();
            let db = open_database(&config).await?;
            let (key, codes) =
                crate::usecase::rotate_key::rotate_key(&db, &config.secrets.key_file).await?;
            println!("key {key} seals from now on; {codes} code(s) sealed anew");
            println!("restart `serve` and `worker`: they know the keys of their start");
            Ok(())
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
            std::fs::create_dir_all(folder)
                .with_context(|| format!("making {}", folder.display()))?;
        }
    }
    Db::connect(url)
        .await
        .context("database.url: cannot connect")
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

async fn serve(
    mut config: Config,
    clock: Clock,
    no_worker: bool,
    demo: bool,
) -> anyhow::Result<()> {
    let listener = TcpListener::bind(config.http.listen)
        .await
        .with_context(|| format!("http.listen: cannot listen on {}", config.http.listen))?;
    // With port 0 the system chose one: links must name it.
    config.http.listen = listener.local_addr()?;
    let address = config.http.listen;
    let admin = config.admin.listen;
    // Beside the migrations; connections wait in the listener meanwhile.
    let guide = tokio::task::spawn_blocking(crate::usecase::guide::GuideSlot::build);
    let state = state(config, clock).await?;
    let stop = CancellationToken::new();
    if let Some(admin) = admin {
        let (admin, serving) = crate::http::metrics::listen(admin).await?;
        println!("metrics on http://{admin}/metrics");
        tokio::spawn(serving);
    }
    let worker = (!no_worker).then(|| tokio::spawn(background(state.clone(), stop.clone())));
    guide.await.context("the guide")?;
    println!("listening on http://{address}");
    if demo {
        print_demo_link(&state).await?;
    }
    let site = crate::http::site(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let asked_to_stop = {
        let stop = stop.clone();
        async move {
            stop_signal().await;
            stop.cancel();
        }
    };
    let serving = async {
        axum::serve(listener, site)
            .with_graceful_shutdown(asked_to_stop)
            .await
    };
    // A browser that keeps its connection open must not keep the process.
    let served = tokio::select! {
        served = serving => served.context("serving"),
        () = grace_over(&stop) => Ok(()),
    };
    stop.cancel();
    if let Some(worker) = worker {
        match tokio::time::timeout(GRACE, worker).await {
            Ok(worked) => worked.context("the worker")??,
            Err(_) => {
                tracing::warn!("the worker did not stop in time; its mail's lease will run out")
            }
        }
    }
    served
}

async fn grace_over(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(GRACE).await;
}

/// `worker`: what `serve` does beside serving, alone.
async fn work(config: Config, clock: Clock) -> anyhow::Result<()> {
    let state = state(config, clock).await?;
    let stop = CancellationToken::new();
    let until = stop.clone();
    tokio::spawn(async move {
        stop_signal().await;
        until.cancel();
    });
    println!("delivering mail");
    background(state, stop).await
}

/// Mail, and what must go after its time.
async fn background(state: AppState, stop: CancellationToken) -> anyhow::Result<()> {
    let purging = async {
        loop {
            match crate::usecase::account::purge::purge(&state).await {
                Ok(0) => {}
                Ok(removed) => tracing::info!(removed, "accounts removed at their owners' wish"),
                Err(error) => {
                    tracing::error!(%error, "accounts that were to go could not be removed")
                }
            }
            tokio::select! {
                () = tokio::time::sleep(PURGE_EVERY) => {}
                () = stop.cancelled() => return,
            }
        }
    };
    let mailing = async {
        // Said at once, not when the process ends.
        crate::mail::worker::run(state.clone(), stop.clone())
            .await
            .inspect_err(|error| tracing::error!(%error, "no mail is delivered"))
    };
    let (mailed, ()) = tokio::join!(mailing, purging);
    mailed
}

/// The link stands on this machine's terminal, so only its own people may be
/// able to reach the site.
async fn print_demo_link(state: &AppState) -> anyhow::Result<()> {
    if !state.config.is_loopback_only() {
        println!("demo staff: no sign-in link, for not every listening address is loopback");
        return Ok(());
    }
    match demo::sign_in_token(state).await? {
        Some(token) => println!(
            "demo staff (kantoshinetsu) signs in once with {}/sign-in/link/{}",
            state.config.public_url(),
            token.reveal()
        ),
        None => println!("demo staff: kantoshinetsu has staff of its own"),
    }
    Ok(())
}

async fn invite_staff(
    config: Config,
    clock: Clock,
    email: &str,
    bureau: &str,
    role: Role,
    name: Option<String>,
) -> anyhow::Result<()> {
    let email = domain::input::email("email", email)
        .map_err(|error| anyhow::anyhow!("EMAIL: {}", error.code.as_str()))?;
    let bureau = BureauId::parse(bureau).with_context(|| {
        let known: Vec<&str> = BureauId::ALL.iter().map(|b| b.as_str()).collect();
        format!("--bureau: must be one of {}", known.join(", "))
    })?;
    // Without a name askers see the bureau's: never a piece of the address.
    let name = name
        .map(|name| domain::input::text("name", &name, domain::input::TextRule::NAME))
        .transpose()
        .map_err(|error| anyhow::anyhow!("--name: {}", error.code.as_str()))?;
    let state = state(config, clock).await?;
    let invitation = invite::Invitation {
        email: &email,
        bureau,
        role,
        name: name.as_deref(),
    };
    match invite::invite(&state, &invitation).await? {
        Ok(()) => {
            println!("the invitation is queued; a running `serve` or `worker` sends it");
            Ok(())
        }
        Err(refusal) => bail!("{refusal}"),
    }
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
