//! `worker`: mail and what must go after its time, beside `serve` or alone.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::{state, stop_when_asked};
use crate::clock::Clock;
use crate::config::Config;
use crate::state::AppState;

/// How often accounts whose time has come are removed.
const PURGE_EVERY: Duration = Duration::from_secs(3_600);

/// `worker`: what `serve` does beside serving, alone.
pub(super) async fn run(config: Config, clock: Clock) -> anyhow::Result<()> {
    let state = state(config, clock).await?;
    let stop = stop_when_asked();
    println!("delivering mail");
    background(state, stop).await
}

/// Mail, and what must go after its time.
pub(super) async fn background(state: AppState, stop: CancellationToken) -> anyhow::Result<()> {
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
