//! Checks against the facts that were handed over. Those that may be in the
//! project have their copy in `tests/data`, and are compared in every clone. The
//! official holidays and the real codes stay outside, to be read in place and
//! never copied: of the holidays a fingerprint is compared everywhere. Where
//! `../shared` is, a missing, empty or different file is a failure; where it was
//! not when this was built, what needs it is reported as ignored, with the reason
//! (`build.rs` sets the cfg).

// In a test, what cannot be unwrapped is the test's failure.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::bureau::Prefecture;
use domain::calendar::Calendar;
use domain::code::InstitutionCode;
use domain::kind::Kind;
use domain::office::Office;
use jiff::ToSpan;
use jiff::civil::{Date, date};

fn shared_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

/// The text of a data file that was handed over.
fn shared(file: &str) -> String {
    let path = shared_folder().join("data").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The copy of a data file that was handed over, below the line on its source.
fn copy(file: &str) -> &'static str {
    let text = match file {
        "appendix2.csv" => include_str!("data/appendix2.csv"),
        "prefectures.csv" => include_str!("data/prefectures.csv"),
        "bureau-rules.csv" => include_str!("data/bureau-rules.csv"),
        _ => panic!("{file} is not in tests/data"),
    };
    let (source, rows) = text.split_once('\n').expect("a line on its source");
    assert!(source.starts_with("# As handed over"), "{file}: {source}");
    rows
}

/// The rows below the header, each as its columns; lines with `#` are remarks.
/// A quoted column may hold commas.
fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let header = columns(lines.next().expect("a header"));
    let rows: Vec<_> = lines
        .map(|line| {
            let cells = columns(line);
            assert_eq!(cells.len(), header.len(), "{line}");
            header.iter().cloned().zip(cells).collect()
        })
        .collect();
    assert!(!rows.is_empty(), "no rows below {header:?}");
    rows
}

fn columns(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for char in line.chars() {
        match char {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(char),
        }
    }
    cells
}

/// What our rows say of the columns that were handed over, sorted.
fn only(rows: &[BTreeMap<String, String>], columns: &[&str]) -> Vec<String> {
    let mut lines: Vec<_> = rows
        .iter()
        .map(|row| {
            let cells: Vec<_> = columns.iter().map(|column| row[*column].as_str()).collect();
            cells.join(" | ")
        })
        .collect();
    lines.sort();
    lines
}

/// `1955/1/1` or `1955-01-01`.
fn official_day(text: &str) -> Date {
    let parts: Vec<i16> = text.split(['/', '-']).map(|p| p.parse().unwrap()).collect();
    date(
        parts[0],
        parts[1].try_into().unwrap(),
        parts[2].try_into().unwrap(),
    )
}

/// The official table as of 2026-11 (国民の祝日・休日, Cabinet Office): how many
/// days it has from 1955 on, and [`fingerprint`] of them.
const OFFICIAL: (usize, u64) = (1_067, 0x8df5_05df_4c3a_8101);

/// FNV-1a over the days as `1955-01-01`, a line each.
fn fingerprint(days: impl Iterator<Item = Date>) -> u64 {
    days.flat_map(|day| format!("{day}\n").into_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// The same everywhere, without the table: one day more, less or elsewhere and
/// the fingerprint is another.
#[test]
fn the_holidays_have_the_fingerprint_of_the_official_table() {
    let calendar = Calendar::official();
    let mut day = date(1955, 1, 1);
    let mut days = Vec::new();
    while day <= calendar.certain_until() {
        if calendar.is_holiday(day) {
            days.push(day);
        }
        day = day.checked_add(1.day()).unwrap();
    }
    let found = (days.len(), fingerprint(days.iter().copied()));
    assert_eq!(found, OFFICIAL, "{:#x}", found.1);
}

#[test]
#[cfg_attr(not(has_shared), ignore = "no ../shared beside this checkout")]
fn the_holidays_are_those_of_the_official_table_day_by_day() {
    let text = shared("holidays-official.csv");
    let official: BTreeMap<Date, &str> = text
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split_once(',').expect("day,name"))
        .map(|(day, name)| (official_day(day), name))
        .collect();
    assert!(official.len() > 1_000, "{} rows", official.len());
    let calendar = Calendar::official();
    let last = *official.keys().next_back().unwrap();
    assert_eq!(calendar.certain_until(), last);
    let mut day = date(1955, 1, 1);
    while day <= last {
        assert_eq!(
            calendar.is_holiday(day),
            official.contains_key(&day),
            "{day}"
        );
        day = day.checked_add(1.day()).unwrap();
    }
    let fingerprint = fingerprint(official.keys().copied());
    assert_eq!(fingerprint, OFFICIAL.1, "{fingerprint:#x}");
    println!("compared {} official holidays up to {last}", official.len());
}

#[test]
#[cfg_attr(not(has_shared), ignore = "no ../shared beside this checkout")]
fn real_medical_codes_are_read_and_almost_none_is_warned_about() {
    let text = shared("codes-sample.csv");
    let (mut count, mut warned) = (0, Vec::new());
    for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let (prefecture, code) = line.split_once(',').expect("prefecture,code");
        let prefecture = Prefecture::parse(prefecture).expect("a prefecture");
        let read = InstitutionCode::parse(code, prefecture, Kind::Medical).expect("a real code");
        let ten = read.ten_digits(prefecture, Kind::Medical);
        let again = InstitutionCode::parse(&ten, prefecture, Kind::Medical);
        assert_eq!(again, Ok(read.clone()));
        count += 1;
        if read.warning(prefecture, Kind::Medical).is_some() {
            warned.push(prefecture.code());
        }
    }
    assert!(count > 300, "{count} rows");
    // 27 of 97,024 real codes fit another 点数表 (domain.md, Codes).
    assert!(warned.len() <= 1, "warned about codes of {warned:?}");
    println!("read {count} real codes, warned about {}", warned.len());
}

/// The facts that were handed over, and ours, are the same rows: none is missing
/// here, none is ours alone, no column differs. (What our files have besides,
/// an explicit row's month or the day of the check, is the project's own.)
#[test]
fn the_rules_data_are_the_facts_that_were_handed_over() {
    for (file, own, columns) in [
        (
            "prefectures.csv",
            include_str!("../data/prefectures.csv"),
            &["number", "name", "bureau"][..],
        ),
        (
            "appendix2.csv",
            include_str!("../data/appendix2.csv"),
            &["designation_month", "reply_dispatch", "submission_due"],
        ),
        (
            "bureau-rules.csv",
            include_str!("../data/bureau-rules.csv"),
            &[
                "bureau",
                "prefectures",
                "step",
                "month_offset",
                "day",
                "roll",
                "valid_from_opening",
                "source_url",
                "published",
                "note",
            ],
        ),
    ] {
        let theirs = copy(file);
        let header = theirs.lines().next().expect("a header");
        assert_eq!(header.split(',').collect::<Vec<_>>(), columns, "{file}");
        assert_eq!(
            only(&table(own), columns),
            only(&table(theirs), columns),
            "{file}"
        );
    }
}

/// Names, numbers and dates of the offices; the columns are named otherwise.
#[test]
#[cfg_attr(not(has_shared), ignore = "no ../shared beside this checkout")]
fn the_offices_are_those_that_were_handed_over() {
    let numbers: BTreeMap<_, _> = table(include_str!("../data/prefectures.csv"))
        .into_iter()
        .map(|row| (row["name"].clone(), row["number"].clone()))
        .collect();
    let theirs = table(&shared("offices.csv").replace("\r\n", "\n"));
    for row in &theirs {
        let prefecture = Prefecture::parse(&numbers[&row["prefecture"]]).unwrap();
        let listing = Office::of(prefecture).listing.as_ref().unwrap();
        let text = |column: &str| Some(row[column].clone()).filter(|text| !text.is_empty());
        assert_eq!(listing.postal, text("postal"), "{row:?}");
        assert_eq!(listing.address, text("address"), "{row:?}");
        assert_eq!(listing.phone, text("phone"), "{row:?}");
        assert_eq!(listing.source.url(), Some(row["source"].as_str()));
        assert!(row["seen"].contains(&listing.source.edition().to_string()));
    }
    let reachable = Prefecture::all()
        .filter_map(|prefecture| Office::of(prefecture).listing.as_ref())
        .filter(|listing| listing.address.is_some() || listing.phone.is_some());
    assert_eq!(reachable.count(), theirs.len());
}

/// What the crate reads, not only what its file says.
#[test]
fn every_prefecture_is_read_with_the_bureau_that_was_handed_over() {
    let rows = table(copy("prefectures.csv"));
    assert_eq!(rows.len(), 47);
    for row in rows {
        let prefecture = Prefecture::parse(&row["number"]).expect("a prefecture");
        assert_eq!(prefecture.bureau().as_str(), row["bureau"], "{row:?}");
    }
}

#[test]
#[cfg_attr(not(has_shared), ignore = "no ../shared beside this checkout")]
fn the_copies_are_what_was_handed_over() {
    for file in ["appendix2.csv", "prefectures.csv", "bureau-rules.csv"] {
        assert_eq!(copy(file), shared(file).replace("\r\n", "\n"), "{file}");
    }
}

/// `build.rs` looks once for a target folder; this sees that the folder has
/// come or gone since, so that "ignored" is never the answer beside it.
#[test]
fn the_comparisons_run_exactly_where_the_shared_folder_is() {
    assert_eq!(
        shared_folder().is_dir(),
        cfg!(has_shared),
        "../shared has come or gone since app/domain was built: touch app/domain/build.rs"
    );
}
