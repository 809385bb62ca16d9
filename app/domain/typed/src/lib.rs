//! What a typed character is: invisible, a space, a line break, a dash, a digit.
//! By its class in Unicode, never by a list of those that somebody has met, and
//! only here: free text, codes, dates, postal codes, mail addresses, questions
//! to the guide and the boxes of form 1 all ask this crate, of which `domain::input`
//! hands on what other crates need. By itself, since the guide's build script asks
//! it too: whoever changes a rule does not wait for the guide to learn again.

use icu_properties::props::{
    BinaryProperty, Dash, DefaultIgnorableCodePoint, EmojiModifier, EnumeratedProperty,
    ExtendedPictographic, GeneralCategory, Ideographic, VariationSelector,
};
use unicode_normalization::UnicodeNormalization;

/// No code or postal code is longer; more is cut off and refused by its length.
const LONGEST: usize = 64;

/// The space of Japanese typing, between surname and given name for one. It is
/// as wide as a character and stays where text stays as typed.
const IDEOGRAPHIC_SPACE: char = '\u{3000}';

/// Whether the character shows nothing by itself: format characters (general
/// category Cf: direction marks, zero width, soft hyphen, byte order mark, tags)
/// and whatever else Unicode wants ignored where it is not understood (variation
/// selectors, Hangul fillers). Control characters and spaces are not among them.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    // Latin-1's only one is the soft hyphen: most text is answered here.
    c >= '\u{ad}'
        && (DefaultIgnorableCodePoint::for_char(c)
            || GeneralCategory::for_char(c) == GeneralCategory::Format)
}

/// Whether the character is drawn like a hyphen: Unicode's dashes, any line of
/// box drawing, and the horizontal bars that it files elsewhere, the long vowel
/// mark first of all. Only among digits is each of them a separator; in words ー
/// is a letter.
#[must_use]
pub fn is_dash(c: char) -> bool {
    // Not in Unicode's property: ー and ~ (each in both widths), the hyphen
    // bullet, the modifier minus, the line extension, the heavy minus.
    Dash::for_char(c)
        || matches!(c, '\u{2500}'..='\u{257f}')
        || matches!(c, 'ー' | 'ｰ' | '~' | '～')
        || matches!(c, '\u{2043}' | '\u{2d7}' | '\u{23af}' | '\u{2796}')
}

/// A decimal digit of any script as the ASCII one; other characters as they are.
#[must_use]
pub fn ascii_digit(c: char) -> char {
    let is_digit = |c: char| GeneralCategory::for_char(c) == GeneralCategory::DecimalNumber;
    if c.is_ascii() || !is_digit(c) {
        return c;
    }
    // Unicode keeps the ten digits of a script side by side, from zero to nine,
    // so a digit is worth as much as there are digits right before it.
    let before = (1..)
        .map_while(|back| u32::from(c).checked_sub(back).and_then(char::from_u32))
        .take_while(|c| is_digit(*c))
        .fold(0, |count, _| (count + 1) % 10);
    char::from_digit(before, 10).unwrap_or(c)
}

/// Text as it is meant to be seen: without invisible characters, each kind of
/// space as the plain one (the ideographic stays), each kind of line break as
/// `\n`. What belongs to the character before it stays: the variation selector
/// of an ideograph (names are told apart by it) and what makes one emoji of
/// several. Control characters are left to the caller.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let kept = match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                '\n'
            }
            // Line feed, vertical tab, form feed, next line, and the separators.
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            IDEOGRAPHIC_SPACE => c,
            c if is_space(c) => ' ',
            c if is_invisible(c) && !belongs(before, c, rest.peek().copied()) => continue,
            c => c,
        };
        seen.push(kept);
        before = Some(kept);
    }
    seen
}

fn is_space(c: char) -> bool {
    GeneralCategory::for_char(c) == GeneralCategory::SpaceSeparator
}

/// Whether an invisible character changes what is seen of those around it.
fn belongs(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before else {
        return false;
    };
    let pictograph = ExtendedPictographic::for_char(before);
    if VariationSelector::for_char(c) {
        return Ideographic::for_char(before) || pictograph;
    }
    let emoji =
        pictograph || EmojiModifier::for_char(before) || VariationSelector::for_char(before);
    c == '\u{200d}' && emoji && after.is_some_and(ExtendedPictographic::for_char)
}

/// Whether nothing can be seen of the text.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// The characters that count where width and spacing do not: NFKC without
/// spaces and invisible ones, digits in ASCII.
pub fn bare(text: &str) -> impl Iterator<Item = char> {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .map(ascii_digit)
}

/// The digits of a code as people type it: [`bare`], without dashes. (Where
/// something else than digits is left, it is refused, so no word loses its ー.)
#[must_use]
pub fn without_separators(text: &str) -> String {
    bare(text).filter(|c| !is_dash(*c)).take(LONGEST).collect()
}

/// Whether the text is plain digits and nothing else; true for an empty one.
#[must_use]
pub fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_character() -> impl Iterator<Item = char> {
        '\0'..=char::MAX
    }

    #[test]
    fn every_format_character_of_unicode_is_invisible_and_no_letter_of_a_name_is() {
        let mut count = 0;
        for c in every_character() {
            match GeneralCategory::for_char(c) {
                GeneralCategory::Format => {
                    count += 1;
                    assert!(is_invisible(c), "{c:?}");
                    assert_eq!(visible(&format!("山{c}本")), "山本", "{c:?}");
                    assert_eq!(without_separators(&format!("041{c}5067")), "0415067");
                }
                // Kanji and kana, those outside the first plane too.
                GeneralCategory::OtherLetter if Ideographic::for_char(c) => {
                    assert!(!is_invisible(c), "{c:?}");
                    assert_eq!(visible(&c.to_string()), c.to_string());
                }
                _ => {}
            }
        }
        assert!(count > 150, "{count} format characters");
        for c in ['あ', 'ヴ', 'ｶ', 'é', 'ß', '々', '〆', '・', '’', '髙', '﨑'] {
            assert_eq!(visible(&c.to_string()), c.to_string());
        }
    }

    #[test]
    fn every_space_of_unicode_is_a_plain_one_but_the_ideographic_stays() {
        let spaces: Vec<_> = every_character().filter(|c| is_space(*c)).collect();
        assert!(spaces.len() > 15, "{spaces:?}");
        for c in spaces {
            let expected = if c == '　' { "山　田" } else { "山 田" };
            assert_eq!(visible(&format!("山{c}田")), expected, "{c:?}");
            assert_eq!(without_separators(&format!("041{c}5067")), "0415067");
            assert!(is_blank(&c.to_string()));
        }
    }

    #[test]
    fn every_dash_of_unicode_separates_digits_and_so_do_the_lines_that_look_like_one() {
        let mut count = 0;
        for c in every_character() {
            if GeneralCategory::for_char(c) == GeneralCategory::DashPunctuation {
                count += 1;
                assert_eq!(
                    without_separators(&format!("041{c}5067")),
                    "0415067",
                    "{c:?}"
                );
            }
        }
        assert!(count > 20, "{count} dashes");
        for c in "ーｰ─━┄╌═−➖⁃˗⎯～〜".chars() {
            assert_eq!(
                without_separators(&format!("041{c}5067")),
                "0415067",
                "{c:?}"
            );
        }
        for c in "./,・番_+=".chars() {
            assert!(!is_dash(c), "{c:?}");
        }
    }

    #[test]
    fn the_decimal_digits_of_every_script_are_read() {
        let mut scripts = 0;
        for zero in every_character().filter(|c| ascii_digit(*c) == '0') {
            let digits: String = (0..10)
                .filter_map(|value| char::from_u32(u32::from(zero) + value))
                .map(ascii_digit)
                .collect();
            assert_eq!(digits, "0123456789", "{zero:?}");
            scripts += 1;
        }
        assert!(scripts > 60, "{scripts} scripts");
        let all = every_character()
            .filter(|c| GeneralCategory::for_char(*c) == GeneralCategory::DecimalNumber);
        assert_eq!(all.count(), scripts * 10);
        assert_eq!(without_separators("٠٤١-٥٠٦٧"), "0415067");
        assert_eq!(without_separators("𝟎𝟒𝟏𝟓𝟎𝟔𝟕"), "0415067");
        // Neither decimal nor places of a number.
        for c in ['一', '〇', 'Ⅳ', '½', '²'] {
            assert_eq!(ascii_digit(c), c);
        }
    }

    #[test]
    fn a_variation_selector_stays_with_its_ideograph_and_goes_elsewhere() {
        for name in [
            "葛\u{e0100}城",
            "邉\u{e0101}",
            "神\u{fe00}",
            "𠮷\u{e0100}野",
        ] {
            assert_eq!(visible(name), name);
        }
        assert_eq!(visible("か\u{e0100}な"), "かな");
        assert_eq!(visible("A\u{fe0f}\u{e0100}"), "A");
        assert_eq!(visible("\u{e0100}山"), "山");
        assert_eq!(visible("葛\u{e0100}\u{e0101}"), "葛\u{e0100}");
        assert_eq!(visible("葛\u{200b}\u{e0100}"), "葛\u{e0100}");
    }

    #[test]
    fn an_emoji_of_several_characters_stays_one_and_joiners_among_words_go() {
        for emoji in ["👩‍⚕️🏥", "👩🏽‍⚕️", "❤️", "👨\u{200d}👩\u{200d}👧"]
        {
            assert_eq!(visible(emoji), emoji);
        }
        assert_eq!(visible("山\u{200d}田"), "山田");
        assert_eq!(visible("🏥\u{200d}です"), "🏥です");
        assert_eq!(visible("\u{200d}🏥"), "🏥");
    }

    #[test]
    fn every_line_break_is_one_and_what_cannot_be_seen_is_blank() {
        assert_eq!(
            visible("a\r\nb\rc\u{b}d\u{2028}e\u{2029}f\u{85}g\n"),
            "a\nb\nc\nd\ne\nf\ng\n"
        );
        for blank in [
            "",
            " 　\t\n",
            "\u{200b}",
            "\u{3164}\u{feff}",
            "\u{2060} \u{ad}",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        assert!(!is_blank("\u{200b}a"));
    }
}
