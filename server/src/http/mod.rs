//! HTTP: routes, who may use them, and what stands around every answer.

pub mod api;
pub mod assets;
pub mod calendar;
pub mod client;
pub mod cookie;
pub mod error;
pub mod fault_page;
pub mod form;
pub mod health;
pub mod metrics;
pub mod pages;
pub mod query;
pub mod render;
pub mod route;
pub mod state;
pub mod visitor;

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::services::ServeDir;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::http::error::Fault;
use crate::http::state::AppState;

/// No form of ours is larger.
const BODY_LIMIT_BYTES: usize = 128 * 1024;
const REQUEST_TIMEOUT: Duration = Duration::from_secs(20);

/// Every route of the product (not the built site's files).
#[must_use]
pub fn routes() -> Vec<route::Route> {
    let mut routes = health::routes();
    routes.extend(api::routes());
    routes.extend(pages::routes());
    routes
}

/// The whole site.
pub fn site(state: AppState) -> Router {
    site_with(state, Router::new())
}

/// The site and further pages, behind the same layers: what something else
/// costs there can be measured (`benches/page.rs`).
pub fn site_with(state: AppState, further: Router<AppState>) -> Router {
    // Leptos renders with the running tokio; a second call finds it set.
    let _ = any_spawner::Executor::init_tokio();
    let site_dir = state.config.site_dir();
    let immutable = ServeDir::new(site_dir.join("pkg"))
        .precompressed_br()
        .precompressed_gzip();
    let pkg = Router::new()
        .fallback_service(immutable)
        .layer(from_fn(keep_for_a_year));
    let static_files = ServeDir::new(&site_dir)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .fallback(axum::routing::any(|| async { Fault::NotFound }));
    // Who asks is worked out for pages alone: neither probes, nor the JSON
    // interface, nor files need the database to know it.
    let recognise = from_fn_with_state(state.clone(), visitor::recognise);
    let pages = route::router(pages::routes())
        .merge(further)
        .layer(recognise);
    let others = route::router(health::routes().into_iter().chain(api::routes()).collect());
    pages
        .merge(others)
        .fallback_service(static_files)
        .layer(DefaultBodyLimit::max(BODY_LIMIT_BYTES))
        .layer(CatchPanicLayer::custom(
            |_: Box<dyn std::any::Any + Send>| Fault::Internal.into_response(),
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            REQUEST_TIMEOUT,
        ))
        .layer(csrf_layer(&state))
        .layer(from_fn_with_state(state.clone(), fault_page::show))
        // Before anything that costs something.
        .layer(from_fn_with_state(state.clone(), limit_requests))
        .layer(CompressionLayer::new())
        .nest("/pkg", pkg)
        .layer(from_fn_with_state(state.clone(), security_headers))
        .layer(from_fn(metrics::count))
        .layer(TraceLayer::new_for_http().make_span_with(span_of))
        .with_state(state)
}

/// The log names the route, never the address: addresses may carry the token of
/// a one-time link.
fn span_of(request: &Request) -> tracing::Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route)
}

/// Cross-site POSTs are refused. Where a proxy changes `Host`, the configured
/// public address is the origin that counts.
fn csrf_layer(state: &AppState) -> CsrfLayer {
    let public = state.config.public_url();
    // A mail program posts there in one click (RFC 8058); the signature in the
    // address is what counts, not where the request comes from.
    const ONE_CLICK: [&str; 3] = ["/unsubscribe", "/unsubscribe/weekly", "/reader/leave"];
    let layer = || CsrfLayer::new().with_insecure_bypass(|_, uri| ONE_CLICK.contains(&uri.path()));
    layer().add_trusted_origin(&public).unwrap_or_else(|error| {
        tracing::warn!(%error, "http.public_url is no origin; only same-origin requests will do");
        layer()
    })
}

async fn limit_requests(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let network = client::network_of(&parts, &state.config.http.trusted_proxies.0);
    match state.limits.requests.check(&network) {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(wait) => {
            let mut response = Fault::TooMany(wait.as_secs() + 1).into_response();
            response.extensions_mut().remove::<error::Stem>();
            response
        }
    }
}

async fn keep_for_a_year(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status().is_success() {
        response.headers_mut().insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=31536000, immutable"),
        );
    }
    response
}

async fn security_headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Pages bring their own policy, with a nonce.
    set(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'",
    );
    set(header::REFERRER_POLICY, "same-origin");
    set(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    );
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    if state.config.is_https() {
        set(
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=63072000; includeSubDomains",
        );
    }
    response
}
