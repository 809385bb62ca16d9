//! Topics as data: what can be answered, from which sources, and how people
//! ask for it. Knows nothing of ranking; texts are Fluent ids.

use std::fmt;

use jiff::civil::Date;

use crate::bureau::BureauId;
use crate::source::{Document, NoticeClause, Source};
use crate::step::StepId;

/// A topic's name in data and in the API, such as `provisional_code.forgotten`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(String);

impl TopicId {
    /// A topic id from lower-case words, digits, `_` and `.`.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let is_plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
        let is_valid = !id.is_empty()
            && id
                .split('.')
                .all(|w| !w.is_empty() && w.bytes().all(is_plain));
        is_valid.then(|| Self(id.to_owned()))
    }

    /// The id as in the API.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Fluent id of the answer's plain form: `guide-provisional-code-forgotten`.
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("guide-{}", self.dashed())
    }

    /// Fluent id of the short name shown as a choice.
    #[must_use]
    pub fn choice_id(&self) -> String {
        format!("guide-choice-{}", self.dashed())
    }

    fn dashed(&self) -> String {
        self.0.replace(['.', '_'], "-")
    }
}

impl fmt::Debug for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One or more sources: the type that keeps an answer from having none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    first: Source,
    more: Vec<Source>,
}

impl Sources {
    /// The first source, the one the answer rests on.
    #[must_use]
    pub const fn new(first: Source) -> Self {
        Self {
            first,
            more: Vec::new(),
        }
    }

    /// All of a list, if it holds any.
    #[must_use]
    pub fn from_list(sources: Vec<Source>) -> Option<Self> {
        let mut sources = sources.into_iter();
        let first = sources.next()?;
        Some(Self {
            first,
            more: sources.collect(),
        })
    }

    /// Adds a source, once.
    pub fn add(&mut self, source: Source) {
        if !self.iter().any(|known| *known == source) {
            self.more.push(source);
        }
    }

    /// The sources, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        std::iter::once(&self.first).chain(&self.more)
    }
}

/// Which facts of the asker's own case an answer can be worded with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facts {
    /// None: the text is the same for everybody.
    None,
    /// The due date of steps 5 and 6.
    Submission,
    /// The day the reply is posted.
    Reply,
    /// When steps 1–3 should be done.
    CardReader,
    /// All dates.
    Schedule,
    /// The bureau's deadline of step 4.
    BureauDeadline,
    /// The bureau of the asker's prefecture.
    Bureau,
    /// One bureau's page.
    BureauPage(BureauId),
    /// Whether the help desk answers now.
    Desk,
}

/// Something the guide can answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name.
    pub id: TopicId,
    /// Where the answer is taken from.
    pub sources: Sources,
    /// The step it belongs to.
    pub step: Option<StepId>,
    /// What the answer is worded with.
    pub facts: Facts,
    /// What people ask next.
    pub follow_ups: Vec<TopicId>,
    /// First day on which the topic is answered.
    pub valid_from: Option<Date>,
    /// Last day on which the topic is answered.
    pub valid_until: Option<Date>,
    /// When somebody last read the answer against its sources.
    pub reviewed: Date,
    /// How people ask in Japanese.
    pub japanese: Vec<String>,
    /// How people ask in English.
    pub english: Vec<String>,
}

impl Topic {
    /// Whether the topic is answered on this day.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }
}

/// What is wrong with a topic's data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("guide data, {topic}: {fault}")]
pub struct TopicError {
    /// The topic, or the first words where it has no name.
    pub topic: String,
    /// What is wrong.
    pub fault: TopicFault,
}

/// The kinds of mistakes in topic data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TopicFault {
    /// The id is not made of lower-case words.
    #[error("not a topic id")]
    Id,
    /// No source: such a topic cannot be answered.
    #[error("no source")]
    NoSource,
    /// A source names no clause or page that exists.
    #[error("not a source")]
    Source,
    /// A line that starts with no known word.
    #[error("not a line of a topic")]
    Line,
    /// No day of review, or one that is no date.
    #[error("no day of review")]
    Reviewed,
}

/// Reads topics: `@ id`, then `step:`, `source:`, `facts:`, `follow:`,
/// `valid-from:`, `valid-until:`, `reviewed:` lines, `- ` Japanese and `+ `
/// English phrasings, in which `(a|b)` stands for either.
///
/// # Errors
/// The first mistake, with the topic it is in.
pub fn parse_topics(data: &str) -> Result<Vec<Topic>, TopicError> {
    blocks(data).map(|(id, lines)| topic(id, lines)).collect()
}

/// The blocks of a data file: the name after `@ ` and its lines.
pub(crate) fn blocks(data: &str) -> impl Iterator<Item = (&str, std::str::Lines<'_>)> {
    data.split("\n@ ").skip(1).map(|block| {
        let (id, rest) = block.split_once('\n').unwrap_or((block, ""));
        (id.trim(), rest.lines())
    })
}

fn topic(id: &str, lines: std::str::Lines<'_>) -> Result<Topic, TopicError> {
    let wrong = |fault| TopicError {
        topic: id.to_owned(),
        fault,
    };
    let name = TopicId::parse(id).ok_or(wrong(TopicFault::Id))?;
    let mut sources = Vec::new();
    let mut reviewed = None;
    let (mut step, mut facts, mut follow_ups) = (None, Facts::None, Vec::new());
    let (mut valid_from, mut valid_until) = (None, None);
    let (mut japanese, mut english) = (Vec::new(), Vec::new());
    for line in lines.filter(|l| !l.trim().is_empty()) {
        let (key, value) = line.split_once(' ').ok_or(wrong(TopicFault::Line))?;
        let value = value.trim();
        match key {
            "-" => expand(value, &mut japanese),
            "+" => expand(value, &mut english),
            "step:" => step = Some(StepId::parse(value).ok_or(wrong(TopicFault::Line))?),
            "source:" => sources.push(source(value).ok_or(wrong(TopicFault::Source))?),
            "facts:" => facts = facts_named(value).ok_or(wrong(TopicFault::Line))?,
            "follow:" => follow_ups.extend(value.split(", ").filter_map(TopicId::parse)),
            "reviewed:" => reviewed = value.parse().ok(),
            "valid-from:" => valid_from = Some(value.parse().map_err(|_| wrong(TopicFault::Line))?),
            "valid-until:" => {
                valid_until = Some(value.parse().map_err(|_| wrong(TopicFault::Line))?)
            }
            _ => return Err(wrong(TopicFault::Line)),
        }
    }
    Ok(Topic {
        id: name,
        sources: Sources::from_list(sources).ok_or(wrong(TopicFault::NoSource))?,
        step,
        facts,
        follow_ups,
        valid_from,
        valid_until,
        reviewed: reviewed.ok_or(wrong(TopicFault::Reviewed))?,
        japanese,
        english,
    })
}

/// A clause of the notice, or `page:bureau:ID|heading|day|address`,
/// `page:portal|heading|day|address`, `codes:heading|day`.
fn source(text: &str) -> Option<Source> {
    if let Some((heading, day)) = text.strip_prefix("codes:").and_then(|t| t.split_once('|')) {
        return Some(Source::public_codes(
            heading.to_owned().into(),
            day.parse().ok()?,
        ));
    }
    let Some(page) = text.strip_prefix("page:") else {
        return NoticeClause::parse(text).map(Source::notice);
    };
    let [document, heading, day, url] = page.split('|').collect::<Vec<_>>().try_into().ok()?;
    let document = match document.strip_prefix("bureau:") {
        Some(bureau) => Document::BureauPage(BureauId::parse(bureau)?),
        None if document == "portal" => Document::PortalPage,
        None => return None,
    };
    Some(Source::page(
        document,
        heading.to_owned(),
        day.parse().ok()?,
        url.to_owned(),
    ))
}

fn facts_named(name: &str) -> Option<Facts> {
    Some(match name {
        "submission" => Facts::Submission,
        "reply" => Facts::Reply,
        "card_reader" => Facts::CardReader,
        "schedule" => Facts::Schedule,
        "bureau_deadline" => Facts::BureauDeadline,
        "bureau" => Facts::Bureau,
        "desk" => Facts::Desk,
        _ => Facts::BureauPage(BureauId::parse(name.strip_prefix("bureau_page ")?)?),
    })
}

/// Writes out readings of `a(b|c)d(e|f)`: not every combination, but each choice
/// twice as often as the longest list of choices has items at most, so that
/// phrasings stay a few thousand. Parentheses do not nest.
pub(crate) fn expand(pattern: &str, out: &mut Vec<String>) {
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
    for i in 0..all.min(longest * READINGS) {
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

/// Readings of a pattern for each item of its longest list of choices.
const READINGS: usize = 2;

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

    #[test]
    fn a_topic_without_a_source_is_refused() {
        let wrong = parse_topics("\n@ a.b\nreviewed: 2026-11-22\n- 質問").unwrap_err();
        assert_eq!(wrong.fault, TopicFault::NoSource);
        let wrong = parse_topics("\n@ a.b\nsource: 別紙９\nreviewed: 2026-11-22").unwrap_err();
        assert_eq!(wrong.fault, TopicFault::Source);
    }
}
