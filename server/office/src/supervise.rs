//! Keeps a loop running: in a task of its own, started again when it panics or
//! returns though nobody asked it to, after a pause that grows while it keeps
//! dying. Knows nothing of what the loops do.

use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

/// How long to wait before a loop that ended is started again: 1 s, 2 s, 4 s …
/// 60 s, and from the beginning once it has run well for a while.
#[derive(Clone, Copy, Debug)]
pub struct BackOff {
    first: Duration,
    longest: Duration,
    well_after: Duration,
    next: Duration,
}

impl Default for BackOff {
    fn default() -> Self {
        Self::new(
            Duration::from_secs(1),
            Duration::from_secs(60),
            Duration::from_secs(300),
        )
    }
}

impl BackOff {
    /// Doubles from `first` up to `longest`; begins anew for a loop that ran for
    /// `well_after`.
    #[must_use]
    pub const fn new(first: Duration, longest: Duration, well_after: Duration) -> Self {
        Self {
            first,
            longest,
            well_after,
            next: first,
        }
    }

    /// The pause after a loop that ran for so long.
    pub fn after(&mut self, ran_for: Duration) -> Duration {
        if ran_for >= self.well_after {
            self.next = self.first;
        }
        let pause = self.next;
        self.next = self.longest.min(pause.saturating_mul(2));
        pause
    }
}

/// Runs the loop that `start` gives until `stop` is cancelled and the loop has
/// come to its end. Each time that it ends before, this is counted
/// (`worker_restarts_total`) and logged as an error. Dropping the future aborts
/// the loop.
pub async fn keep_running<S, F>(
    name: &'static str,
    stop: CancellationToken,
    mut back_off: BackOff,
    start: S,
) where
    S: Fn() -> F,
    F: Future<Output = ()> + Send + 'static,
{
    loop {
        let started = Instant::now();
        let ended = AbortOnDropHandle::new(tokio::spawn(start())).await;
        // The panic's own words and place are on standard error already.
        let how = match ended {
            Ok(()) if stop.is_cancelled() => return,
            Ok(()) => "returned",
            Err(_) => "panicked",
        };
        let pause = back_off.after(started.elapsed());
        metrics::counter!("worker_restarts_total", "loop" => name).increment(1);
        tracing::error!(
            r#loop = name,
            how,
            pause_seconds = pause.as_secs(),
            "a loop of the worker ended by itself and is started again"
        );
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = stop.cancelled() => return,
        }
        if stop.is_cancelled() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    const fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    /// Pauses so short that a test need not wait for them.
    const QUICK: BackOff = BackOff::new(
        Duration::from_millis(1),
        Duration::from_millis(2),
        Duration::from_secs(3_600),
    );

    #[test]
    fn the_pause_doubles_up_to_a_minute() {
        let mut back_off = BackOff::default();
        let pauses: Vec<u64> = (0..9)
            .map(|_| back_off.after(seconds(2)).as_secs())
            .collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn the_pause_is_short_again_for_a_loop_that_ran_well_for_a_while() {
        let mut back_off = BackOff::default();
        for _ in 0..5 {
            back_off.after(seconds(0));
        }
        assert_eq!(back_off.after(seconds(299)), seconds(32));
        assert_eq!(back_off.after(seconds(300)), seconds(1));
        assert_eq!(back_off.after(seconds(0)), seconds(2));
    }

    /// A loop that does `act` at each start and then waits for `stop`.
    async fn run(act: impl Fn(u32) + Clone + Send + 'static, stop: CancellationToken) -> u32 {
        let starts = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&starts);
        let asked = stop.clone();
        keep_running("test", stop, QUICK, move || {
            let number = counted.fetch_add(1, Ordering::SeqCst);
            let (act, asked) = (act.clone(), asked.clone());
            async move {
                act(number);
                asked.cancelled().await;
            }
        })
        .await;
        starts.load(Ordering::SeqCst)
    }

    #[tokio::test]
    async fn a_loop_that_panics_is_started_again_until_it_runs() {
        let stop = CancellationToken::new();
        let asked = stop.clone();
        let act = move |number| {
            assert!(number >= 3, "the first three die");
            asked.cancel();
        };
        assert_eq!(run(act, stop).await, 4);
    }

    #[tokio::test]
    async fn a_loop_that_returns_unasked_is_started_again() {
        let stop = CancellationToken::new();
        let starts = Arc::new(AtomicU32::new(0));
        let (counted, asked) = (Arc::clone(&starts), stop.clone());
        keep_running("test", stop, QUICK, move || {
            let (counted, asked) = (Arc::clone(&counted), asked.clone());
            async move {
                if counted.fetch_add(1, Ordering::SeqCst) == 2 {
                    asked.cancel();
                }
            }
        })
        .await;
        assert_eq!(starts.load(Ordering::SeqCst), 3);
    }

    #[tokio::test]
    async fn nothing_is_started_again_after_the_stop_not_even_after_a_panic() {
        let stop = CancellationToken::new();
        let asked = stop.clone();
        let act = move |_| {
            asked.cancel();
            panic!("while stopping");
        };
        assert_eq!(run(act, stop).await, 1);
    }

    #[tokio::test]
    async fn a_stop_during_the_pause_does_not_wait_for_its_end() {
        let stop = CancellationToken::new();
        let slow = BackOff::new(seconds(3_600), seconds(3_600), seconds(3_600));
        let running = tokio::spawn(keep_running("test", stop.clone(), slow, || async {}));
        tokio::time::sleep(Duration::from_millis(20)).await;
        stop.cancel();
        let ended = tokio::time::timeout(seconds(5), running).await;
        ended.expect("at once").expect("no panic");
    }

    #[tokio::test]
    async fn a_loop_whose_supervisor_is_dropped_is_aborted() {
        let alive = Arc::new(());
        let held = Arc::clone(&alive);
        let supervisor = keep_running("test", CancellationToken::new(), QUICK, move || {
            let held = Arc::clone(&held);
            async move {
                std::future::pending::<()>().await;
                drop(held);
            }
        });
        let ended = tokio::time::timeout(Duration::from_millis(20), supervisor).await;
        assert!(ended.is_err(), "it runs for ever");
        for _ in 0..100 {
            if Arc::strong_count(&alive) == 1 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the loop is still there");
    }
}
