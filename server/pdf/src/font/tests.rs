//! Which glyphs names get, by the fonts of the set-up.

use std::path::PathBuf;

use super::*;
use crate::forms;

fn glyphs(text: &str) -> Vec<(usize, u32)> {
    let fonts = forms::fonts();
    let clusters = fonts.reader().clusters(text).expect("printable");
    clusters
        .iter()
        .map(|cluster| (cluster.face, cluster.glyph.to_u32()))
        .collect()
}

#[test]
fn rare_characters_of_names_print_with_the_forms_own_font() {
    let fonts = forms::fonts();
    for c in "𠮷髙﨑邉邊濵德瀨桒栁槗𣘺𡈽塚晴神祥福辻葛閒靑黑彅㐂鷗𩸽".chars()
    {
        let clusters = fonts.reader().clusters(&c.to_string());
        let clusters = clusters.unwrap_or_else(|c| panic!("{c} has no glyph"));
        assert_eq!(clusters[0].face, 0, "{c}");
    }
}

#[test]
fn what_the_forms_font_lacks_comes_from_the_font_for_names_or_is_reported() {
    let fonts = forms::fonts();
    // U+20021 is in 文字情報基盤 and in no common font.
    let expected = if fonts.absent().is_empty() {
        None
    } else {
        Some('𠀡')
    };
    assert_eq!(fonts.unprintable("山𠀡子"), expected);
}

#[test]
fn without_the_font_for_names_the_character_is_named() {
    let dir = forms::font_folder();
    let nowhere = PathBuf::from("/nowhere/ipamjm.ttf");
    let fonts =
        Fonts::load(&dir, std::slice::from_ref(&nowhere)).expect("the form's own font is enough");
    assert_eq!(fonts.absent(), [nowhere]);
    assert_eq!(fonts.unprintable("山𠀡子"), Some('𠀡'));
    assert_eq!(fonts.unprintable("山𠮷子"), None);
}

#[test]
fn emoji_and_control_characters_are_unprintable_and_line_breaks_are_not() {
    let fonts = forms::fonts();
    for c in ['😀', '\u{0}', '\t', '\r', '\u{200b}', '\u{feff}'] {
        assert_eq!(fonts.unprintable(&format!("東京\n都{c}")), Some(c), "{c:?}");
    }
    assert_eq!(fonts.unprintable("東京都\n千代田区"), None);
}

#[test]
fn a_variation_selector_picks_its_variant_and_an_unknown_one_the_plain_character() {
    // 葛 with VS17 and VS18 are two forms in Adobe-Japan1.
    let [plain, first, second] = ["葛", "葛\u{e0100}", "葛\u{e0101}"].map(glyphs);
    assert_eq!([plain.len(), first.len(), second.len()], [1; 3]);
    assert_ne!(first, second);
    assert!(plain == first || plain == second);
    assert_eq!(glyphs("山\u{e01ef}"), glyphs("山"));
}

#[test]
fn a_kana_and_its_voicing_mark_typed_apart_print_as_one() {
    assert_eq!(glyphs("か\u{3099}ハ\u{309a}"), glyphs("がパ"));
}

#[test]
fn a_file_that_is_no_font_is_refused_by_name() {
    let dir = std::env::temp_dir().join(format!("form1-fonts-{}", std::process::id()));
    fs::create_dir_all(&dir).expect("a temporary folder");
    let missing = Fonts::load(&dir, &[]);
    fs::write(dir.join(FORM_FONT), "no font").expect("written");
    let malformed = Fonts::load(&dir, &[]);
    fs::remove_dir_all(&dir).expect("removed");
    assert!(matches!(missing, Err(FontError::Read { .. })));
    assert!(matches!(malformed, Err(FontError::Malformed { path }) if path.ends_with(FORM_FONT)));
}
