//! What the plan's page says first where the bureau, or another month, comes
//! before every step.

use domain::progress::Foremost;
use domain::reminder::ReminderKind;
use domain::schedule::Certainty;
use locales::text_with;

use super::Block;
use super::part::{Part, Words};

/// Step 4 is no longer safe, or known to be late; or the application came back.
pub(super) fn words(part: &Part<'_>, foremost: Foremost) -> Words {
    let mut blocks = saved(part);
    if foremost == Foremost::AnotherMonth {
        blocks.extend([
            part.said(locales::id!("standing-application-returned")),
            part.about(),
            part.fact(
                locales::id!("mail-reminder-label-what"),
                part.text(locales::id!("next-returned")),
            ),
            part.said(locales::id!("returned-text")),
        ]);
        let tag = part.text(locales::id!("mail-tag-now"));
        let words = part.text(locales::id!("mail-reminder-another-month-subject"));
        return Words {
            subject: part.subject(&[tag], words),
            blocks,
        };
    }
    let (words, task) = match foremost {
        Foremost::AskBureau => (
            locales::id!("mail-reminder-ask-bureau-subject"),
            locales::id!("turn-ask-bureau-do"),
        ),
        _ => (
            locales::id!("mail-reminder-consult-bureau-subject"),
            locales::id!("turn-returned-do"),
        ),
    };
    let (tag, when) = part.bureau_when();
    blocks.extend([
        part.said(locales::id!("mail-reminder-request-late-body")),
        Block::Text(over(part)),
        part.about(),
        part.fact(locales::id!("mail-reminder-label-what"), part.text(task)),
        part.fact(locales::id!("mail-reminder-label-at"), when),
        part.fact(locales::id!("mail-reminder-label-where"), part.bureau()),
    ]);
    blocks.extend(part.bureau_contact());
    blocks.push(part.said(locales::id!("late-designation")));
    Words {
        subject: part.subject(&[tag], part.text(words)),
        blocks,
    }
}

/// Which day has passed.
fn over(part: &Part<'_>) -> String {
    let due = &part.plan.plan.schedule.number_request_due;
    let (id, date) = if due.certainty() == Certainty::Unconfirmed {
        (locales::id!("mail-reminder-safe-day-over"), due.last_day())
    } else {
        (locales::id!("late-deadline-known"), due.date())
    };
    let date = locales::day(part.lang, date);
    text_with(part.lang, id, &locales::args!(date = date))
}

/// The first words of the mail on keeping a plan.
pub(super) fn saved(part: &Part<'_>) -> Vec<Block> {
    let is_kept = part.due.kind == ReminderKind::Kept;
    let words = is_kept.then(|| part.said(locales::id!("mail-reminder-kept-saved")));
    words.into_iter().collect()
}
