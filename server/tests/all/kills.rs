//! Real processes and `kill -9`. The points of a mail's way, as numbered in
//! `office::mail`:
//!
//! 1. planned   2. claimed   3. looked at again, bytes stored
//! 4. addressed (RCPT), nothing of the text handed over
//! 5. the text handed over, no answer yet
//! 6. answered, not settled   7. settled

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use office::clock::Clock;
use office::config::Config;
use office::db::Db;
use office::db::column::MailState;
use office::db::entity::outbox;
use office::mail::attempt::Told;
use office::mail::deliverer::{Deliverer, Prepared, Timing};
use office::mail::delivery;
use office::secrets::Keys;
use sea_orm::EntityTrait as _;
use server::http::state::AppState;
use tokio_util::sync::CancellationToken;

use crate::harness::App;
use crate::mail::{queue_plain, with_sink};
use crate::smtp_sink::Sink;

/// As the heir of a killed process waits.
const SHORT: Timing = Timing {
    lease: Duration::from_millis(1_500),
    lock: Duration::from_millis(900),
    beat: Duration::from_millis(200),
};

/// One process of the deliverer, killed at a point.
struct Victim(Child);

impl Victim {
    fn start(app: &App, sink: &Sink, point: u8) -> Self {
        use secrecy::ExposeSecret as _;
        let config = &app.state.config;
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kills::victim", "--ignored", "--nocapture"])
            .env("KILL_POINT", point.to_string())
            .env("KILL_DATABASE", config.database.url.expose_secret())
            .env("KILL_MAIL", sink.url())
            .env("KILL_KEYS", &config.secrets.key_file)
            .env("KILL_CLOCK", clock_file(app))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Until it has killed itself.
    async fn gone(&mut self) {
        for _ in 0..400 {
            if self.0.try_wait().unwrap().is_some() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("it should have killed itself");
    }
}

fn clock_file(app: &App) -> PathBuf {
    match &app.state.clock {
        Clock::File(path) => path.as_ref().clone(),
        Clock::System | Clock::Shared(_) => panic!("tests set their clock by a file"),
    }
}

fn kill_myself() -> ! {
    let me = std::process::id().to_string();
    Command::new("kill").args(["-9", &me]).status().unwrap();
    loop {
        std::thread::sleep(Duration::from_secs(1));
    }
}

#[tokio::test]
#[ignore = "the process that the test below starts and that is killed"]
async fn victim() {
    let var = |name: &str| std::env::var(name).unwrap();
    let point: u8 = var("KILL_POINT").parse().unwrap();
    let mut config = Config::default();
    config.database.url = var("KILL_DATABASE").into();
    config.mail.url = var("KILL_MAIL").into();
    let db = Db::connect(&var("KILL_DATABASE")).await.unwrap();
    let keys = Keys::load_or_create(Path::new(&var("KILL_KEYS"))).unwrap();
    let clock = Clock::File(Arc::new(var("KILL_CLOCK").into()));
    let state = AppState::new(office::Office::new(config, db, clock, keys));
    let deliverer = Deliverer::timed(state.office, SHORT).unwrap();
    let at = |reached: u8| {
        if reached == point {
            kill_myself();
        }
    };
    at(1);
    let row = deliverer.claim(1).await.unwrap().pop().unwrap();
    at(2);
    let Prepared::Ready { row, to } = deliverer.prepare(row).await.unwrap() else {
        panic!("ready")
    };
    at(3);
    let started = office::db::Instant(0);
    let outcome = deliverer.send(&row, &to, &Told::default()).await.unwrap();
    at(6);
    deliverer.settle(&row, &outcome, started).await.unwrap();
    at(7);
}

async fn inherit(app: &App) {
    let stop = CancellationToken::new();
    let (state, until) = (app.state.clone(), stop.clone());
    let heir = Arc::new(Deliverer::timed(state.office.clone(), SHORT).unwrap());
    let running = tokio::spawn(async move { delivery::run(&state, &heir, &until).await });
    for _ in 0..200 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let row = outbox::Entity::find().one(app.state.db.read()).await;
        if row.unwrap().unwrap().state == MailState::Sent {
            break;
        }
    }
    stop.cancel();
    running.await.unwrap();
}

#[tokio::test]
async fn killed_at_any_point_a_mail_goes_once_or_twice_the_same_after_its_text_was_out() {
    with_sink(|app, sink| async move {
        let mut seen = 0;
        for point in 1..=7_u8 {
            queue_plain(&app, &format!("point-{point}"), "taro@example.jp").await;
            sink.tarpit(if point == 4 { 20_000 } else { 0 });
            sink.slow(if point == 5 { 20_000 } else { 0 });
            let recipients = sink.recipients();
            let mut victim = Victim::start(&app, &sink, point);
            match point {
                4 => {
                    sink.wait_for_recipients(recipients + 1).await;
                    victim.kill();
                }
                5 => {
                    sink.wait_for_mails(seen + 1).await;
                    victim.kill();
                }
                _ => victim.gone().await,
            }
            sink.tarpit(0);
            sink.slow(0);
            inherit(&app).await;
            let mails = sink.mails().split_off(seen);
            seen += mails.len();
            // Between the text and the commit nobody can know.
            let most = if matches!(point, 5 | 6) { 2 } else { 1 };
            assert!(
                (1..=most).contains(&mails.len()),
                "point {point}: {}",
                mails.len()
            );
            assert!(mails.iter().all(|mail| mail.text == mails[0].text));
            println!("point {point}: {} accepted", mails.len());
            outbox_is_done(&app).await;
        }
    })
    .await;
}

/// Each point begins with an empty outbox.
async fn outbox_is_done(app: &App) {
    assert!(app.mail_states().await.iter().all(|state| *state == "sent"));
    let transaction = app.state.db.begin().await.unwrap();
    outbox::Entity::delete_many()
        .exec(&transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

/// A `tsukihajime` process over an SQLite file in this folder.
fn tsukihajime(folder: &Path, sink: &Sink, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tsukihajime"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("TSUKIHAJIME__HTTP__LISTEN", "127.0.0.1:0")
        .env("TSUKIHAJIME__MAIL__URL", sink.url())
        .env("RUST_LOG", "info")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

async fn sent_by_serve_and_worker(slow_ms: u64, tarpit_ms: u64) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let sink = Sink::start().await;
    sink.slow(slow_ms);
    sink.tarpit(tarpit_ms);
    let invite = [
        "staff",
        "invite",
        "taro0@example.jp",
        "--bureau",
        "kinki",
        "--role",
        "clerk",
    ];
    let invited = tsukihajime(folder.path(), &sink, &invite).status().unwrap();
    assert!(invited.success());
    let mut processes = [
        Victim(
            tsukihajime(folder.path(), &sink, &["serve"])
                .spawn()
                .unwrap(),
        ),
        Victim(
            tsukihajime(folder.path(), &sink, &["worker"])
                .spawn()
                .unwrap(),
        ),
    ];
    sink.wait_for_recipients(1).await;
    // Past every lease and lock: whoever would send it again has done so.
    tokio::time::sleep(Duration::from_millis(slow_ms + tarpit_ms) + Duration::from_secs(20)).await;
    for process in &mut processes {
        process.kill();
    }
    sink.mails().len()
}

/// Field case 1 as it was reported, with the real program and its real leases.
#[tokio::test(flavor = "multi_thread")]
async fn serve_and_worker_on_one_file_send_a_mail_once_however_slow_the_server_is() {
    let (late_answer, tarpit) = tokio::join!(
        sent_by_serve_and_worker(25_000, 0),
        sent_by_serve_and_worker(0, 20_000),
    );
    assert_eq!((late_answer, tarpit), (1, 1));
}
