//! Numbers as people type them: any width, with spaces and hyphens. Imports
//! nothing of the crate.

use unicode_normalization::UnicodeNormalization;

/// No code or postal code is longer; more is cut off and refused by its length.
const LONGEST: usize = 64;

/// NFKC, without spaces and hyphens.
pub(crate) fn without_separators(text: &str) -> String {
    // NFKC leaves these dashes alone, and Japanese keyboards type them for a
    // hyphen: ‐ ‑ ‒ – — ― − ー.
    let dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}');
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !dash(*c))
        .take(LONGEST)
        .collect()
}

/// Whether the text is plain digits and nothing else; true for an empty one.
pub(crate) fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
