//! Lines: what they may begin and end with, that they fit, that nothing is lost.

use proptest::prelude::*;

use super::*;
use crate::forms;

const STYLE: Style = Style {
    size: 12.0,
    leading: 1.25,
    align: Align::Left,
};

fn lines_of(text: &str, width: f32) -> Vec<String> {
    let fonts = forms::fonts();
    let area = Area::new(0.0, 0.0, width, 1000.0);
    let set = set(&mut fonts.reader(), text, area, STYLE).expect("fits");
    let mut lines: Vec<(f32, String)> = Vec::new();
    for run in &set.runs {
        let text: String = run
            .clusters
            .iter()
            .map(|cluster| &set.text[cluster.range.clone()])
            .collect();
        match lines.last_mut() {
            Some((baseline, line)) if *baseline == run.baseline => line.push_str(&text),
            _ => lines.push((run.baseline, text)),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn a_line_neither_begins_with_a_closing_mark_nor_ends_with_an_opening_one() {
    assert_eq!(lines_of("あいうえ、お", 48.0), ["あいう", "え、お"]);
    assert_eq!(lines_of("あいう（え）", 48.0), ["あいう", "（え）"]);
    assert_eq!(lines_of("サンポート", 36.0), ["サン", "ポート"]);
}

#[test]
fn block_numbers_and_latin_words_stay_on_one_line() {
    assert_eq!(lines_of("霞が関１－２－２", 72.0), ["霞が関", "１－２－２"]);
    assert_eq!(lines_of("Dental Clinic", 72.0), ["Dental ", "Clinic"]);
}

#[test]
fn a_word_wider_than_the_box_is_broken_rather_than_lost() {
    let lines = lines_of("１２３４５６７", 36.0);
    assert_eq!(lines, ["１２３", "４５６", "７"]);
}

#[test]
fn text_wraps_before_it_shrinks_and_shrinks_before_it_is_refused() {
    let fonts = forms::fonts();
    let mut reader = fonts.reader();
    let area = Area::new(0.0, 0.0, 60.0, 27.0);
    let mut size = |n: usize| set(&mut reader, &"医".repeat(n), area, STYLE).map(|set| set.size);
    assert_eq!(size(5), Ok(12.0));
    assert_eq!(size(10), Ok(12.0));
    assert!(size(11).is_ok_and(|size| (SMALLEST..12.0).contains(&size)));
    assert_eq!(size(12 * 4), Ok(SMALLEST));
    assert_eq!(size(12 * 4 + 1), Err(Unset::TooLong));
}

proptest! {
    #[test]
    fn whatever_is_set_lies_in_its_box_and_is_all_there(
        text in "[あ-んア-ン一二三東京都１-９0-9A-Za-z（）、。・ 　𠮷髙-]{1,60}",
        width in prop_oneof![6.0_f32..14.0, 14.0_f32..400.0],
        height in 14.0_f32..80.0,
        align in prop_oneof![Just(Align::Left), Just(Align::Centre), Just(Align::Right)],
    ) {
        let fonts = forms::fonts();
        let area = Area::new(100.0, 200.0, width, height);
        match set(&mut fonts.reader(), &text, area, Style { align, ..STYLE }) {
            Err(unset) => prop_assert_eq!(unset, Unset::TooLong),
            Ok(set) => {
                let mut shown = String::new();
                for run in &set.runs {
                    let wide = super::width(&run.clusters) * set.size;
                    prop_assert!(run.x > area.x - 0.05);
                    prop_assert!(run.x + wide < area.right() + 0.05);
                    prop_assert!(run.baseline - ABOVE * set.size > area.y - 0.05);
                    prop_assert!(run.baseline + (1.0 - ABOVE) * set.size < area.bottom() + 0.05);
                    for cluster in &run.clusters {
                        shown.push_str(&set.text[cluster.range.clone()]);
                    }
                }
                prop_assert_eq!(shown, text);
            }
        }
    }
}
