//! How long a form takes to render while seven others are being rendered, and
//! what that takes in memory. A plain harness: what is asked for is a percentile
//! under load, which benchmark libraries do not give.
//!
//! `cargo bench -p tsukihajime-pdf`, or with `--profile dev` for the server that
//! the browser tests run against. Ends with 1 where p95 is over the limit.

use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "../tests/forms/mod.rs"]
mod forms;

const PARALLEL: usize = 8;
const RENDERS: usize = 60;
const LIMIT: Duration = Duration::from_millis(40);

fn main() -> ExitCode {
    let fonts = forms::fonts();
    let before = resident("VmRSS");
    let alone = sorted(times(&fonts, RENDERS));
    let together = sorted(std::thread::scope(|scope| {
        let threads: Vec<_> = (0..PARALLEL)
            .map(|_| scope.spawn(|| times(&fonts, RENDERS)))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("a render panicked"))
            .collect()
    }));
    let p95 = percentile(&together, 95);
    println!(
        "form 1, alone:      p50 {:?}, p95 {:?}",
        percentile(&alone, 50),
        percentile(&alone, 95)
    );
    println!(
        "form 1, {PARALLEL} parallel: p50 {:?}, p95 {p95:?}",
        percentile(&together, 50)
    );
    println!(
        "p95 is {:.2} of the limit of {LIMIT:?}",
        p95.as_secs_f64() / LIMIT.as_secs_f64()
    );
    println!(
        "memory: {before} MiB with fonts loaded, {} MiB at the peak of {} renders",
        resident("VmHWM"),
        (PARALLEL + 1) * RENDERS,
    );
    if p95 > LIMIT {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn times(fonts: &form1_pdf::Fonts, renders: usize) -> Vec<Duration> {
    let forms = [forms::person(), forms::corporation(), forms::pharmacy()];
    (0..renders)
        .map(|at| {
            let form = &forms[at % forms.len()];
            let start = Instant::now();
            let pdf = form1_pdf::render(form, fonts).expect("the specimen forms render");
            let took = start.elapsed();
            std::hint::black_box(pdf);
            took
        })
        .collect()
}

fn sorted(mut times: Vec<Duration>) -> Vec<Duration> {
    times.sort();
    times
}

fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}

/// What Linux says of this process, in MiB; 0 elsewhere.
fn resident(key: &str) -> u64 {
    std::fs::read_to_string("/proc/self/status")
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))
        .and_then(|value| value.split_whitespace().next()?.parse::<u64>().ok())
        .map_or(0, |kib| kib / 1024)
}
