//! Checks against data that stays outside the project, read in place. Where
//! `../shared` is not there (any clone but ours) the tests say so and check
//! nothing; where it is, a missing or empty file fails.

// In a test, what cannot be unwrapped is the test's failure.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::bureau::Prefecture;
use domain::calendar::Calendar;
use domain::code::InstitutionCode;
use domain::schedule::Kind;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The file's text, or `None` with a printed reason where there is no shared
/// folder beside the project.
fn shared(file: &str) -> Option<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if !root.is_dir() {
        println!("skipped: no ../shared beside this checkout, so {file} cannot be read");
        return None;
    }
    let path = root.join("data").join(file);
    Some(std::fs::read_to_string(&path).expect("../shared is there, so its data files must be"))
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

#[test]
fn the_holidays_are_those_of_the_official_table_day_by_day() {
    let Some(text) = shared("holidays-official.csv") else {
        return;
    };
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
    println!("compared {} official holidays up to {last}", official.len());
}

#[test]
fn real_medical_codes_are_read_and_almost_none_is_warned_about() {
    let Some(text) = shared("codes-sample.csv") else {
        return;
    };
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

#[test]
fn the_rules_data_are_the_facts_that_were_handed_over() {
    let Some(prefectures) = shared("prefectures.csv") else {
        return;
    };
    for line in prefectures.lines().skip(1) {
        let fields: Vec<_> = line.split(',').collect();
        let prefecture = Prefecture::parse(fields[0]).expect("a prefecture");
        assert_eq!(prefecture.bureau().as_str(), fields[2], "{line}");
    }
    let own = include_str!("../data/bureau-rules.csv");
    let theirs = shared("bureau-rules.csv").expect("../shared is there");
    for line in theirs.lines().skip(1) {
        let fields: Vec<_> = line.split(',').collect();
        let head = format!(
            "{},{},{},,,{},{},{},{},{},",
            fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]
        );
        assert!(own.contains(&head), "{head}");
    }
    let own = include_str!("../data/appendix2.csv");
    let theirs = shared("appendix2.csv").expect("../shared is there");
    assert_eq!(theirs.lines().skip(1).count(), 14);
    for line in theirs.lines().skip(1) {
        assert!(own.contains(line), "{line}");
    }
}
