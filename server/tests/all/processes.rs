//! The program itself: what its processes show to an operator, what they do
//! when the database is away at the start, and when the clock has jumped.

use std::net::SocketAddr;
use std::time::Duration;

use office::clock::new_id;
use office::db::entity::account;
use office::db::mark::{self, Mark};
use office::db::{Db, Instant};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, EntityTrait as _, PaginatorTrait as _};
use serde_json::json;

use crate::harness::Postgres;
use crate::harness::process::{Place, Process, fetch, free_address};

/// The guide is built at the start; on a busy machine that takes its time.
const SOON: Duration = Duration::from_secs(120);

/// Waits until `/metrics` has a line that begins so, and gives its value.
async fn metric(process: &mut Process, admin: SocketAddr, begins: &str) -> f64 {
    for _ in 0..300 {
        let text = fetch(admin, "/metrics").unwrap_or_default();
        if let Some(line) = text.lines().find(|line| line.starts_with(begins)) {
            let (_, value) = line.rsplit_once(' ').unwrap();
            return value.parse().unwrap();
        }
        assert!(process.is_running(), "{}", process.log());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!(
        "no {begins} in\n{}",
        fetch(admin, "/metrics").unwrap_or_default()
    );
}

fn at(instant: &str) -> Instant {
    instant.parse::<jiff::Timestamp>().unwrap().into()
}

#[tokio::test]
async fn serve_without_worker_and_worker_both_show_how_mail_is_doing() {
    let mut place = Place::new(None);
    let (site, of_serve, of_worker) = (free_address(), free_address(), free_address());
    place.set("HTTP__LISTEN", &site.to_string());
    place.set("ADMIN__LISTEN", &of_serve.to_string());
    let mut serve = place.start(&["serve", "--no-worker"]);
    serve.says("listening on", SOON).await;
    assert!(metric(&mut serve, of_serve, "outbox_oldest_due_seconds ").await < 1.0);
    assert!(metric(&mut serve, of_serve, "outbox_dead ").await < 1.0);
    // Its own limiters are tidied, though no worker runs here.
    metric(&mut serve, of_serve, "limiter_keys{").await;
    let ready = fetch(site, "/readyz").unwrap();
    assert!(ready.contains("\"mail\":\"ok\""), "{ready}");

    place.set("ADMIN__LISTEN", &of_worker.to_string());
    let mut worker = place.start(&["worker"]);
    worker.says("delivering mail", SOON).await;
    assert!(metric(&mut worker, of_worker, "outbox_dead ").await < 1.0);
    let db = Db::connect(place.database()).await.unwrap();
    for mark in [Mark::PlannerFinished, Mark::DelivererPolled] {
        let mut found = None;
        for _ in 0..200 {
            found = mark::read(db.read(), mark).await.unwrap();
            if found.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let found = found.unwrap_or_else(|| panic!("{mark:?} was never made"));
        let age = office::clock::lease_now().as_millisecond() - found.at.0;
        assert!((0..30_000).contains(&age), "{mark:?}: {age} ms");
    }
    for gauge in [
        "planner_last_finished_seconds ",
        "deliverer_last_polled_seconds ",
    ] {
        for (process, admin) in [(&mut serve, of_serve), (&mut worker, of_worker)] {
            let age = metric(process, admin, gauge).await;
            assert!((0.0..60.0).contains(&age), "{gauge}: {age}");
        }
    }
    worker.stop();
    serve.stop();
}

#[tokio::test]
async fn a_worker_beside_a_server_with_the_same_admin_address_delivers_without_one() {
    let mut place = Place::new(None);
    let admin = free_address();
    place.set("ADMIN__LISTEN", &admin.to_string());
    let _taken = std::net::TcpListener::bind(admin).unwrap();
    let mut worker = place.start(&["worker"]);
    worker.says("delivering mail", SOON).await;
    worker.says("admin.listen", SOON).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(worker.is_running(), "{}", worker.log());
    worker.stop();
}

#[tokio::test]
async fn a_database_that_is_busy_at_the_start_is_waited_for() {
    let place = Place::new(None);
    let other = Db::connect(place.database()).await.unwrap();
    let held = other.begin().await.unwrap();
    let mut worker = place.start(&["worker"]);
    worker.says("is not there yet", SOON).await;
    // SQLite itself waits for five seconds.
    tokio::time::sleep(Duration::from_secs(7)).await;
    assert!(worker.is_running(), "{}", worker.log());
    held.rollback().await.unwrap();
    worker.says("delivering mail", SOON).await;
    worker.stop();
}

#[tokio::test]
async fn a_database_server_that_comes_up_later_is_waited_for() {
    // Without a PostgreSQL there is none that could come up; the test above
    // shows the same with SQLite.
    let Some(database) = Postgres::create().await else {
        return;
    };
    let url = database.url();
    let (before, rest) = url.split_once('@').unwrap();
    let (server, name) = rest.split_once('/').unwrap();
    let door = free_address();
    let place = Place::new(Some(&format!("{before}@{door}/{name}")));
    let mut serve = place.start(&["serve"]);
    serve
        .says("is not there yet", Duration::from_secs(10))
        .await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(serve.is_running(), "{}", serve.log());

    let server = server.to_owned();
    let listener = tokio::net::TcpListener::bind(door).await.unwrap();
    let door = tokio::spawn(async move {
        loop {
            let (mut inside, _) = listener.accept().await.unwrap();
            let server = server.clone();
            tokio::spawn(async move {
                let mut outside = tokio::net::TcpStream::connect(server).await.unwrap();
                let _ = tokio::io::copy_bidirectional(&mut inside, &mut outside).await;
            });
        }
    });
    serve.says("listening on", SOON).await;
    serve.stop();
    door.abort();
    database.drop().await;
}

#[tokio::test]
async fn a_mistake_in_the_databases_address_is_no_reason_to_wait() {
    let place = Place::new(Some("sqlite:///proc/no-such-folder/test.db"));
    let started = std::time::Instant::now();
    let (well, said) = place.run(&["worker"]);
    assert!(!well, "{said}");
    assert!(started.elapsed() < Duration::from_secs(10), "{said}");
}

/// A database whose purge last ran at `ran_at`, with somebody whose account is
/// due to go at `now`.
async fn leaving(place: &Place, now: &str, ran_at: &str) -> Db {
    let db = Db::connect(place.database()).await.unwrap();
    db.migrate().await.unwrap();
    let asked = at(now).plus_millis(-8 * 86_400_000);
    let transaction = db.begin().await.unwrap();
    account::ActiveModel {
        id: Set(new_id()),
        email: Set(Some("founder@example.jp".to_owned())),
        role: Set("applicant".to_owned()),
        bureau: Set(None),
        name: Set(None),
        password_hash: Set(None),
        lang: Set("ja".to_owned()),
        mail_preference: Set("standard".to_owned()),
        confirmed_at: Set(Some(asked)),
        created_at: Set(asked),
        deletion_requested_at: Set(Some(asked)),
        deactivated_at: Set(None),
        mail_seen_at: Set(Some(asked)),
        mail_failed_at: Set(None),
        mail_failed_why: Set(None),
        weekly_summary: Set(false),
        address: Set(None),
    }
    .insert(&transaction)
    .await
    .unwrap();
    mark::write(&transaction, Mark::PurgeRan, at(ran_at), json!({}))
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    db
}

async fn accounts(db: &Db) -> u64 {
    account::Entity::find().count(db.read()).await.unwrap()
}

#[tokio::test]
async fn nothing_is_purged_after_the_clock_has_jumped_until_the_operator_says_so() {
    const NOW: &str = "2026-11-20T00:00:00Z";
    // Ahead, and back behind what was believed before.
    for ran_at in ["2026-11-17T00:00:00Z", "2026-11-23T00:00:00Z"] {
        let mut place = Place::new(None);
        let admin = free_address();
        place.set("ADMIN__LISTEN", &admin.to_string());
        let db = leaving(&place, NOW, ran_at).await;
        let clock = place.clock(NOW);
        let mut worker = place.start(&["worker", "--clock", &clock]);
        worker.says("purge --now", SOON).await;
        assert_eq!(
            metric(&mut worker, admin, "purge_refused_total").await as i64,
            1
        );
        assert_eq!(accounts(&db).await, 1);
        worker.stop();

        let (well, said) = place.run(&["purge", "--clock", &clock]);
        assert!(!well && said.contains("purge --now"), "{said}");
        assert_eq!(accounts(&db).await, 1);
        let (well, said) = place.run(&["purge", "--now", "--clock", &clock]);
        assert!(well && said.contains("1 account"), "{said}");
        assert_eq!(accounts(&db).await, 0);
        let mark = mark::read(db.read(), Mark::PurgeRan).await.unwrap();
        assert_eq!(mark.unwrap().at, at(NOW));
    }
}

#[tokio::test]
async fn a_purge_that_ran_yesterday_runs_today() {
    const NOW: &str = "2026-11-20T00:00:00Z";
    let place = Place::new(None);
    let db = leaving(&place, NOW, "2026-11-19T00:00:00Z").await;
    let clock = place.clock(NOW);
    let mut worker = place.start(&["worker", "--clock", &clock]);
    for _ in 0..200 {
        if accounts(&db).await == 0 {
            break;
        }
        assert!(worker.is_running(), "{}", worker.log());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(accounts(&db).await, 0);
    // Once, not by two loops of one process.
    assert_eq!(worker.stop().matches("accounts removed").count(), 1);
}
