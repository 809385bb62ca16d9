//! A date comes near: of steps, and of the designation application.

use domain::schedule::Certainty;
use domain::step::{Party, StepId};
use locales::text_with;

use super::Block;
use super::part::{Part, Words};
use super::topic::Stage;

/// Steps that can be done.
pub(super) fn steps(part: &Part<'_>, stage: Stage) -> Words {
    let stage_id = stage.as_str();
    let words = text_with(
        part.lang,
        &format!("mail-reminder-due-{stage_id}-subject"),
        &locales::args!(act = part.act()),
    );
    let at_bureau = part.due.step.is_some_and(|step| step.to() == Party::Bureau);
    let body = match stage {
        Stage::Today if at_bureau => part.text(locales::id!("mail-reminder-last-safe-day")),
        Stage::Today => part.text(locales::id!("mail-reminder-last-day")),
        _ => text_with(
            part.lang,
            &format!("mail-reminder-due-{stage_id}-body"),
            &part.countdown(),
        ),
    };
    let place = if at_bureau {
        part.bureau()
    } else {
        part.text(locales::id!("mail-where-implementing-body"))
    };
    let mut blocks = vec![Block::Text(body)];
    if stage == Stage::Today {
        blocks.push(part.said(if at_bureau {
            locales::id!("turn-bring-request-how")
        } else {
            locales::id!("next-portal-today")
        }));
    }
    blocks.push(part.about());
    blocks.extend(part.what());
    blocks.push(part.fact(locales::id!("mail-reminder-label-when"), part.when()));
    blocks.push(part.fact(locales::id!("mail-reminder-label-where"), place));
    if at_bureau {
        blocks.extend(part.bureau_contact());
    }
    Words {
        subject: part.subject(&tags(part, stage), words),
        blocks,
    }
}

/// By when; a few days before, how many.
pub(super) fn tags(part: &Part<'_>, stage: Stage) -> Vec<String> {
    let days = part.tag_days().filter(|_| stage == Stage::Soon);
    std::iter::once(part.tag_by()).chain(days).collect()
}

/// The designation application; without a stage its date has to be asked for.
pub(super) fn application(part: &Part<'_>, stage: Option<Stage>) -> Words {
    let stage_id = stage.map_or("unknown", Stage::as_str);
    let id = |tail: &str| format!("mail-reminder-application-{stage_id}-{tail}");
    let tags = match (stage, part.planned()) {
        (Some(stage), Some(planned)) => {
            let mut tags = tags(part, stage);
            if planned.certainty() == Certainty::Unconfirmed {
                tags.push(part.text(locales::id!("mail-tag-unconfirmed")));
            }
            tags
        }
        _ => vec![part.text(locales::id!("mail-tag-date-unknown"))],
    };
    let body = text_with(part.lang, &id("body"), &part.countdown());
    let (task, label, when) = if stage.is_some() {
        let label = locales::id!("mail-reminder-label-when");
        (locales::id!("mail-what-application"), label, part.when())
    } else {
        let label = locales::id!("mail-reminder-label-at");
        let (_, when) = part.bureau_when();
        (locales::id!("mail-what-application-ask"), label, when)
    };
    let mut blocks = vec![
        Block::Text(body),
        part.about(),
        part.fact(locales::id!("mail-reminder-label-what"), part.text(task)),
        part.fact(label, when),
        part.fact(locales::id!("mail-reminder-label-where"), part.bureau()),
    ];
    blocks.extend(part.bureau_contact());
    Words {
        subject: part.subject(&tags, part.text(&id("subject"))),
        blocks,
    }
}

/// What to prepare for these steps while the number is waited for.
pub(super) fn preparations(part: &Part<'_>) -> Vec<Block> {
    let line = |step: &StepId| part.said(&format!("mail-prepare-{}", part.id_of(*step)));
    part.steps.iter().map(line).collect()
}
