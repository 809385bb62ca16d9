//! Setting text into a box: sizes, lines and where they may break. Knows fonts,
//! not the form.
//!
//! Text is set at the size asked for where it fits; otherwise it wraps, and then
//! shrinks. It is never set outside its box: what does not fit even at the
//! smallest size that a clerk can read is an error.

use crate::font::{Cluster, Reader};

/// A rectangle on the page in points, y downwards from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Area {
    pub(crate) const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    pub(crate) const fn right(self) -> f32 {
        self.x + self.width
    }

    pub(crate) const fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// The same middle, `by` points smaller on each side.
    pub(crate) const fn inset(self, by: f32) -> Self {
        Self::new(
            self.x + by,
            self.y + by,
            self.width - 2.0 * by,
            self.height - 2.0 * by,
        )
    }

    /// The part left of `width` points, and the rest.
    pub(crate) const fn split_left(self, width: f32) -> (Self, Self) {
        (
            Self::new(self.x, self.y, width, self.height),
            Self::new(self.x + width, self.y, self.width - width, self.height),
        )
    }

    /// The uppermost `height` points, and the rest.
    pub(crate) const fn split_top(self, height: f32) -> (Self, Self) {
        (
            Self::new(self.x, self.y, self.width, height),
            Self::new(self.x, self.y + height, self.width, self.height - height),
        )
    }
}

/// How the lines stand in their box, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// How text wants to be set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// Points, where there is room.
    pub(crate) size: f32,
    /// From line to line, in ems.
    pub(crate) leading: f32,
    pub(crate) align: Align,
}

/// The smallest print that is still handed in, in points.
const SMALLEST: f32 = 5.0;
const STEP: f32 = 0.25;

/// Of the em square, what stands above the baseline (as in nearly all fonts for
/// Japanese).
const ABOVE: f32 = 0.88;

/// Widths are sums of floats; a difference that no printer can show is none.
const HAIR: f32 = 0.01;

/// A stretch of one line in one font.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) face: usize,
    /// Ranges are into [`Set::text`].
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) x: f32,
    pub(crate) baseline: f32,
}

/// Text set into its box.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    pub(crate) text: String,
    pub(crate) size: f32,
    pub(crate) runs: Vec<Run>,
}

/// Why text cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unset {
    /// No font has this character.
    Glyph(char),
    /// Too long for its box at the smallest size.
    TooLong,
}

/// Sets `text` into `area`; `\n` always starts a new line.
pub(crate) fn set(
    reader: &mut Reader<'_>,
    text: &str,
    area: Area,
    style: Style,
) -> Result<Set, Unset> {
    let paragraphs = paragraphs(reader, text)?;
    let mut size = style.size;
    loop {
        let lines: Vec<&[Cluster]> = paragraphs
            .iter()
            .flat_map(|paragraph| lines(paragraph, area.width / size))
            .collect();
        if fits(&lines, area, size, style.leading) {
            return Ok(place(text, &lines, area, size, style));
        }
        size -= STEP;
        if size < SMALLEST {
            return Err(Unset::TooLong);
        }
    }
}

fn paragraphs(reader: &mut Reader<'_>, text: &str) -> Result<Vec<Vec<Cluster>>, Unset> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let mut clusters = reader.clusters(paragraph).map_err(Unset::Glyph)?;
        for cluster in &mut clusters {
            cluster.range = cluster.range.start + start..cluster.range.end + start;
        }
        paragraphs.push(clusters);
        start += paragraph.len() + 1;
    }
    Ok(paragraphs)
}

fn fits(lines: &[&[Cluster]], area: Area, size: f32, leading: f32) -> bool {
    let tall = height(lines.len(), leading) * size;
    tall <= area.height + HAIR
        && lines
            .iter()
            .all(|line| width(line) * size <= area.width + HAIR)
}

fn height(lines: usize, leading: f32) -> f32 {
    1.0 + lines.saturating_sub(1) as f32 * leading
}

/// The width in ems; spaces at the end of a line take none.
fn width(line: &[Cluster]) -> f32 {
    let inked = line
        .iter()
        .rposition(|cluster| !is_space(cluster.base))
        .map_or(0, |last| last + 1);
    line[..inked].iter().map(|cluster| cluster.advance).sum()
}

/// Breaks a paragraph into lines of at most `room` ems.
fn lines(paragraph: &[Cluster], room: f32) -> Vec<&[Cluster]> {
    let mut lines = Vec::new();
    let mut rest = paragraph;
    while let Some(end) = first_overflow(rest, room) {
        let at = (1..=end)
            .rev()
            .find(|&at| may_break(rest[at - 1].base, rest[at].base))
            // No allowed place in the whole line: break anywhere, but not before
            // its first character.
            .unwrap_or(end.max(1));
        let (line, after) = rest.split_at(at);
        lines.push(line);
        rest = after;
    }
    lines.push(rest);
    lines
}

/// The first cluster that no longer fits, unless it is a space at the line's end
/// or the line's only one.
fn first_overflow(clusters: &[Cluster], room: f32) -> Option<usize> {
    let mut used = 0.0;
    for (at, cluster) in clusters.iter().enumerate() {
        used += cluster.advance;
        if used > room + HAIR / 10.0 && at > 0 && !is_space(cluster.base) {
            return Some(at);
        }
    }
    None
}

/// Japanese line breaking (行頭・行末禁則), and words of Latin letters and digits
/// kept together: block numbers such as 1-2-3 are read as one.
fn may_break(before: char, after: char) -> bool {
    const NOT_FIRST: &str = "、。，．,.・：；:;！？!?）」』】〕］〉》)]}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ゛゜ 　%％";
    const NOT_LAST: &str = "（「『【〔［〈《([{〒";
    !(NOT_FIRST.contains(after) || NOT_LAST.contains(before) || (word(before) && word(after)))
}

fn word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '.' | '/' | '\'' | '&')
        || matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '－' | '−' | '‐' | '―')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// Puts the lines into the middle of the box's height.
fn place(text: &str, lines: &[&[Cluster]], area: Area, size: f32, style: Style) -> Set {
    let spare = area.height - height(lines.len(), style.leading) * size;
    let mut baseline = area.y + spare / 2.0 + ABOVE * size;
    let mut runs: Vec<Run> = Vec::new();
    for line in lines {
        let spare = area.width - width(line) * size;
        let mut x = area.x
            + match style.align {
                Align::Left => 0.0,
                Align::Centre => spare / 2.0,
                Align::Right => spare,
            };
        for run in line.chunk_by(|a, b| a.face == b.face) {
            runs.push(Run {
                face: run[0].face,
                clusters: run.to_vec(),
                x,
                baseline,
            });
            x += run.iter().map(|cluster| cluster.advance).sum::<f32>() * size;
        }
        baseline += style.leading * size;
    }
    Set {
        text: text.to_owned(),
        size,
        runs,
    }
}

#[cfg(test)]
mod tests;
