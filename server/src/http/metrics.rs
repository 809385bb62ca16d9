//! `/metrics` for the operator, on the admin address only; and counting every
//! request by its route, never by its address.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use metrics::{counter, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

const SECONDS: [f64; 10] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];
/// How often the exporter tidies its histograms.
const UPKEEP: Duration = Duration::from_secs(5);

/// Counts a request and how long it took, by route, method and status.
pub async fn count(request: Request, next: Next) -> Response {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str)
        .to_owned();
    let method = known_method(request.method());
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    histogram!("http_request_seconds", "route" => route.clone(), "method" => method)
        .record(started.elapsed().as_secs_f64());
    counter!("http_requests_total", "route" => route, "method" => method, "status" => status)
        .increment(1);
    response
}

/// A closed list: a client must not be able to make up labels.
fn known_method(method: &axum::http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    }
}

/// What answers on the admin address.
#[derive(Clone)]
pub struct Exporter {
    handle: PrometheusHandle,
    listener: Arc<std::net::TcpListener>,
}

impl Exporter {
    /// Collects from now on, and listens.
    ///
    /// # Errors
    /// When the address is taken, or metrics are being collected already.
    pub fn listen(address: SocketAddr) -> anyhow::Result<Self> {
        let listener = std::net::TcpListener::bind(address)
            .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
            .with_context(|| format!("admin.listen: cannot listen on {address}"))?;
        let handle = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
            .context("metrics")?
            .install_recorder()
            .context("metrics")?;
        Ok(Self {
            handle,
            listener: Arc::new(listener),
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until it fails; the supervisor calls again.
    pub async fn serve(self) {
        let upkeep = async {
            loop {
                tokio::time::sleep(UPKEEP).await;
                self.handle.run_upkeep();
            }
        };
        let served = async {
            let rendered = self.handle.clone();
            let app =
                Router::new().route("/metrics", get(move || async move { rendered.render() }));
            let listener = TcpListener::from_std(self.listener.try_clone()?)?;
            axum::serve(listener, app).await
        };
        tokio::select! {
            () = upkeep => {}
            served = served => if let Err(error) = served {
                tracing::error!(%error, "the admin address is no longer served");
            },
        }
    }
}
