//! What the rules of the procedure ask of the words.

#![allow(clippy::unwrap_used, missing_docs)] // tests

use app::i18n::{Lang, text};

/// 別紙３ ③ and ⑤ stand side by side and give no date by which it is too late.
#[test]
fn a_late_reader_is_a_fear_and_never_an_impossibility() {
    let said = [
        "verdict-card_reader_late-title",
        "verdict-card_reader_late-text",
        "verdict-card_reader_late-do",
        "kept-verdict-card_reader_late",
        "reader-late-title",
        "reader-late-text",
        "reader-advice",
    ];
    for id in [said[0], said[3], said[4], said[6]] {
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
