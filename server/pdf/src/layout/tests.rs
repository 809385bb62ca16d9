//! Nothing leaves its box: the ink of every glyph against every ruled line, and
//! against all other ink.

use domain::form1::{Address, Form1Field as F};
use proptest::prelude::*;

use super::*;
use crate::forms;
use crate::setting::Set;
use crate::sheet::PAGE;
use crate::{Fonts, check};

/// Left, top, right, bottom in points.
type Ink = [f32; 4];

fn texts<'p>(parts: &'p [Part], found: &mut Vec<&'p Set>) {
    for part in parts {
        match part {
            Part::Group(_, parts) => texts(parts, found),
            Part::Text(set) => found.push(set),
            Part::Circle { .. } | Part::Blank => {}
        }
    }
}

fn circles(parts: &[Part]) -> Vec<(Area, &str)> {
    parts
        .iter()
        .flat_map(|part| match part {
            Part::Group(_, parts) => circles(parts),
            Part::Circle { area, says } => vec![(*area, says.as_str())],
            Part::Text(_) | Part::Blank => Vec::new(),
        })
        .collect()
}

/// The inked glyphs of a text.
fn ink(reader: &Reader<'_>, set: &Set) -> Vec<Ink> {
    let mut ink = Vec::new();
    for run in &set.runs {
        let mut x = run.x;
        for cluster in &run.clusters {
            if let Some([left, bottom, right, top]) = reader.ink(cluster.face, cluster.glyph)
                && right > left
            {
                ink.push([
                    x + left * set.size,
                    run.baseline - top * set.size,
                    x + right * set.size,
                    run.baseline - bottom * set.size,
                ]);
            }
            x += cluster.advance * set.size;
        }
    }
    ink
}

fn around(ink: &[Ink]) -> Option<Ink> {
    ink.iter().copied().reduce(|a, b| {
        [
            a[0].min(b[0]),
            a[1].min(b[1]),
            a[2].max(b[2]),
            a[3].max(b[3]),
        ]
    })
}

fn overlap(a: Ink, b: Ink) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn ruled(strokes: &[Stroke]) -> Vec<Ink> {
    strokes
        .iter()
        .flat_map(|stroke| match *stroke {
            Stroke::Frame(a) => vec![
                [a.x, a.y, a.right(), a.y],
                [a.x, a.bottom(), a.right(), a.bottom()],
                [a.x, a.y, a.x, a.bottom()],
                [a.right(), a.y, a.right(), a.bottom()],
            ],
            Stroke::Line(a) | Stroke::Dashed(a) => vec![[a.x, a.y, a.right(), a.bottom()]],
        })
        .collect()
}

/// What touches what it must not, in words.
fn collisions(form: &Form1, fonts: &Fonts) -> Vec<String> {
    let mut reader = fonts.reader();
    let (sheet, problems) = lay_out(&mut reader, form);
    let mut found: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let mut sets = Vec::new();
    texts(&sheet.parts, &mut sets);
    let ruled = ruled(&sheet.strokes);
    let mut inked: Vec<(&Set, Ink)> = Vec::new();
    for set in sets {
        let glyphs = ink(&reader, set);
        for glyph in &glyphs {
            if ruled.iter().any(|line| overlap(*glyph, *line)) {
                found.push(format!("{} crosses a line at {glyph:?}", set.text));
            }
            let [left, top, right, bottom] = *glyph;
            let sheet = [FORM.x, FORM.y, FORM.right(), PAGE.bottom() - FORM.y];
            if left < sheet[0] || top < sheet[1] || right > sheet[2] || bottom > sheet[3] {
                found.push(format!("{} leaves the form at {glyph:?}", set.text));
            }
        }
        let Some(all) = around(&glyphs) else { continue };
        for (other, ink) in &inked {
            if overlap(all, *ink) {
                found.push(format!("{} lies over {}", set.text, other.text));
            }
        }
        inked.push((set, all));
    }
    found
}

#[test]
fn the_specimen_forms_have_every_word_clear_of_lines_and_of_each_other() {
    let fonts = forms::fonts();
    for form in [
        forms::person(),
        forms::twin(),
        forms::corporation(),
        forms::pharmacy(),
    ] {
        assert_eq!(collisions(&form, &fonts), Vec::<String>::new());
    }
}

#[test]
fn one_kind_is_circled_and_the_circle_holds_its_word_and_no_other() {
    let fonts = forms::fonts();
    let kinds = [
        (Kind::Medical, wording::MEDICAL, "医科"),
        (Kind::Dental, wording::DENTAL, "歯科"),
        (Kind::Pharmacy, wording::PHARMACY, "薬局"),
    ];
    for (kind, word, said) in kinds {
        let form = Form1 {
            kind,
            ..forms::person()
        };
        let mut reader = fonts.reader();
        let (sheet, _) = lay_out(&mut reader, &form);
        let circles = circles(&sheet.parts);
        let [(area, says)] = circles[..] else {
            panic!("{} circles", circles.len())
        };
        assert!(says.contains(said), "{says}");
        let circle = [area.x, area.y, area.right(), area.bottom()];
        let mut sets = Vec::new();
        texts(&sheet.parts, &mut sets);
        let within: Vec<&str> = sets
            .iter()
            .filter(|set| around(&ink(&reader, set)).is_some_and(|ink| overlap(ink, circle)))
            .map(|set| set.text.as_str())
            .collect();
        assert_eq!(within, [word]);
    }
}

#[test]
fn every_problem_is_named_with_its_box() {
    let fonts = forms::fonts();
    let form = Form1 {
        reply_name: "資格😀".to_owned(),
        institution_name: "医".repeat(2000),
        founder: Founder::Corporation {
            name: "会".to_owned(),
            representative_title: "理事長\u{7}".to_owned(),
            representative_name: "名".to_owned(),
        },
        ..forms::person()
    };
    let problems = [
        RenderError::Glyph {
            field: F::ReplyName,
            character: '😀',
        },
        RenderError::TooLong {
            field: F::InstitutionName,
        },
        RenderError::Glyph {
            field: F::RepresentativeTitle,
            character: '\u{7}',
        },
    ];
    assert_eq!(check(&form, &fonts), problems);
    assert_eq!(
        crate::render(&form, &fonts).err().as_ref(),
        problems.first()
    );
}

#[test]
fn what_cannot_be_seen_is_not_printed_and_spaces_of_every_width_are() {
    let fonts = forms::fonts();
    for (name, printed) in [
        ("鈴木\u{200b}花子", "鈴木花子"),
        ("鈴木\u{2060}花子", "鈴木花子"),
        ("鈴木\u{2009}花子", "鈴木 花子"),
        ("鈴木\u{202f}花子", "鈴木 花子"),
        ("\u{202a}鈴木花子\u{202c}", "鈴木花子"),
        ("鈴木\u{ad}花\u{3164}子\u{feff}", "鈴木花子"),
        ("葛\u{e0100}城　𠮷\u{200d}子", "葛\u{e0100}城　𠮷子"),
    ] {
        let form = Form1 {
            reply_name: name.to_owned(),
            institution_name: name.to_owned(),
            ..forms::person()
        };
        assert_eq!(check(&form, &fonts), [], "{name:?}");
        let mut reader = fonts.reader();
        let (sheet, _) = lay_out(&mut reader, &form);
        let mut found = Vec::new();
        texts(&sheet.parts, &mut found);
        let times = found.iter().filter(|set| set.text == printed).count();
        assert_eq!(times, 2, "{name:?}");
    }
}

#[test]
fn a_form_with_nothing_filled_in_is_the_blank_form() {
    let fonts = forms::fonts();
    let form = Form1 {
        reply_to: Address::default(),
        reply_name: String::new(),
        institution_name: String::new(),
        institution: Address::default(),
        founder: Founder::default(),
        ..forms::pharmacy()
    };
    assert_eq!(collisions(&form, &fonts), Vec::<String>::new());
}

/// Up to `most` characters of what people write, wide and narrow, rare and plain.
fn written(most: usize) -> impl Strategy<Value = String> {
    let pools = [
        "医療法人社団資格確認推進会附属診療所霞関千代田区",
        "ぁあいうえおっゃゅょーアイウエオッャュョヴ",
        "０１２３４５６７８９－ＡＢＣ（）「」、。・　",
        "0123456789-ABCXYZabcgjpqy()., &/",
        "𠮷髙﨑邉邊濵鬱驫麤籲龘",
    ];
    let character =
        prop::sample::select(pools.iter().flat_map(|p| p.chars()).collect::<Vec<char>>());
    let uniform = prop::sample::select(vec!['鬱', 'Ｗ', 'W', 'j', '―', '。', '-', '（', 'g']);
    prop_oneof![
        prop::collection::vec(character, 0..=most).prop_map(|all| all.into_iter().collect()),
        (uniform, 0..=most).prop_map(|(c, n)| c.to_string().repeat(n)),
    ]
}

fn addresses() -> impl Strategy<Value = Address> {
    written(crate::ADDRESS_CHARACTERS).prop_map(|text| forms::address("999-9999", &text))
}

fn founders() -> impl Strategy<Value = Founder> {
    let name = || written(crate::NAME_CHARACTERS);
    prop_oneof![
        name().prop_map(|name| Founder::Person { name }),
        (
            name(),
            written(crate::REPRESENTATIVE_CHARACTERS),
            written(crate::REPRESENTATIVE_CHARACTERS)
        )
            .prop_map(|(name, representative_title, representative_name)| {
                Founder::Corporation {
                    name,
                    representative_title,
                    representative_name,
                }
            }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_is_written_within_the_limits_fits_and_touches_nothing(
        reply_to in addresses(),
        institution in addresses(),
        address_at_request in addresses(),
        reply_name in written(crate::NAME_CHARACTERS),
        institution_name in written(crate::NAME_CHARACTERS),
        name_at_request in written(crate::NAME_CHARACTERS),
        founder in founders(),
    ) {
        let form = Form1 {
            reply_to,
            reply_name,
            institution_name,
            institution,
            founder,
            name_at_request,
            address_at_request,
            ..forms::person()
        };
        prop_assert_eq!(collisions(&form, &forms::fonts()), Vec::<String>::new());
    }
}
