//! The guide's data files as they come with the product, and their format:
//! `@ name`, then lines; in phrasings `(a|b)` stands for either.

/// The topics: what can be answered, and how people ask for it.
pub const TOPICS: [&str; 10] = [
    include_str!("../../data/topics-procedure.txt"),
    include_str!("../../data/topics-service.txt"),
    include_str!("../../data/topics-codes.txt"),
    include_str!("../../data/topics-reception-number.txt"),
    include_str!("../../data/topics-reader-submission.txt"),
    include_str!("../../data/topics-bureau.txt"),
    include_str!("../../data/topics-designation.txt"),
    include_str!("../../data/topics-form1.txt"),
    include_str!("../../data/topics-contact.txt"),
    include_str!("../../data/topics-changes.txt"),
];
/// What is declined, by reason.
const DECLINES: &str = include_str!("../../data/declines.txt");
pub(crate) const GUARDS: &str = include_str!("../../data/guards.txt");
pub(crate) const READINGS: &str = include_str!("../../data/readings.txt");
pub(crate) const SYNONYMS: &str = include_str!("../../data/synonyms.txt");

/// The blocks of a data file: the name after `@ ` and its lines.
pub fn blocks(data: &str) -> impl Iterator<Item = (&str, std::str::Lines<'_>)> {
    data.split("\n@ ").skip(1).map(|block| {
        let (id, rest) = block.split_once('\n').unwrap_or((block, ""));
        (id.trim(), rest.lines())
    })
}

/// The phrasings of a block, written out: those of `- ` lines (Japanese), then
/// those of `+ ` lines (English).
#[must_use]
pub fn phrasings(lines: std::str::Lines<'_>) -> [Vec<String>; 2] {
    ["- ", "+ "].map(|mark| {
        let mut written = Vec::new();
        for pattern in lines.clone().filter_map(|line| line.strip_prefix(mark)) {
            expand(pattern.trim(), &mut written);
        }
        written
    })
}

/// The phrasings that are declined, by the name of their reason, in the order of
/// the file.
pub fn declines() -> impl Iterator<Item = (&'static str, Vec<String>)> {
    blocks(DECLINES).map(|(reason, lines)| {
        let mut all = Vec::new();
        // Each line for itself: what stands there twice counts twice.
        for pattern in lines.filter_map(|line| line.get(2..)) {
            let mut written = Vec::new();
            expand(pattern, &mut written);
            all.append(&mut written);
        }
        (reason, all)
    })
}

/// Writes out readings of `a(b|c)d(e|f)`: not every combination, but each choice
/// twice as often as the longest list of choices has items at most, so that
/// phrasings stay a few thousand. Parentheses do not nest.
fn expand(pattern: &str, out: &mut Vec<String>) {
    let mut parts: Vec<Vec<&str>> = Vec::new();
    let mut rest = pattern;
    while let Some((head, (choices, tail))) = rest
        .split_once('(')
        .and_then(|(head, rest)| Some((head, rest.split_once(')')?)))
    {
        parts.extend([vec![head], choices.split('|').collect()]);
        rest = tail;
    }
    parts.push(vec![rest]);
    let all: usize = parts.iter().map(Vec::len).product();
    let longest = parts.iter().map(Vec::len).max().unwrap_or(1);
    for i in 0..all.min(longest * TURNS) {
        // Each list turns at its own pace, so that neighbours do not always meet.
        let turn = |(place, list): (usize, &Vec<&str>)| {
            list[(i + i / list.len() * (place / 2)) % list.len()].to_owned()
        };
        let written: String = parts.iter().enumerate().map(turn).collect();
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        if !out.contains(&written) {
            out.push(written);
        }
    }
}

/// How often each item of a pattern's longest list of choices is written out.
const TURNS: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_of_a_pattern_is_written_out() {
        let mut out = Vec::new();
        expand("a (b |c |)d(e|f)", &mut out);
        for part in ["a b d", "a c d", "a d", "de", "df"] {
            assert!(out.iter().any(|o| o.contains(part)), "{part} in {out:?}");
        }
        assert!(out.len() <= 6);
    }
}
