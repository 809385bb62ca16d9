//! Months of mail in minutes: founders who do this and that, two workers, a mail
//! server that fails at every stage, workers that die at every numbered point
//! (see `office::mail`), a clock that jumps, days without a mail server and
//! weeks without a service. At the end the figures must say: nothing is missing,
//! nothing came twice but after "unknown", nothing at the wrong time.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use domain::calendar::japan_instant;
use domain::reminder::{self, Due};
use fastrand::Rng;
use futures_util::future::join_all;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use office::db::Instant;
use office::db::entity::outbox;
use office::mail::attempt::{Outcome, Told};
use office::mail::deliverer::{Deliverer, Prepared, Timing, tried};
use office::mail::outbox::claim::Room;
use office::mail::{facts, planner, reconcile};
use office::office::Office;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::founders::{Done, Founder, is_open};
use super::place::Place;
use super::report::Report;
use super::sink::{Faults, Sink};

/// Mails that a worker takes at once.
const BATCH: u64 = 60;
/// … and hands over at once.
const AT_ONCE: usize = 10;
/// Moments of a day (Japan time) at which workers run.
const MOMENTS: [(i8, i8); 15] = [
    (3, 10),
    (8, 0),
    (8, 30),
    (9, 0),
    (9, 1),
    (9, 6),
    (9, 20),
    (9, 50),
    (10, 40),
    (12, 0),
    (14, 0),
    (16, 30),
    (18, 30),
    (19, 50),
    (21, 0),
];

/// How much is simulated.
struct Extent {
    founders: usize,
    months: i64,
    seed: u64,
}

/// A simulation under way.
struct World {
    place: Place,
    office: Office,
    sink: Sink,
    workers: Vec<Deliverer>,
    chance: Rng,
    founders: Vec<Founder>,
    done: Vec<Done>,
    expected: HashMap<String, Due>,
    in_doubt: HashSet<Uuid>,
    crashes: usize,
}

/// Leases outlast a round; a crash ends them at once.
const TIMING: Timing = Timing {
    lease: Duration::from_secs(3_600),
    lock: Duration::from_secs(3_600),
    beat: Duration::from_secs(60),
};

impl World {
    async fn new(place: Place, extent: &Extent) -> Self {
        let mut chance = Rng::with_seed(extent.seed);
        let sink = Sink::start(Arc::clone(&place.clock)).await;
        let office = place.office(&sink.url()).await;
        let founders = (0..extent.founders)
            .map(|_| Founder::new(&mut chance, FIRST, extent.months))
            .collect();
        let workers = (0..2)
            .map(|_| Deliverer::timed(office.clone(), TIMING).unwrap())
            .collect();
        Self {
            place,
            office,
            sink,
            workers,
            chance,
            founders,
            done: Vec::new(),
            expected: HashMap::new(),
            in_doubt: HashSet::new(),
            crashes: 0,
        }
    }

    fn set(&self, at: Timestamp) {
        let clock: &AtomicI64 = &self.place.clock;
        clock.store(at.as_millisecond(), Ordering::SeqCst);
    }

    /// One moment: plan, note what is due, deliver.
    async fn moment(&mut self, note: bool, lived: Option<Date>) {
        self.plan().await;
        // Some act between the planning and the sending of a mail.
        if let Some(day) = lived {
            live(self, day).await;
        }
        if note {
            self.note_due().await;
        }
        self.deliver().await;
    }

    /// Both workers plan; one may be killed on the way.
    async fn plan(&mut self) {
        let now = self.office.clock.now();
        if self.chance.u8(0..20) == 0 {
            self.crashes += 1;
            let some = Duration::from_millis(self.chance.u64(0..30));
            let _ = tokio::time::timeout(some, planner::round(&self.office, now)).await;
        }
        planner::round(&self.office, now).await.unwrap();
        reconcile::nightly(&self.office, now).await.unwrap();
    }

    /// What the rules say is due, whatever the planner thinks.
    async fn note_due(&mut self) {
        let now = self.office.clock.now();
        let mut last = None;
        loop {
            let db = self.office.db.read();
            let page = office::db::account::reminded_after(db, last, 500).await;
            let (accounts, end) = page.unwrap();
            let Some(end) = end else { return };
            last = Some(end);
            let plans = facts::plans_of(db, &accounts, now).await.unwrap();
            for plan in plans.values().flatten() {
                for due in reminder::due(&plan.facts(), now) {
                    self.expected.insert(due.key(), due);
                }
            }
        }
    }

    async fn deliver(&mut self) {
        let mut idle = 0;
        while idle < self.workers.len() {
            idle = 0;
            for worker in 0..self.workers.len() {
                if !self.batch(worker).await {
                    idle += 1;
                }
            }
        }
    }

    /// One worker's batch, which may end at any point; whether there was one.
    async fn batch(&mut self, worker: usize) -> bool {
        let crash = (self.chance.u8(0..25) == 0).then(|| self.chance.u8(2..=6));
        let rows = self.workers[worker]
            .claim_for(Room::of(BATCH))
            .await
            .unwrap();
        if rows.is_empty() {
            return false;
        }
        if crash == Some(2) {
            return self.dies(worker, &[]).await;
        }
        let prepared = self.workers[worker].prepare_all(rows).await.unwrap();
        if crash == Some(3) {
            return self.dies(worker, &[]).await;
        }
        let mut ready = Vec::new();
        for (row, one) in prepared {
            match one {
                Prepared::Ready { row, to } => ready.push((*row, to)),
                Prepared::Over(end) => self.workers[worker].end(&row, end).await.unwrap(),
                Prepared::Later | Prepared::Lost => {}
            }
        }
        let started: Instant = self.office.clock.now().into();
        let until = match crash {
            Some(4 | 5) => Duration::from_micros(self.chance.u64(0..3_000)),
            _ => Duration::from_secs(600),
        };
        let ids: Vec<Uuid> = ready.iter().map(|(row, _)| row.id).collect();
        let sent = tokio::time::timeout(until, send(&self.workers[worker], &ready)).await;
        let (Ok(outcomes), false) = (sent, crash == Some(6)) else {
            return self.dies(worker, &ids).await;
        };
        let tried: Vec<_> = ready
            .into_iter()
            .zip(outcomes)
            .map(|((row, _), outcome)| tried(row, outcome, started))
            .collect();
        if !tried.is_empty() {
            self.workers[worker].settle_all(&tried).await.unwrap();
        }
        true
    }

    /// A worker is gone; its leases run out, another takes its place.
    async fn dies(&mut self, worker: usize, in_doubt: &[Uuid]) -> bool {
        self.crashes += 1;
        self.in_doubt.extend(in_doubt);
        let dead = self.workers[worker].owner().to_owned();
        let db = self.office.db.begin().await.unwrap();
        outbox::Entity::update_many()
            .col_expr(outbox::Column::LeaseUntil, Expr::value(0_i64))
            .filter(outbox::Column::LeaseOwner.eq(dead))
            .exec(&db)
            .await
            .unwrap();
        db.commit().await.unwrap();
        self.workers[worker] = Deliverer::timed(self.office.clone(), TIMING).unwrap();
        true
    }
}

async fn send(worker: &Deliverer, ready: &[(outbox::Model, String)]) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for some in ready.chunks(AT_ONCE) {
        let told = Told::default();
        let sending = some.iter().map(|(row, to)| worker.send(row, to, &told));
        outcomes.extend(join_all(sending).await.into_iter().flatten());
    }
    outcomes
}

const FIRST: Date = date(2026, 12, 1);

async fn simulate(place: Place, extent: &Extent) -> Report {
    let name = if place.is_postgres() {
        "PostgreSQL"
    } else {
        "SQLite"
    };
    let mut world = World::new(place, extent).await;
    world.sink.faults(extent.seed, Some(Faults::SOME));
    let last = FIRST.checked_add((extent.months + 2).months()).unwrap();
    // The whole service is away for a month, in the middle.
    let away = FIRST.checked_add((extent.months * 30 / 2).days()).unwrap();
    let back = away.checked_add(30.days()).unwrap();
    let mut day = FIRST;
    while day < last {
        if away <= day && day < back {
            world.set(japan_instant(day, 12, 0));
            live(&mut world, day).await;
            day = day.tomorrow().unwrap();
            continue;
        }
        // Now and then the mail server is away for a while, or the clock jumps.
        let down = world.chance.u8(0..25) == 0;
        let jump = (world.chance.u8(0..60) == 0).then(|| world.chance.i64(-180..300));
        for (n, (hour, minute)) in MOMENTS.into_iter().enumerate() {
            let at = japan_instant(day, hour, minute);
            world.set(at);
            let early = world.chance.bool();
            if n == 1 && early {
                live(&mut world, day).await;
            }
            let lived = (n == 3).then_some(day);
            world.sink.down(down && (3..9).contains(&n));
            if let (Some(minutes), true) = (jump, n == 7) {
                world.set(at.checked_add(minutes.minutes()).unwrap());
            }
            let note = is_open(day) && (hour, minute) == (12, 0);
            world.moment(note, lived).await;
        }
        day = day.tomorrow().unwrap();
    }
    // What still waits comes to its end.
    world.sink.faults(0, None);
    for _ in 0..20 {
        for (hour, minute) in MOMENTS {
            world.set(japan_instant(day, hour, minute));
            world.moment(false, None).await;
        }
        day = day.tomorrow().unwrap();
    }
    let taken = world.sink.taken();
    let report = Report::of(
        &world.office,
        &world.expected,
        &taken,
        &world.in_doubt,
        &world.done,
    )
    .await;
    println!(
        "{name}: {} founders, {} months, seed {}, {} crashes\n{report}",
        extent.founders, extent.months, extent.seed, world.crashes
    );
    world.place.drop().await;
    report
}

async fn live(world: &mut World, day: Date) {
    for founder in &mut world.founders {
        founder.live(&world.office, day, &mut world.done).await;
    }
}

async fn on_both(extent: &Extent) {
    let mut faults = Vec::new();
    let began = std::time::Instant::now();
    faults.extend(simulate(Place::sqlite(), extent).await.faults());
    println!("  took                   {} s", began.elapsed().as_secs());
    if let Some(place) = Place::postgres().await {
        let began = std::time::Instant::now();
        faults.extend(simulate(place, extent).await.faults());
        println!("  took                   {} s", began.elapsed().as_secs());
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn from_environment(name: &str, default: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_doubled_or_sent_at_the_wrong_time() {
    on_both(&Extent {
        founders: 40,
        months: 6,
        seed: from_environment("SIMULATE_SEED", 11),
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes: make simulate"]
async fn nothing_is_lost_doubled_or_sent_at_the_wrong_time_in_two_years_of_ten_thousand_plans() {
    on_both(&Extent {
        // A quarter keep two plans.
        founders: usize::try_from(from_environment("SIMULATE_FOUNDERS", 8_000)).unwrap(),
        months: 24,
        seed: from_environment("SIMULATE_SEED", fastrand::u64(..)),
    })
    .await;
}
