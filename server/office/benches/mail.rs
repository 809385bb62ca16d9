//! `make bench-mail`: how many mails a second leave, beside a bare client on
//! the same mail server; and what a planner's round costs with a thousand and a
//! million kept plans. Prints ratios and fails beyond its limits.
//!
//! Release build, durable databases (SQLite FULL; PostgreSQL with fsync and
//! synchronous_commit on: `DURABLE=1 .ci/postgres`), DKIM off, ten connections.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement"
)]

#[path = "../tests/mail/place.rs"]
mod place;
#[path = "../tests/mail/sink.rs"]
mod sink;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use domain::calendar::japan_instant;
use jiff::civil::date;
use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use office::db::column::MailState;
use office::db::entity::outbox;
use office::mail::deliverer::Deliverer;
use office::mail::{delivery, planner};
use office::office::Office;
use place::Place;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use sink::Sink;
use tokio_util::sync::CancellationToken;

const MAILS: usize = 10_000;
const CONNECTIONS: usize = 10;
/// A bare client slower than this is a slow machine: named.
const BARE_AT_LEAST: f64 = 1_500.0;
const DUE: usize = 1_000;
const FEW: usize = 1_000;
const MANY: usize = 1_000_000;
const SCAN_AT_MOST: f64 = 3.0;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let many = from_environment("SCAN_PLANS", MANY);
    let mails = from_environment("BENCH_MAILS", MAILS);
    let mut slow = Vec::new();
    let postgres = std::env::var("TSUKIHAJIME_TEST_POSTGRES").is_ok();
    for (name, at_least) in [("SQLite", 0.3), ("PostgreSQL", 0.5)] {
        if name == "PostgreSQL" && !postgres {
            println!("PostgreSQL: not measured, TSUKIHAJIME_TEST_POSTGRES is not set");
            continue;
        }
        let ratio = mail(place(name).await, name, mails).await;
        if ratio < at_least {
            slow.push(format!("{name} mail: {ratio:.2} < {at_least}"));
        }
        let ratio = scan(name, many).await;
        if ratio >= SCAN_AT_MOST {
            slow.push(format!("{name} scan: {ratio:.2} >= {SCAN_AT_MOST}"));
        }
    }
    if !slow.is_empty() {
        println!("beyond the limits: {slow:?}");
        std::process::exit(1);
    }
}

fn from_environment(name: &str, default: usize) -> usize {
    let text = std::env::var(name).ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(default)
}

async fn place(name: &str) -> Place {
    let place = match name {
        "SQLite" => Place::sqlite(),
        _ => Place::postgres().await.expect("it is set"),
    };
    // A morning on which each plan of `keep_plans` has a reminder due.
    let morning = japan_instant(date(2027, 1, 29), 9, 0);
    place
        .clock
        .store(morning.as_millisecond(), Ordering::SeqCst);
    place
}

/// From pending rows to settled rows, beside a bare client before and after.
async fn mail(place: Place, name: &str, mails: usize) -> f64 {
    let sink = Sink::start(Arc::clone(&place.clock)).await;
    let office = place.office(&sink.url()).await;
    keep_plans(&office, mails, mails).await;
    let planned = planner::round(&office, office.clock.now()).await.unwrap();
    assert_eq!(planned, mails as u64, "each plan has a reminder due");
    let eml = bytes(&office).await;
    let before = bare(&sink, &eml, mails).await;
    let began = Instant::now();
    deliver(&office, mails).await;
    let ours = mails as f64 / began.elapsed().as_secs_f64();
    let after = bare(&sink, &eml, mails).await;
    assert_eq!(sink.count(), 3 * mails);
    let bare = before.max(after);
    println!(
        "{name}: mail: ratio {:.2} ({ours:.0}/s, bare lettre {bare:.0}/s, {mails} mails)",
        ours / bare
    );
    if bare < BARE_AT_LEAST {
        println!("{name}: this machine is slow: bare lettre under {BARE_AT_LEAST}/s");
    }
    place.drop().await;
    ours / bare
}

/// The bytes of the first mail, as it will leave.
async fn bytes(office: &Office) -> Vec<u8> {
    let deliverer = Deliverer::new(office.clone()).unwrap();
    let row = deliverer.claim(1).await.unwrap().remove(0);
    let claimed = row.clone();
    let prepared = deliverer.prepare(row).await.unwrap();
    deliverer.give_back(&claimed).await.unwrap();
    match prepared {
        office::mail::deliverer::Prepared::Ready { row, .. } => row.eml.unwrap(),
        other => panic!("{other:?}"),
    }
}

async fn bare(sink: &Sink, eml: &[u8], mails: usize) -> f64 {
    let address = sink.url().replace("smtp://", "");
    let began = Instant::now();
    let each = (0..CONNECTIONS).map(|n| {
        let (address, eml) = (address.clone(), eml.to_vec());
        tokio::spawn(async move {
            let stream = tokio::net::TcpStream::connect(&address).await.unwrap();
            stream.set_nodelay(true).unwrap();
            let hello = ClientId::default();
            let connection = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello);
            let mut connection = connection.await.unwrap();
            let from = "no-reply@localhost".parse().unwrap();
            for mail in (n..mails).step_by(CONNECTIONS) {
                let to = format!("person{mail}@example.jp").parse().unwrap();
                let envelope =
                    Envelope::new(Some(lettre::Address::clone(&from)), vec![to]).unwrap();
                connection.send(&envelope, &eml).await.unwrap();
            }
        })
    });
    for one in each.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    mails as f64 / began.elapsed().as_secs_f64()
}

async fn deliver(office: &Office, mails: usize) {
    let deliverer = Arc::new(Deliverer::new(office.clone()).unwrap());
    let stop = CancellationToken::new();
    let (running, until) = (office.clone(), stop.clone());
    let run = tokio::spawn(async move { delivery::run(&running, &deliverer, &until).await });
    loop {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let sent = outbox::Entity::find()
            .filter(outbox::Column::State.eq(MailState::Sent))
            .count(office.db.read())
            .await
            .unwrap();
        if sent >= mails as u64 {
            break;
        }
    }
    stop.cancel();
    run.await.unwrap();
}

/// A round with few and with many kept plans, as many due in both.
async fn scan(name: &str, many: usize) -> f64 {
    let mut took = Vec::new();
    for kept in [FEW, many] {
        let place = place(name).await;
        let office = place.office("file:/nowhere").await;
        keep_plans(&office, kept, DUE).await;
        let mut best = f64::MAX;
        for _ in 0..3 {
            let began = Instant::now();
            let planned = planner::round(&office, office.clock.now()).await.unwrap();
            best = best.min(began.elapsed().as_secs_f64());
            assert_eq!(planned, DUE as u64);
            let again = office.db.begin().await.unwrap();
            for sql in [
                "DELETE FROM outbox_item",
                "DELETE FROM outbox",
                "UPDATE plan SET next_look = 0 WHERE label = 'due'",
            ] {
                again.execute_unprepared(sql).await.unwrap();
            }
            again.commit().await.unwrap();
        }
        println!("{name}: a round with {kept} plans, {DUE} due: {best:.3} s");
        took.push(best);
        place.drop().await;
    }
    println!("{name}: scan: ratio {:.2}", took[1] / took[0]);
    took[1] / took[0]
}

/// So many people with a plan each, written by one statement a table; of the
/// first ones something is due, at the others nobody need look for a year.
async fn keep_plans(office: &Office, plans: usize, due: usize) {
    let is_postgres = office.db.backend() == sea_orm::DatabaseBackend::Postgres;
    let now = office.clock.now().as_millisecond();
    let since = now - 100 * 86_400_000;
    let far = now + 365 * 86_400_000;
    let (series, id) = if is_postgres {
        (
            format!("SELECT n FROM generate_series(1, {plans}) AS t(n)"),
            "CAST(lpad(to_hex(n), 32, '0') AS uuid)",
        )
    } else {
        (
            format!(
                "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < {plans}) SELECT n FROM t"
            ),
            "unhex(printf('%032x', n))",
        )
    };
    let statements = [
        format!(
            "INSERT INTO account (id, email, role, lang, mail_preference, confirmed_at, created_at) \
             SELECT {id}, 'p' || n || '@d' || (n % 97) || '.example', 'applicant', 'ja', 'standard', {since}, {since} FROM ({series}) AS s"
        ),
        format!(
            "INSERT INTO plan (id, account_id, opening, prefecture, kind, label, progress, deadline_revision, version, created_at, updated_at, next_look) \
             SELECT {id}, {id}, '2027-04', '13', 'medical', CASE WHEN n <= {due} THEN 'due' ELSE '' END, \
             '{{\"steps\":{{}}}}', 0, 0, {since}, {since}, CASE WHEN n <= {due} THEN 0 ELSE {far} END FROM ({series}) AS s"
        ),
        format!(
            "INSERT INTO plan_access (plan_id, account_id, acts, granted_at) \
             SELECT {id}, {id}, ',see,change,be_reminded,', {since} FROM ({series}) AS s"
        ),
    ];
    let db = office.db.begin().await.unwrap();
    for sql in &statements {
        db.execute_unprepared(sql).await.unwrap();
    }
    db.commit().await.unwrap();
    if is_postgres {
        for table in ["account", "plan", "plan_access"] {
            office
                .db
                .read()
                .execute_unprepared(&format!("ANALYZE {table}"))
                .await
                .unwrap();
        }
    }
}
