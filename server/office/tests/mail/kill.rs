//! Real processes and `kill -9`, many times while thousands of mails go out
//! (`make kill-test`). A mail may come twice only if a killed process had handed
//! its text over and could not write that down.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use office::clock::Clock;
use office::db::Db;
use office::db::column::{MailKind, MailState};
use office::db::entity::outbox;
use office::mail::deliverer::{Deliverer, Timing};
use office::mail::delivery;
use office::mail::outbox::{NewMail, queue};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::place::{Place, office_of};
use super::sink::Sink;

const SHORT: Timing = Timing {
    lease: Duration::from_millis(1_500),
    lock: Duration::from_millis(900),
    beat: Duration::from_millis(200),
};
/// The mail server takes so long over each recipient that the kills fall among
/// the mails.
const SLOW_MS: i64 = 120;

/// A worker process.
struct Worker {
    child: Child,
    owner: std::path::PathBuf,
}

impl Worker {
    fn start(place: &Place, sink: &Sink, number: usize) -> Self {
        let owner = place.folder.path().join(format!("owner-{number}"));
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::worker", "--ignored", "--nocapture"])
            .env("KILL_DATABASE", &place.url)
            .env("KILL_MAIL", sink.url())
            .env("KILL_KEYS", place.key_file())
            .env("KILL_OWNER", &owner)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, owner }
    }

    /// Kills it; gives its name in leases, if it got that far.
    fn kill(mut self) -> Option<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::fs::read_to_string(&self.owner).ok()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the process that the test below starts and kills"]
async fn worker() {
    let var = |name: &str| std::env::var(name).unwrap();
    let db = Db::connect(&var("KILL_DATABASE")).await.unwrap();
    let keys = var("KILL_KEYS");
    let office = office_of(db, &var("KILL_MAIL"), Path::new(&keys), Clock::System);
    let deliverer = Arc::new(Deliverer::timed(office.clone(), SHORT).unwrap());
    std::fs::write(var("KILL_OWNER"), deliverer.owner()).unwrap();
    delivery::run(&office, &deliverer, &CancellationToken::new()).await;
}

async fn kill_while_mails_go_out(mails: usize, kills: usize) {
    let Some(place) = Place::postgres().await else {
        println!("without TSUKIHAJIME_TEST_POSTGRES there are no two workers to kill");
        return;
    };
    let sink = Sink::start(Arc::clone(&place.clock)).await;
    sink.tarpit(SLOW_MS);
    let office = place.office(&sink.url()).await;
    queue_some(&office, mails).await;
    let mut workers: Vec<Option<Worker>> = (0..2)
        .map(|number| Some(Worker::start(&place, &sink, number)))
        .collect();
    let mut in_flight = 0;
    for kill in 0..kills {
        let pause = fastrand::u64(150..450);
        tokio::time::sleep(Duration::from_millis(pause)).await;
        let number = kill % 2;
        let dead = workers[number].take().unwrap().kill();
        workers[number] = Some(Worker::start(&place, &sink, number));
        if let Some(dead) = dead {
            // What was on the wire arrives.
            let on_the_wire = u64::try_from(SLOW_MS).unwrap() + 50;
            tokio::time::sleep(Duration::from_millis(on_the_wire)).await;
            in_flight += taken_and_not_settled(&office, &sink, &dead).await;
        }
    }
    let open = [MailState::Pending, MailState::Leased];
    let mut waiting = u64::MAX;
    for _ in 0..1_200 {
        waiting = outbox::Entity::find()
            .filter(outbox::Column::State.is_in(open))
            .count(office.db.read())
            .await
            .unwrap();
        if waiting == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for worker in workers.into_iter().flatten() {
        worker.kill();
    }
    let mut times: HashMap<String, usize> = HashMap::new();
    for mail in sink.taken() {
        *times.entry(mail.message_id).or_default() += 1;
    }
    let twice: usize = times.values().map(|times| times - 1).sum();
    let missing = mails - times.len();
    println!(
        "{mails} mails, {kills} kills: accepted twice: {twice} (in flight at kills: {in_flight}), missing: {missing}"
    );
    place.drop().await;
    assert_eq!((waiting, missing), (0, 0));
    assert!(twice <= in_flight && twice <= 200);
}

async fn queue_some(office: &office::office::Office, mails: usize) {
    let now = Clock::System.now().into();
    let db = office.db.begin().await.unwrap();
    for n in 0..mails {
        let mail = NewMail {
            kind: MailKind::PasswordChanged,
            account_id: None,
            plan_id: None,
            recipient: Some(format!("person{n}@d{}.example", n % 50)),
            lang: locales::Lang::Ja,
            dedupe_key: format!("mail-{n}"),
            payload: serde_json::json!({}),
            not_before: now,
            not_after: None,
        };
        queue(&db, mail, now).await.unwrap();
    }
    db.commit().await.unwrap();
}

/// Mails that the mail server has and the dead worker has not written down.
async fn taken_and_not_settled(office: &office::office::Office, sink: &Sink, dead: &str) -> usize {
    let taken: HashSet<Uuid> = sink
        .taken()
        .iter()
        .filter_map(|mail| mail.message_id.split('@').next()?.parse().ok())
        .collect();
    let left: Vec<outbox::Model> = outbox::Entity::find()
        .filter(outbox::Column::LeaseOwner.eq(dead))
        .filter(outbox::Column::State.eq(MailState::Leased))
        .all(office.db.read())
        .await
        .unwrap();
    left.iter().filter(|row| taken.contains(&row.id)).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_workers_send_nothing_twice_but_what_they_had_in_hand() {
    kill_while_mails_go_out(150, 4).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute: make kill-test"]
async fn of_five_thousand_mails_none_is_lost_in_a_hundred_kills() {
    kill_while_mails_go_out(5_000, 100).await;
}
