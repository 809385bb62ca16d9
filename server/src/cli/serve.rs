//! `serve`: the site, and mail unless told otherwise.

use std::net::SocketAddr;

use anyhow::Context as _;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::{GRACE, office_when_ready, stop_when_asked};
use crate::http::metrics::Exporter;
use crate::http::state::AppState;
use office::Office;
use office::clock::Clock;
use office::config::Config;
use office::guide_slot::GuideSlot;
use office::supervise::{BackOff, keep_running};
use office::usecase::staff::demo;
use office::worker::BadMailUrl;
use office::worker::{Loop, run_only};

/// Serves until asked to stop.
///
/// # Errors
/// When it cannot listen, or database or keys cannot be opened.
pub(super) async fn run(
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
    let guide = tokio::task::spawn_blocking(GuideSlot::build);
    let office = office_when_ready(config, clock).await?;
    let stop = stop_when_asked();
    if let Some(admin) = admin {
        let exporter = Exporter::listen(admin)?;
        println!("metrics on http://{}/metrics", exporter.address()?);
        let serve = move || exporter.clone().serve();
        tokio::spawn(keep_running(
            "admin",
            stop.clone(),
            BackOff::default(),
            serve,
        ));
    }
    let loops: &[Loop] = if no_worker {
        &Loop::OF_SITE
    } else {
        &Loop::ALL
    };
    let worker = tokio::spawn(work(loops, office.clone(), stop.clone()));
    guide.await.context("the guide")?;
    if !demo && demo::switch_off(&office).await? {
        tracing::warn!("the demo staff of an earlier start with --demo are switched off");
    }
    println!("listening on http://{address}");
    if demo {
        print_demo_link(&office).await?;
    }
    let site = crate::http::site(AppState::new(office))
        .into_make_service_with_connect_info::<SocketAddr>();
    let asked_to_stop = stop.clone().cancelled_owned();
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
    match tokio::time::timeout(GRACE, worker).await {
        Ok(worked) => worked.context("the worker")??,
        Err(_) => {
            tracing::warn!("the worker did not stop in time; its mail's lease will run out");
        }
    }
    served
}

/// What fails is said at once, not when the process ends.
async fn work(
    loops: &'static [Loop],
    office: Office,
    stop: CancellationToken,
) -> Result<(), BadMailUrl> {
    run_only(loops, office, stop)
        .await
        .inspect_err(|error| tracing::error!(%error, "no mail is delivered"))
}

async fn grace_over(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(GRACE).await;
}

/// The link stands on this machine's terminal, which is why `--demo` is refused
/// where others can reach the site.
async fn print_demo_link(office: &Office) -> anyhow::Result<()> {
    match demo::sign_in_token(office).await? {
        Some(token) => println!(
            "demo staff (kantoshinetsu) signs in once with {}/sign-in/link/{}",
            office.config.public_url(),
            token.reveal()
        ),
        None => println!("demo staff: kantoshinetsu has staff of its own"),
    }
    Ok(())
}
