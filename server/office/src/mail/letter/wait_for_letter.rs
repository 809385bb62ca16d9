//! Steps 5 and 6 come near without the number: has the bureau's letter come; and
//! before that, was it asked for?

use domain::calendar::japan_date;
use domain::reminder;
use locales::text_with;

use super::Block;
use super::by_date::{preparations, tags};
use super::part::{Part, Words};
use super::topic::Stage;

/// The letter is waited for. Without a stage: the day after it should have been
/// posted.
pub(super) fn letter(part: &Part<'_>, stage: Option<Stage>) -> Words {
    let id = match stage {
        None => "mail-reminder-letter".to_owned(),
        Some(stage) => format!("mail-reminder-due-letter-{}", stage.as_str()),
    };
    let args = locales::args!(act = part.act(), days = part.days_left());
    let words = text_with(part.lang, &format!("{id}-subject"), &args);
    let body = text_with(part.lang, &format!("{id}-body"), &args);
    let mut blocks = vec![Block::Text(body)];
    blocks.extend(posted(part));
    blocks.extend(asks_again(part));
    blocks.extend([
        part.about(),
        part.fact(
            locales::id!("mail-reminder-label-what"),
            part.text(locales::id!("mail-what-letter")),
        ),
        part.fact(locales::id!("mail-reminder-label-ask"), part.bureau()),
    ]);
    blocks.extend(part.bureau_contact());
    blocks.push(part.said(locales::id!("mail-reminder-after-letter")));
    blocks.extend(part.what());
    blocks.push(part.fact(locales::id!("mail-reminder-label-when"), part.when()));
    if !part.steps.is_empty() {
        blocks.push(part.fact(
            locales::id!("mail-reminder-label-where"),
            part.text(locales::id!("mail-where-implementing-body")),
        ));
        blocks.extend(preparations(part));
    }
    let tags = tags(part, stage.unwrap_or(Stage::Early));
    Words {
        subject: part.subject(&tags, words),
        blocks,
    }
}

/// When the letter should be, or was to be, posted.
fn posted(part: &Part<'_>) -> Vec<Block> {
    let day = part.plan.plan.schedule.reply_dispatch.date();
    let date = locales::full_date(part.lang, day);
    let said = |id: &str| Block::Text(text_with(part.lang, id, &locales::args!(date = date)));
    if part.plan.today() <= day {
        return vec![said(locales::id!("mail-reminder-letter-expected"))];
    }
    vec![
        said(locales::id!("letter-dispatched")),
        part.said(locales::id!("mail-reminder-letter-post")),
    ]
}

/// When the next mail asks for the letter.
fn asks_again(part: &Part<'_>) -> Option<Block> {
    let next = reminder::planned(&part.plan.facts(), part.plan.today())
        .into_iter()
        .find(|due| due.ask_for_letter && japan_date(due.send_at) > part.plan.today())?;
    let date = locales::day(part.lang, japan_date(next.send_at));
    Some(Block::Text(text_with(
        part.lang,
        locales::id!("mail-reminder-letter-again"),
        &locales::args!(date = date),
    )))
}

/// Nobody sends a letter that was not asked for.
pub(super) fn request(part: &Part<'_>, stage: Stage) -> Words {
    let id = format!("mail-reminder-due-request-{}", stage.as_str());
    let (_, when) = part.bureau_when();
    let deadline = text_with(
        part.lang,
        locales::id!("mail-reminder-request-then"),
        &locales::args!(date = locales::full_date(part.lang, part.due.official)),
    );
    let mut blocks = vec![
        part.said(&format!("{id}-body")),
        part.about(),
        part.fact(
            locales::id!("mail-reminder-label-done"),
            part.text(locales::id!("mail-what-request-recorded")),
        ),
        part.fact(
            locales::id!("mail-reminder-label-not-done"),
            part.text(locales::id!("mail-what-request-ask")),
        ),
        part.fact(locales::id!("mail-reminder-label-at"), when),
        part.fact(locales::id!("mail-reminder-label-where"), part.bureau()),
    ];
    blocks.extend(part.bureau_contact());
    blocks.push(Block::Text(deadline));
    Words {
        subject: part.subject(&tags(part, stage), part.text(&format!("{id}-subject"))),
        blocks,
    }
}
