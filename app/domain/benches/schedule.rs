//! How long a plan takes. Goal: 20 µs.

use domain::bureau::Prefecture;
use domain::calendar::Calendar;
use domain::kind::Kind;
use domain::month::YearMonth;
use domain::rulebook::Rulebook;
use domain::schedule::{PlanRequest, schedule};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

fn main() {
    // Loaded once, as in the server.
    let _ = (Rulebook::embedded(), Calendar::official());
    divan::main();
}

fn request(opening: &str, prefecture: &str) -> PlanRequest {
    PlanRequest {
        opening: YearMonth::parse(opening).expect("a supported month"),
        prefecture: Prefecture::parse(prefecture).expect("a prefecture"),
        kinds: domain::kind::Kinds::One(Kind::Medical),
    }
}

/// On time; months to search for an earliest opening; years of them.
#[divan::bench(args = ["2027-06 13", "2027-04 38", "2026-12 13", "2021-03 38"])]
fn one_plan(bencher: divan::Bencher<'_, '_>, asked: &str) {
    let (opening, prefecture) = asked.split_once(' ').expect("month and prefecture");
    let request = request(opening, prefecture);
    bencher.bench(|| {
        schedule(
            Rulebook::embedded(),
            Calendar::official(),
            divan::black_box(request),
            TODAY,
        )
    });
}

/// 47 prefectures × 3 kinds × 36 months.
#[divan::bench]
fn all_prefectures_kinds_and_36_months(bencher: divan::Bencher<'_, '_>) {
    let first = YearMonth::parse("2026-11").expect("a supported month");
    let mut requests = Vec::new();
    for prefecture in Prefecture::all() {
        for kind in Kind::ALL {
            for month in 0..36 {
                let opening = first.plus_months(month).expect("a supported month");
                requests.push(PlanRequest {
                    opening,
                    prefecture,
                    kinds: domain::kind::Kinds::One(kind),
                });
            }
        }
    }
    bencher
        .counter(divan::counter::ItemsCount::new(requests.len()))
        .bench(|| {
            for request in &requests {
                divan::black_box(schedule(
                    Rulebook::embedded(),
                    Calendar::official(),
                    *request,
                    TODAY,
                ));
            }
        });
}
