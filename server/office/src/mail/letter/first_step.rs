//! The mail on keeping a plan: what to begin with; for who is late, what the
//! plan's page says first.

use domain::practice::Practice;
use domain::progress::{Duty, NextStep, Standing, StepState};
use domain::schedule::Verdict;
use domain::step::Party;
use locales::text_with;

use super::ask_bureau::saved;
use super::part::{Part, Words};
use super::topic::Topic;

pub(super) fn words(part: &Part<'_>) -> Words {
    let plan = &part.plan.plan;
    let next = plan.progress.next_step(&plan.schedule, part.plan.today());
    match next {
        Some(next) if part.topic == Topic::NextStep => next_step(part, &next),
        _ => prepare(part),
    }
}

/// Nobody is late: begin with the reader.
fn prepare(part: &Part<'_>) -> Words {
    let practice = match part.plan.plan.schedule.practice() {
        Practice::NumberFirst => "kept-number-first",
        Practice::Notice => "kept",
    };
    let blocks = vec![
        part.said(&format!("mail-reminder-{practice}-body")),
        part.about(),
        part.fact(
            locales::id!("mail-reminder-label-what"),
            part.text(&format!("mail-what-{practice}")),
        ),
        part.fact(locales::id!("mail-reminder-label-when"), part.when()),
        part.fact(
            locales::id!("mail-reminder-label-where"),
            part.text(locales::id!("mail-where-implementing-body")),
        ),
    ];
    let words = part.text(&format!("mail-reminder-{practice}-subject"));
    Words {
        subject: part.subject(&[part.tag_by()], words),
        blocks,
    }
}

/// The next thing to do, of a plan that is late or has to be done today.
fn next_step(part: &Part<'_>, next: &NextStep) -> Words {
    let mut blocks = saved(part);
    if let Standing::UnderWay(verdict @ (Verdict::Tight | Verdict::CardReaderLate)) =
        part.plan.standing()
    {
        blocks.push(part.said(&format!("kept-verdict-{}", verdict.as_str())));
        if verdict == Verdict::CardReaderLate {
            blocks.push(part.said(locales::id!("reader-late-text")));
        }
    }
    let (at_bureau, what) = match next.duty {
        Duty::Step(step) => (
            step.to() == Party::Bureau,
            part.text(&format!("mail-what-{}", part.id_of(step))),
        ),
        Duty::Application => (true, part.text(locales::id!("mail-what-application"))),
    };
    let place = if at_bureau {
        part.bureau()
    } else {
        part.text(locales::id!("mail-where-implementing-body"))
    };
    let (tag, label, when) = by_when(part, next);
    blocks.push(part.about());
    blocks.push(part.fact(locales::id!("mail-reminder-label-what"), what));
    blocks.push(part.fact(label, when));
    blocks.push(part.fact(locales::id!("mail-reminder-label-where"), place));
    if at_bureau {
        blocks.extend(part.bureau_contact());
    }
    Words {
        subject: part.subject(&[tag], task(part, next)),
        blocks,
    }
}

fn task(part: &Part<'_>, next: &NextStep) -> String {
    match (&next.state, next.duty) {
        (StepState::WaitingFor(_), _) => part.text(locales::id!("mail-reminder-kept-wait-subject")),
        (StepState::Returned { .. }, _) => part.text(locales::id!("next-request-returned")),
        (_, Duty::Step(step)) => text_with(
            part.lang,
            locales::id!("mail-reminder-kept-next-subject"),
            &locales::args!(act = part.text(&format!("mail-act-{}", part.id_of(step)))),
        ),
        (_, Duty::Application) => text_with(
            part.lang,
            locales::id!("mail-reminder-kept-next-subject"),
            &locales::args!(act = part.text(locales::id!("mail-act-application"))),
        ),
    }
}

/// The tag, the label and in words; a day that is over is not asked for.
fn by_when(part: &Part<'_>, next: &NextStep) -> (String, &'static str, String) {
    let by = locales::id!("mail-reminder-label-when");
    let at = locales::id!("mail-reminder-label-at");
    let today = part.plan.today();
    let lang = part.lang;
    let date = |id: &str, date: String| text_with(lang, id, &locales::args!(date = date));
    match next.last_day() {
        Some(last) if last == today => (
            date(
                locales::id!("mail-tag-today"),
                locales::short_date(lang, last),
            ),
            by,
            locales::full_date(lang, last),
        ),
        Some(last) if today < last => (
            date(locales::id!("mail-tag-by"), locales::short_date(lang, last)),
            by,
            date(
                locales::id!("mail-when-official"),
                locales::full_date(lang, last),
            ),
        ),
        Some(last) => (
            part.text(locales::id!("mail-tag-now")),
            at,
            date(locales::id!("mail-when-over"), locales::day(lang, last)),
        ),
        None => (
            part.text(locales::id!("mail-tag-now")),
            at,
            part.text(locales::id!("mail-when-at-once")),
        ),
    }
}
