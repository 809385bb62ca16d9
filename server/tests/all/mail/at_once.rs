//! Many mails at once, and what somebody waits for ahead of them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use office::mail::deliverer::Deliverer;
use office::mail::{delivery, planner};
use tokio_util::sync::CancellationToken;

use super::{queue_plain, with_sink};
use crate::harness::App;
use crate::smtp_sink::Sink;

/// Runs the real loop until so many mails are there.
async fn until(app: &App, sink: &Sink, mails: usize) -> Duration {
    let began = Instant::now();
    let stop = CancellationToken::new();
    let deliverer = Arc::new(Deliverer::new(app.state.office.clone()).unwrap());
    let (state, stopped) = (app.state.clone(), stop.clone());
    let run = tokio::spawn(async move { delivery::run(&state, &deliverer, &stopped).await });
    sink.wait_for_mails(mails).await;
    let took = began.elapsed();
    stop.cancel();
    run.await.unwrap();
    took
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_domain_holds_no_other() {
    with_sink(|app, sink| async move {
        for n in 0..30 {
            queue_plain(&app, &format!("slow-{n}"), &format!("p{n}@slow.example")).await;
        }
        for n in 0..20 {
            queue_plain(&app, &format!("quick-{n}"), &format!("p{n}@quick.example")).await;
        }
        sink.slow_domain("slow.example", 5_000);
        let took = until(&app, &sink, 20).await;
        let quick = sink.mails();
        let quick = quick
            .iter()
            .filter(|mail| mail.to.ends_with("quick.example"));
        assert_eq!(quick.count(), 20, "the quick ones first");
        assert!(took < Duration::from_secs(5), "{took:?}");
        assert!(
            app.mail_states()
                .await
                .iter()
                .all(|state| *state != "leased")
        );
    })
    .await;
}

/// Field case 2: a link was mail 101 of 101.
#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_waits_for_goes_ahead_of_a_hundred_slow_reminders() {
    with_sink(|app, sink| async move {
        app.set_now("2026-12-01T05:00:00Z");
        for n in 0..100 {
            let email = format!("p{n}@d{n}.example");
            app.founder(&email).keeps("2027-06").await;
        }
        app.set_now("2026-12-02T00:00:00Z");
        planner::round(&app.state, app.state.clock.now())
            .await
            .unwrap();
        sink.slow(1_000);
        let stop = CancellationToken::new();
        let deliverer = Arc::new(Deliverer::new(app.state.office.clone()).unwrap());
        let (state, stopped) = (app.state.clone(), stop.clone());
        let run = tokio::spawn(async move { delivery::run(&state, &deliverer, &stopped).await });
        sink.wait_for_mails(10).await;
        queue_plain(&app, "link", "waits@example.jp").await;
        app.state.mail_bell.notify_one();
        let asked = sink.mails().len();
        loop {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let mails = sink.mails();
            if let Some(at) = mails.iter().position(|mail| mail.to == "waits@example.jp") {
                // Those that were being handed over, and no more.
                assert!(at <= asked + 12, "{at} after {asked}");
                break;
            }
            assert!(mails.len() < 100, "it came last");
        }
        stop.cancel();
        run.await.unwrap();
    })
    .await;
}
