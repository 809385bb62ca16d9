//! One mail for all that is due of one person on one morning.

use locales::{Lang, text_with};

use super::part::{Part, plan_page, plans_page};
use super::topic::Topic;
use super::{Block, Item, Letter, words};

/// One mail for all that is due; `items` is not empty, the most urgent first.
/// Worded by the state and the day that the plans were read for.
#[must_use]
pub fn of_reminders(lang: Lang, items: &[Item<'_>], base: &str) -> Letter {
    let parts = parts(lang, items);
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut subject = String::new();
    let mut blocks = Vec::new();
    if parts.len() > 1 {
        let args = locales::args!(count = count(parts.len()));
        let words = text_with(lang, locales::id!("mail-reminder-several-body"), &args);
        blocks.push(Block::Text(words));
    }
    let of_several_plans = parts
        .windows(2)
        .any(|two| two[0].plan.id != two[1].plan.id || two[0].kinds != two[1].kinds);
    for (at, part) in parts.iter().enumerate() {
        let words = words::of(part);
        if parts.len() > 1 {
            let heading = heading(part, &words.subject, of_several_plans);
            blocks.push(Block::Heading(heading));
        } else if part.is_pair() {
            blocks.push(Block::Heading(kinds(part)));
        }
        if at == 0 {
            subject = words.subject;
        }
        // The heading of several plans names the plan already.
        let is_named = parts.len() > 1 && of_several_plans;
        let about = part.about();
        let said = words.blocks.into_iter();
        blocks.extend(said.filter(|block| !is_named || *block != about));
        if part.is_pair() && part.is_once_each() {
            blocks.push(Block::said(lang, locales::id!("mail-reminder-each")));
        }
    }
    if parts.len() > 1 {
        let args = locales::args!(first = subject, more = count(parts.len() - 1));
        subject = text_with(lang, locales::id!("mail-reminder-several-subject"), &args);
    }
    if parts.iter().any(|part| part.topic != Topic::Designation) {
        blocks.push(Block::said(lang, locales::id!("mail-reminder-record")));
    }
    let (words, page) = page_of(lang, &parts);
    blocks.push(Block::Link(words, format!("{base}{page}")));
    blocks.push(Block::said(
        lang,
        locales::id!("mail-reminder-not-official"),
    ));
    blocks.push(Block::said(lang, locales::id!("mail-reminder-why")));
    Letter { subject, blocks }
}

/// What is one thing to do is one part, also where it is so of both of a pair.
fn parts<'a>(lang: Lang, items: &'a [Item<'a>]) -> Vec<Part<'a>> {
    let mut of_plans: Vec<Part<'a>> = Vec::new();
    // The steps of a date first: what only says "begin" is taken in by them.
    let is_general = |part: &Part<'_>| matches!(part.topic, Topic::Prepare | Topic::NextStep);
    let all = items.iter().map(|(due, plan)| Part::of(lang, due, plan));
    let (general, dated): (Vec<_>, Vec<_>) = all.partition(is_general);
    for part in dated.into_iter().chain(general) {
        if !of_plans.iter_mut().any(|other| other.takes(&part)) {
            of_plans.push(part);
        }
    }
    let mut parts: Vec<Part<'a>> = Vec::new();
    for part in of_plans {
        if !parts.iter_mut().any(|other| words::pair(other, &part)) {
            parts.push(part);
        }
    }
    parts
}

fn kinds(part: &Part<'_>) -> String {
    let kinds: Vec<String> = part
        .kinds
        .iter()
        .map(|kind| part.text(&kind.message_id()))
        .collect();
    part.joined(&kinds)
}

/// What a part is about; of several plans also whose it is.
fn heading(part: &Part<'_>, subject: &str, of_several_plans: bool) -> String {
    if !of_several_plans {
        return subject.to_owned();
    }
    let Block::Fact(_, plan) = part.about() else {
        return subject.to_owned();
    };
    let args = locales::args!(subject = subject.to_owned(), plan = plan);
    text_with(part.lang, locales::id!("mail-reminder-heading"), &args)
}

/// The one page that serves everything the mail says, with the button's words.
fn page_of(lang: Lang, parts: &[Part<'_>]) -> (String, String) {
    match parts {
        [part] => part.page(),
        [first, rest @ ..]
            if !first.is_pair()
                && rest
                    .iter()
                    .all(|part| part.plan.id == first.plan.id && !part.is_pair()) =>
        {
            plan_page(lang, &first.plan.id)
        }
        _ => plans_page(lang),
    }
}
