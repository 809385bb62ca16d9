//! How long an answer of `POST /api/v1/guide` takes: 200 questions a second
//! arriving evenly, no limit, over loopback, beside an empty handler of the same
//! server under the same load. Goal: p95 ≤ 20 ms. (A question among 500 topics,
//! without the server: `app/guide/benches/guide.rs`.)

use std::sync::Arc;
use std::time::{Duration, Instant};

use guide::Guide;
use office::clock::Clock;
use office::config::Config;
use office::db::Db;
use office::secrets::Keys;
use server::http::state::AppState;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;

const A_SECOND: u32 = 200;
const SECONDS: u32 = 10;
const CONNECTIONS: usize = 32;

const QUESTIONS: [&str; 6] = [
    "仮コードを忘れたらどう書けばよいですか",
    "受付番号の提示の期限はいつまで",
    "電話は土曜もつながりますか",
    "来週の株価を教えて",
    "カードリーダーが届くまでどのくらいかかりますか、それと電子証明書はいつ申請しますか",
    "What if the bureau does not designate us?",
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut config = Config::default();
    config.limits.guide_per_minute = 0;
    config.limits.requests_per_minute = 0;
    config.http.site = Some(folder.path().join("site"));
    let db = Db::connect(&format!(
        "sqlite://{}",
        folder.path().join("bench.db").display()
    ))
    .await?;
    db.migrate().await?;
    let keys = Keys::load_or_create(&folder.path().join("keys"))?;
    let state = AppState::new(office::Office::new(config, db, Clock::System, keys));
    let built = Instant::now();
    println!(
        "{} topics, unpacked in {:?}",
        Guide::embedded().topics().len(),
        built.elapsed()
    );

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let site =
        server::http::site(state).into_make_service_with_connect_info::<std::net::SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, site).await });

    let empty = vec![b"GET /healthz HTTP/1.1\r\nhost: bench\r\n\r\n".to_vec()];
    let asked = QUESTIONS.iter().map(|question| request(question)).collect();
    let empty = load(address, empty).await?;
    let asked = load(address, asked).await?;
    for (name, times) in [("empty handler", &empty), ("guide", &asked)] {
        println!(
            "{name:<14} n {:>5}  p50 {:>9.2?}  p95 {:>9.2?}  p99 {:>9.2?}",
            times.len(),
            at(times, 50),
            at(times, 95),
            at(times, 99)
        );
    }
    println!(
        "ratio          p50 {:.1}  p95 {:.1}",
        ratio(&asked, &empty, 50),
        ratio(&asked, &empty, 95)
    );
    let goal = Duration::from_millis(20);
    println!(
        "goal p95 <= {goal:?}: {}",
        if at(&asked, 95) <= goal {
            "met"
        } else {
            "MISSED"
        }
    );
    Ok(())
}

fn request(question: &str) -> Vec<u8> {
    let body = serde_json::json!({
        "question": question,
        "locale": "ja",
        "context": { "prefecture": "13", "kind": "medical", "opening": "2027-04" },
    })
    .to_string();
    let length = body.len();
    format!("POST /api/v1/guide HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// Requests start when they are due, whether or not those before have ended:
/// waiting for a free connection counts as time.
async fn load(
    address: std::net::SocketAddr,
    requests: Vec<Vec<u8>>,
) -> anyhow::Result<Vec<Duration>> {
    let mut free = Vec::new();
    for _ in 0..CONNECTIONS {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        free.push(stream);
    }
    let (give, take) = tokio::sync::mpsc::channel(CONNECTIONS);
    for stream in free {
        give.send(stream).await?;
    }
    let take = Arc::new(Mutex::new(take));
    let requests = Arc::new(requests);
    let begin = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..A_SECOND * SECONDS {
        let (give, take, requests) = (give.clone(), Arc::clone(&take), Arc::clone(&requests));
        let due = begin + Duration::from_secs(1) / A_SECOND * n;
        tasks.spawn(async move {
            tokio::time::sleep_until(due.into()).await;
            let taken = take.lock().await.recv().await;
            let mut stream = taken.ok_or_else(|| anyhow::anyhow!("every connection has failed"))?;
            let request = &requests[n as usize % requests.len()];
            exchange(&mut stream, request).await?;
            let time = due.elapsed();
            give.send(stream).await?;
            anyhow::Ok((n, time))
        });
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        let (n, time) = done??;
        // The first second warms caches and connections.
        if n >= A_SECOND {
            times.push(time);
        }
    }
    times.sort();
    Ok(times)
}

async fn exchange(stream: &mut TcpStream, request: &[u8]) -> anyhow::Result<()> {
    stream.write_all(request).await?;
    let mut seen = Vec::new();
    let mut buffer = [0_u8; 16 * 1024];
    loop {
        let read = stream.read(&mut buffer).await?;
        anyhow::ensure!(read > 0, "the server closed the connection");
        seen.extend_from_slice(&buffer[..read]);
        let Some(head) = seen.windows(4).position(|w| w == b"\r\n\r\n") else {
            continue;
        };
        let text = String::from_utf8_lossy(&seen[..head]).to_lowercase();
        anyhow::ensure!(text.starts_with("http/1.1 200"), "{text}");
        let length: usize = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .ok_or_else(|| anyhow::anyhow!("no content-length: {text}"))?
            .trim()
            .parse()?;
        if seen.len() >= head + 4 + length {
            return Ok(());
        }
    }
}

/// A percentile of sorted times.
fn at(times: &[Duration], percent: usize) -> Duration {
    times
        .get((times.len() * percent / 100).min(times.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

fn ratio(a: &[Duration], b: &[Duration], percent: usize) -> f64 {
    at(a, percent).as_secs_f64() / at(b, percent).as_secs_f64().max(f64::EPSILON)
}
