//! What the rules of the procedure ask of the words.

#![allow(clippy::unwrap_used, missing_docs)] // tests

use std::collections::{BTreeMap, BTreeSet};

use locales::{Lang, text};

/// 別紙３ ③ and ⑤ stand side by side and give no date by which it is too late.
#[test]
fn a_late_reader_is_a_fear_and_never_an_impossibility() {
    let said = [
        "verdict-card_reader_late-title",
        "verdict-card_reader_late-text",
        "kept-verdict-card_reader_late",
        "reader-late-title",
        "reader-late-text",
        "reader-advice",
    ];
    for id in [said[0], said[2], said[3], said[5]] {
        assert!(text(Lang::Ja, id).contains("おそれ"), "{id}");
    }
    for id in said {
        let japanese = text(Lang::Ja, id);
        for never in ["不可能", "できません", "間に合いません"] {
            assert!(!japanese.contains(never), "{id}: {japanese}");
        }
        let english = text(Lang::En, id).to_lowercase();
        for never in ["impossible", "cannot", "will not arrive"] {
            assert!(!english.contains(never), "{id}: {english}");
        }
    }
}

/// Bureau pages of 2024 call it procurement, the notice a free provision that one
/// applies for: a reader is arranged, by either way, and free is promised nowhere.
#[test]
fn a_reader_is_arranged_by_either_way_and_none_is_promised_for_free() {
    for id in [
        "plan-step-card_reader",
        "sheet-step-card_reader",
        "mail-what-card-reader",
        "step-3-what",
    ] {
        let japanese = text(Lang::Ja, id);
        for word in ["手配", "申請", "購入"] {
            assert!(japanese.contains(word), "{id}: {japanese}");
        }
    }
    assert!(text(Lang::Ja, "step-3-what").contains("無料とは限りません"));
    let files = [
        "plan.ftl",
        "plans.ftl",
        "steps.ftl",
        "sheet.ftl",
        "mail.ftl",
        "guide.ftl",
    ];
    for (id, words) in read(&files) {
        for sentence in words.split('。').filter(|words| words.contains("リーダー")) {
            let free = ["無料", "無償"].iter().any(|word| sentence.contains(word));
            assert!(!free, "{id}: {sentence}");
        }
    }
}

/// Id → words of these files of `locales/ja`.
fn read(files: &[&str]) -> BTreeMap<String, String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales/ja");
    files
        .iter()
        .flat_map(|file| {
            std::fs::read_to_string(folder.join(file))
                .unwrap()
                .lines()
                .filter(|line| !line.starts_with('#'))
                .filter_map(|line| line.split_once(" = "))
                .map(|(id, words)| (id.to_owned(), words.to_owned()))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn numbers(words: &str) -> Vec<String> {
    let mut numbers: Vec<String> = words
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .map(str::to_owned)
        .collect();
    numbers.sort();
    numbers
}

fn variables(words: &str) -> BTreeSet<String> {
    words
        .split('$')
        .skip(1)
        .map(|rest| rest.split(' ').next().unwrap_or_default().to_owned())
        .collect()
}

fn says_the_same(easy: &BTreeMap<String, String>, standard: &BTreeMap<String, String>) {
    for (id, words) in easy {
        let twin = id
            .strip_prefix("easy-")
            .and_then(|id| standard.get(id))
            .unwrap_or_else(|| panic!("{id} has no standard text"));
        assert_eq!(numbers(words), numbers(twin), "{id}");
        assert_eq!(variables(words), variables(twin), "{id}");
    }
}

/// やさしい日本語 says the same: the guide's pages, like its answers, give the
/// same figures and take the same variables.
#[test]
fn the_guides_pages_in_easy_japanese_give_the_same_figures_and_variables() {
    let easy = read(&["guide-page-easy.ftl"]);
    assert!(easy.len() > 50);
    says_the_same(&easy, &read(&["guide-page.ftl", "guide.ftl"]));
}

#[test]
fn every_note_is_there_in_easy_japanese_with_the_same_figures() {
    let easy = read(&["notes-easy.ftl"]);
    for note in domain::rulebook::Rulebook::changes() {
        let id = format!("easy-{}", note.message_id());
        assert!(easy.contains_key(&id), "{id}");
    }
    says_the_same(&easy, &read(&["names.ftl"]));
}

#[test]
fn the_notes_name_what_still_holds_and_nothing_that_has_run_out() {
    let grounds = text(Lang::Ja, "change-deferral-grounds");
    for holds in ["光回線", "仮設", "特に困難な事情", "未確認"] {
        assert!(grounds.contains(holds), "{grounds}");
    }
    for over in ["訪問診療", "廃止", "システム"] {
        assert!(!grounds.contains(over), "{grounds}");
    }
    let certificate = ["order", "paid", "mail"]
        .map(|tail| text(Lang::Ja, &format!("change-certificate-{tail}")))
        .concat();
    for fact in [
        "利用申請を先に",
        "端末ごと・コードごと",
        "1,500円",
        "3年3か月",
        "簡易書留",
    ] {
        assert!(certificate.contains(fact), "{certificate}");
    }
    assert!(text(Lang::Ja, "change-customer-id").contains("先に回線"));
    // Unread laws are told as hearsay.
    for id in [
        "outpatient-surplus",
        "manager-career",
        "pharmacy-online-site",
    ] {
        let told = text(Lang::Ja, &format!("change-{id}"));
        assert!(
            told.contains("とされています") && told.contains("確かめてください"),
            "{told}"
        );
    }
}
