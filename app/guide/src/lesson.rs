//! Lessons: a topic as data, with how people ask for it. Knows nothing of ranking;
//! the format of files and patterns is [`guide_learn::data`]'s.

use domain::bureau::BureauId;
use domain::source::{Document, NoticeClause, Source};
use domain::step::StepId;
use guide_learn::data::{TOPICS, blocks, phrasings};

use crate::topic::{Facts, Sources, Topic, TopicId};

/// A topic and how people ask for it: what the guide learns from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// What is answered.
    pub topic: Topic,
    /// How people ask in Japanese.
    pub japanese: Vec<String>,
    /// How people ask in English.
    pub english: Vec<String>,
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
pub fn parse_lessons(data: &str) -> Result<Vec<Lesson>, TopicError> {
    blocks(data)
        .map(|(id, lines)| {
            let topic = topic(id, lines.clone())?;
            let [japanese, english] = phrasings(lines);
            Ok(Lesson {
                topic,
                japanese,
                english,
            })
        })
        .collect()
}

/// The lessons that come with the product.
///
/// # Panics
/// Never: a test reads them.
#[must_use]
pub fn product_lessons() -> Vec<Lesson> {
    let parse = |data| parse_lessons(data).expect("a test reads the product's lessons");
    TOPICS.into_iter().flat_map(parse).collect()
}

/// The same without their phrasings, which were learned when this was built.
pub(crate) fn product_topics() -> Vec<Topic> {
    let parse = |(id, lines)| topic(id, lines).expect("a test reads the product's lessons");
    TOPICS.into_iter().flat_map(blocks).map(parse).collect()
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
    for line in lines.filter(|l| !l.trim().is_empty()) {
        let (key, value) = line.split_once(' ').ok_or(wrong(TopicFault::Line))?;
        let value = value.trim();
        match key {
            "-" | "+" => {}
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_without_a_source_is_refused() {
        let wrong = parse_lessons("\n@ a.b\nreviewed: 2026-11-22\n- 質問").unwrap_err();
        assert_eq!(wrong.fault, TopicFault::NoSource);
        let wrong = parse_lessons("\n@ a.b\nsource: 別紙９\nreviewed: 2026-11-22").unwrap_err();
        assert_eq!(wrong.fault, TopicFault::Source);
    }
}
