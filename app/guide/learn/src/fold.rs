//! Folding: one spelling for all the ways people type the same thing. Knows
//! nothing of topics.

use unicode_normalization::UnicodeNormalization;

use typed::{ascii_digit, is_invisible};

/// Characters of a question that are looked at; the API refuses more than 500.
const READ: usize = 600;

/// Folds a text for comparison: NFKC (full width, half-width kana), lower case,
/// katakana as hiragana, small kana as large, no control,
/// bidirectional, zero-width or combining characters, single spaces.
#[must_use]
pub fn fold(text: &str) -> Vec<char> {
    folded(text, true)
}

/// The same, but with katakana, hiragana and small kana as they are: for single
/// words, which must not be found across 「それと」 when レート is meant.
#[must_use]
pub fn fold_but_kana(text: &str) -> Vec<char> {
    folded(text, false)
}

fn folded(text: &str, with_kana: bool) -> Vec<char> {
    let mut folded = Vec::new();
    let spelled = text.chars().take(READ).flat_map(spelled_out);
    for c in spelled.nfkc().flat_map(char::to_lowercase) {
        let c = match c {
            c if c.is_whitespace() || c.is_control() => ' ',
            '\u{3041}'..='\u{3096}' if with_kana => large(c),
            '\u{30a1}'..='\u{30f6}' if with_kana => large(hiragana(c)),
            '・' | '〜' | '~' | '「' | '」' | '『' | '』' => continue,
            '‘' | '’' | '`' => '\'',
            c if is_invisible(c) || is_dropped(c) => continue,
            c => ascii_digit(c),
        };
        if c != ' ' || folded.last().is_some_and(|last| *last != ' ') {
            folded.push(c);
        }
        if folded.len() >= 2 * READ {
            break;
        }
    }
    while folded.last() == Some(&' ') {
        folded.pop();
    }
    folded
}

/// Whether the character belongs to Japanese content words as a rule: kanji,
/// or the marks that repeat them.
pub(crate) const fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々' | '〆' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the character is hiragana (folded texts hold no katakana).
pub(crate) const fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | 'ー')
}

/// Whether the character is part of a Latin word or a number.
#[must_use]
pub const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{e0}'..='\u{24f}')
}

/// Marks set above and below letters, and characters that mean nothing outside
/// the font they were typed in.
const fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe10}'..='\u{fe2f}'
        | '\u{3099}' | '\u{309a}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// ①–⑦ are the notice's names of the steps; NFKC would leave a bare digit.
fn spelled_out(c: char) -> impl Iterator<Item = char> {
    let step = matches!(c, '①'..='⑦').then(|| u32::from(c) - u32::from('①') + u32::from('1'));
    let digit = step.and_then(char::from_u32);
    let name = if digit.is_some() { "手続き" } else { "" };
    name.chars().chain([digit.unwrap_or(c)])
}

fn hiragana(c: char) -> char {
    char::from_u32(u32::from(c) - 0x60).unwrap_or(c)
}

const fn large(c: char) -> char {
    match c {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'っ' => 'つ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn folded(text: &str) -> String {
        fold(text).into_iter().collect()
    }

    #[test]
    fn half_width_full_width_and_katakana_fold_to_one_spelling() {
        assert_eq!(folded("ｶﾘｺｰﾄﾞ"), folded("かりこーど"));
        assert_eq!(folded("チャット"), folded("ちやつと"));
        assert_eq!(folded("Ｎｏ．１５　ＵＲＬ"), "no.15 url");
    }

    #[test]
    fn invisible_and_stacked_marks_are_dropped() {
        assert_eq!(
            folded("受\u{202e}付\u{200b}番\u{0336}号\u{0000}"),
            "受付番号"
        );
    }
}
