//! What a page costs: `make page-bench`, pinned to one core, without network.
//!
//! The plan page and a route that answers with the same bytes, both through all
//! layers of the site, with the same `Accept-Encoding`, by turns; medians of
//! five rounds. Pages a second, CPU a page, allocations a page.

#![allow(unsafe_code, reason = "a counting allocator")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, header};
use axum::response::IntoResponse as _;
use office::Office;
use office::clock::Clock;
use office::config::Config;
use office::db::Db;
use office::secrets::Keys;
use server::http::state::AppState;
use tower::ServiceExt as _;

struct Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static ALLOCATED_BYTES: AtomicU64 = AtomicU64::new(0);

// SAFETY: hands everything to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        ALLOCATED_BYTES.fetch_add(layout.size() as u64, Ordering::Relaxed);
        // SAFETY: the caller keeps alloc's contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps dealloc's contract.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const PAGE: &str = "/plan?opening=2027-04&prefecture=13&kind=medical";
const FIXED: &str = "/bench/fixed";
const ROUNDS: usize = 5;
/// As Chromium sends it, and without compression.
const ENCODINGS: [&str; 2] = ["identity", "gzip, deflate, br, zstd"];

/// What one request costs.
#[derive(Clone, Copy)]
struct Cost {
    a_second: f64,
    cpu_micros: f64,
    allocations: u64,
    allocated_bytes: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let times: u32 = std::env::var("PAGES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(300);
    let folder = tempfile::tempdir()?;
    let mut config = Config::default();
    config.limits.requests_per_minute = 0;
    config.http.site = Some(folder.path().join("site"));
    let file = folder.path().join("bench.db");
    let db = Db::connect(&format!("sqlite://{}", file.display())).await?;
    db.migrate().await?;
    let keys = Keys::load_or_create(&folder.path().join("keys"))?;
    let state = AppState::new(Office::new(config, db, Clock::System, keys));

    let plain = server::http::site(state.clone());
    let (bytes, _) = get(&plain, PAGE, "identity").await?;
    let fixed = fixed_route(bytes.clone());
    let site = server::http::site_with(state, fixed);
    println!("{PAGE}: {} bytes", bytes.len());

    for encoding in ENCODINGS {
        let mut page = Vec::new();
        let mut fixed = Vec::new();
        let (bytes, how) = get(&site, PAGE, encoding).await?;
        for _ in 0..ROUNDS {
            page.push(cost(&site, PAGE, encoding, times).await?);
            fixed.push(cost(&site, FIXED, encoding, times).await?);
        }
        println!(
            "\nAccept-Encoding: {encoding} (sent: {how}, {} bytes)",
            bytes.len()
        );
        let page = median(&page);
        let fixed = median(&fixed);
        tell("the page", page);
        tell("the same bytes", fixed);
        println!(
            "  {:<16} {:>8.1} us CPU more, {:.2} x its pages a second",
            "making it",
            page.cpu_micros - fixed.cpu_micros,
            page.a_second / fixed.a_second
        );
    }
    Ok(())
}

fn fixed_route(bytes: Bytes) -> Router<AppState> {
    let answer = move || {
        let bytes = bytes.clone();
        async move {
            (
                [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
                Body::from(bytes),
            )
                .into_response()
        }
    };
    Router::new().route(FIXED, axum::routing::get(answer))
}

async fn get(site: &Router, path: &str, encoding: &str) -> anyhow::Result<(Bytes, String)> {
    let request = Request::get(path)
        .header(header::HOST, "localhost:3000")
        .header(header::ACCEPT_ENCODING, encoding)
        .header(header::ACCEPT_LANGUAGE, "ja,en;q=0.5")
        .body(Body::empty())?;
    let response = site.clone().oneshot(request).await?;
    anyhow::ensure!(response.status().is_success(), "{}", response.status());
    let how = response
        .headers()
        .get(header::CONTENT_ENCODING)
        .map_or("as it is", |how| how.to_str().unwrap_or("?"))
        .to_owned();
    Ok((to_bytes(response.into_body(), usize::MAX).await?, how))
}

async fn cost(site: &Router, path: &str, encoding: &str, times: u32) -> anyhow::Result<Cost> {
    for _ in 0..times / 10 {
        black_box(get(site, path, encoding).await?);
    }
    let allocations = ALLOCATIONS.load(Ordering::Relaxed);
    let allocated = ALLOCATED_BYTES.load(Ordering::Relaxed);
    let cpu = cpu_nanos();
    let began = Instant::now();
    for _ in 0..times {
        black_box(get(site, path, encoding).await?);
    }
    let seconds = began.elapsed().as_secs_f64();
    let n = u64::from(times);
    Ok(Cost {
        a_second: f64::from(times) / seconds,
        cpu_micros: (cpu_nanos() - cpu) / f64::from(times) / 1e3,
        allocations: (ALLOCATIONS.load(Ordering::Relaxed) - allocations) / n,
        allocated_bytes: (ALLOCATED_BYTES.load(Ordering::Relaxed) - allocated) / n,
    })
}

/// CPU of all threads of this process so far, as Linux' scheduler counts it.
fn cpu_nanos() -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten();
    threads
        .flatten()
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("schedstat")).ok())
        .filter_map(|stat| stat.split(' ').next()?.parse::<f64>().ok())
        .sum()
}

fn median(costs: &[Cost]) -> Cost {
    let of = |what: fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(what).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let middle = costs[costs.len() / 2];
    Cost {
        a_second: of(|cost| cost.a_second),
        cpu_micros: of(|cost| cost.cpu_micros),
        ..middle
    }
}

fn tell(name: &str, cost: Cost) {
    println!(
        "  {name:<16} {:>8.0} a second  {:>8.1} us CPU  {:>6} allocations, {:>8} bytes",
        cost.a_second, cost.cpu_micros, cost.allocations, cost.allocated_bytes
    );
}
