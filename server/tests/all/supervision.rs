//! Every loop of the worker comes back after it died, and says that it is alive.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};
use office::clock::lease_now;
use office::db::column::MailKind;
use office::db::mark::{self, Mark};
use office::mail::outbox::{NewMail, queue};
use office::worker;
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::harness::{App, on_both};

/// Collects metrics, and panics once where one of this name is counted: inside
/// whatever counts it.
struct Saboteur {
    inner: PrometheusRecorder,
    at: Arc<Mutex<Option<&'static str>>>,
}

#[derive(Clone)]
struct Sabotage {
    handle: PrometheusHandle,
    at: Arc<Mutex<Option<&'static str>>>,
}

impl Saboteur {
    fn new() -> (Self, Sabotage) {
        let inner = PrometheusBuilder::new().build_recorder();
        let at = Arc::new(Mutex::new(None));
        let sabotage = Sabotage {
            handle: inner.handle(),
            at: Arc::clone(&at),
        };
        (Self { inner, at }, sabotage)
    }

    fn strike(&self, key: &Key) {
        let is_here = {
            let mut at = self.at.lock().unwrap();
            let is_here = at.is_some_and(|name| name == key.name());
            if is_here {
                *at = None;
            }
            is_here
        };
        assert!(!is_here, "sabotage at {}", key.name());
    }
}

impl Recorder for Saboteur {
    fn describe_counter(&self, key: KeyName, unit: Option<Unit>, text: SharedString) {
        self.inner.describe_counter(key, unit, text);
    }

    fn describe_gauge(&self, key: KeyName, unit: Option<Unit>, text: SharedString) {
        self.inner.describe_gauge(key, unit, text);
    }

    fn describe_histogram(&self, key: KeyName, unit: Option<Unit>, text: SharedString) {
        self.inner.describe_histogram(key, unit, text);
    }

    fn register_counter(&self, key: &Key, metadata: &Metadata<'_>) -> Counter {
        self.strike(key);
        self.inner.register_counter(key, metadata)
    }

    fn register_gauge(&self, key: &Key, metadata: &Metadata<'_>) -> Gauge {
        self.strike(key);
        self.inner.register_gauge(key, metadata)
    }

    fn register_histogram(&self, key: &Key, metadata: &Metadata<'_>) -> Histogram {
        self.strike(key);
        self.inner.register_histogram(key, metadata)
    }
}

impl Sabotage {
    fn strikes_at(&self, name: &'static str) {
        *self.at.lock().unwrap() = Some(name);
    }

    fn has_struck(&self) -> bool {
        self.at.lock().unwrap().is_none()
    }

    fn restarts(&self, of: &str) -> u32 {
        let line = format!("worker_restarts_total{{loop=\"{of}\"}} ");
        let rendered = self.handle.render();
        let found = rendered.lines().find_map(|found| found.strip_prefix(&line));
        found.map_or(0, |count| count.parse().unwrap())
    }

    fn shows(&self, metric: &str) -> bool {
        self.handle
            .render()
            .lines()
            .any(|line| line.starts_with(metric))
    }
}

/// Waits until it is so. A macro: a closure that is asked again and again would
/// have to borrow for all the futures it gives.
macro_rules! until {
    ($what:literal, $is_so:expr) => {{
        let mut rounds = 0;
        while !$is_so {
            rounds += 1;
            assert!(rounds < 300, "never: {}", $what);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }};
}

async fn queue_mail(app: &App, to: &str) {
    let transaction = app.state.db.begin().await.unwrap();
    let mail = NewMail {
        kind: MailKind::PasswordChanged,
        account_id: None,
        plan_id: None,
        recipient: Some(to.to_owned()),
        lang: locales::Lang::Ja,
        dedupe_key: to.to_owned(),
        payload: json!({}),
        not_before: app.now(),
        not_after: None,
    };
    queue(&transaction, mail, app.now()).await.unwrap();
    transaction.commit().await.unwrap();
}

async fn state_of(app: &App, to: &str) -> String {
    let mails = app.outbox().await;
    let mail = mails.iter().find(|mail| mail.dedupe_key == to).unwrap();
    mail.state.as_str().to_owned()
}

async fn finished_at(app: &App, mark: Mark) -> Option<i64> {
    let row = mark::read(app.state.db.read(), mark).await.unwrap();
    row.map(|row| row.at.0)
}

/// Runs a worker in this task's thread, where the saboteur listens.
fn worker(
    app: &App,
) -> (
    CancellationToken,
    tokio::task::JoinHandle<Result<(), worker::BadMailUrl>>,
) {
    let stop = CancellationToken::new();
    let running = tokio::spawn(worker::run(app.state.office.clone(), stop.clone()));
    (stop, running)
}

#[tokio::test]
async fn the_deliverer_delivers_again_after_a_panic() {
    let (saboteur, sabotage) = Saboteur::new();
    let _guard = metrics::set_default_local_recorder(&saboteur);
    on_both(move |app| {
        let sabotage = sabotage.clone();
        async move {
            let before = sabotage.restarts("deliver");
            sabotage.strikes_at("mail_attempts_total");
            queue_mail(&app, "first@example.jp").await;
            let (stop, running) = worker(&app);
            until!("the deliverer dies", sabotage.has_struck());
            queue_mail(&app, "second@example.jp").await;
            until!(
                "the second mail is sent",
                state_of(&app, "second@example.jp").await == "sent"
            );
            assert_eq!(sabotage.restarts("deliver"), before + 1);
            stop.cancel();
            running.await.unwrap().unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn the_gauges_are_set_again_after_a_panic() {
    let (saboteur, sabotage) = Saboteur::new();
    let _guard = metrics::set_default_local_recorder(&saboteur);
    on_both(move |app| {
        let sabotage = sabotage.clone();
        async move {
            let before = sabotage.restarts("watch");
            sabotage.strikes_at("outbox_dead");
            let (stop, running) = worker(&app);
            until!("the watch dies", sabotage.has_struck());
            until!(
                "it watches again",
                sabotage.restarts("watch") == before + 1 && sabotage.shows("outbox_dead ")
            );
            stop.cancel();
            running.await.unwrap().unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn the_planner_plans_again_after_a_panic() {
    let (saboteur, sabotage) = Saboteur::new();
    let _guard = metrics::set_default_local_recorder(&saboteur);
    on_both(move |app| {
        let sabotage = sabotage.clone();
        async move {
            let before = sabotage.restarts("plan");
            sabotage.strikes_at("planner_rounds_total");
            let (stop, running) = worker(&app);
            until!("the planner dies", sabotage.has_struck());
            let died_at = lease_now().as_millisecond();
            until!(
                "it plans again",
                finished_at(&app, Mark::PlannerFinished)
                    .await
                    .is_some_and(|at| at >= died_at)
            );
            assert_eq!(sabotage.restarts("plan"), before + 1);
            stop.cancel();
            running.await.unwrap().unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn the_purge_and_the_tidying_come_back_after_a_panic() {
    let (saboteur, sabotage) = Saboteur::new();
    let _guard = metrics::set_default_local_recorder(&saboteur);
    on_both(move |app| {
        let sabotage = sabotage.clone();
        async move {
            for (of, at) in [("purge", "purge_runs_total"), ("tidy", "limiter_keys")] {
                let before = sabotage.restarts(of);
                sabotage.strikes_at(at);
                let (stop, running) = worker(&app);
                until!("it dies", sabotage.has_struck());
                until!(
                    "it runs again",
                    sabotage.restarts(of) == before + 1 && sabotage.shows(at)
                );
                stop.cancel();
                running.await.unwrap().unwrap();
            }
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_is_started_again_once_the_worker_is_asked_to_stop() {
    let (saboteur, sabotage) = Saboteur::new();
    let _guard = metrics::set_default_local_recorder(&saboteur);
    on_both(move |app| {
        let sabotage = sabotage.clone();
        async move {
            let before = sabotage.restarts("watch");
            sabotage.strikes_at("outbox_dead");
            let (stop, running) = worker(&app);
            until!("the watch dies", sabotage.has_struck());
            // During the pause before it would be started again.
            stop.cancel();
            let stopped = tokio::time::timeout(Duration::from_millis(900), running).await;
            stopped.expect("at once").unwrap().unwrap();
            assert!(sabotage.restarts("watch") <= before + 1);
        }
    })
    .await;
}

#[tokio::test]
async fn an_idle_deliverer_is_heard_of_and_writes_no_more_often_than_every_ten_seconds() {
    on_both(|app| async move {
        let started_at = lease_now().as_millisecond();
        let (stop, running) = worker(&app);
        until!(
            "the deliverer polls",
            finished_at(&app, Mark::DelivererPolled).await.is_some()
        );
        let heard_at = finished_at(&app, Mark::DelivererPolled).await.unwrap();
        assert!(heard_at >= started_at);
        // With a set clock it polls five times a second.
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(
            finished_at(&app, Mark::DelivererPolled).await,
            Some(heard_at)
        );
        stop.cancel();
        running.await.unwrap().unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_only_waits_for_the_place_of_another_deliverer_is_not_heard_of() {
    on_both(|app| async move {
        // On PostgreSQL nobody waits.
        if app.state.db.has_one_deliverer() {
            let now = lease_now().into();
            let held =
                office::mail::outbox::lock::hold(&app.state.db, "another process", now, 15_000)
                    .await;
            assert!(held.unwrap());
            let (stop, running) = worker(&app);
            until!(
                "the planner finishes",
                finished_at(&app, Mark::PlannerFinished).await.is_some()
            );
            tokio::time::sleep(Duration::from_secs(1)).await;
            // If that process hangs, its silence must be seen.
            assert_eq!(finished_at(&app, Mark::DelivererPolled).await, None);
            stop.cancel();
            running.await.unwrap().unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn a_planner_whose_rounds_fail_is_not_heard_of() {
    on_both(|app| async move {
        let transaction = app.state.db.begin().await.unwrap();
        transaction
            .execute_unprepared("ALTER TABLE plan RENAME TO plan_elsewhere")
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        app.account("founder@example.jp", "applicant", None).await;
        let (stop, running) = worker(&app);
        until!(
            "the deliverer polls",
            finished_at(&app, Mark::DelivererPolled).await.is_some()
        );
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(finished_at(&app, Mark::PlannerFinished).await, None);
        stop.cancel();
        running.await.unwrap().unwrap();
    })
    .await;
}
