//! `worker`: mail and what must go after its time, beside `serve`.

use super::{office_when_ready, stop_when_asked};
use crate::http::metrics::Exporter;
use office::clock::Clock;
use office::config::Config;
use office::supervise::{BackOff, keep_running};
use office::worker::{Loop, run_only};

/// What `serve` does beside serving, alone.
pub(super) async fn run(config: Config, clock: Clock) -> anyhow::Result<()> {
    let admin = config.admin.listen;
    let office = office_when_ready(config, clock).await?;
    let stop = stop_when_asked();
    if let Some(admin) = admin {
        match Exporter::listen(admin) {
            Ok(exporter) => {
                println!("metrics on http://{}/metrics", exporter.address()?);
                let serve = move || exporter.clone().serve();
                tokio::spawn(keep_running(
                    "admin",
                    stop.clone(),
                    BackOff::default(),
                    serve,
                ));
            }
            // A `serve` with the same configuration may have it: mail goes first.
            Err(error) => tracing::error!("{error:#}; this worker shows no metrics"),
        }
    }
    println!("delivering mail");
    Ok(run_only(&Loop::OF_WORKER, office, stop).await?)
}
