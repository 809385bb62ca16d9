//! After the bureau has decided: was it a designation; and where not, the report.

use locales::text_with;

use super::part::{Part, Words};

/// Recorded here, from the 1st on.
pub(super) fn designation(part: &Part<'_>) -> Words {
    let date = |id: &str, date: String| text_with(part.lang, id, &locales::args!(date = date));
    let tag = date(
        locales::id!("mail-tag-from"),
        locales::short_date(part.lang, part.due.official),
    );
    let blocks = vec![
        part.said(locales::id!("mail-reminder-designation-body")),
        part.about(),
        part.fact(
            locales::id!("mail-reminder-label-what"),
            part.text(locales::id!("mail-what-designation")),
        ),
        part.fact(
            locales::id!("mail-reminder-label-from"),
            locales::full_date(part.lang, part.due.official),
        ),
        part.fact(
            locales::id!("mail-reminder-label-where"),
            part.text(locales::id!("mail-where-here")),
        ),
    ];
    let words = part.text(locales::id!("mail-reminder-designation-subject"));
    Words {
        subject: part.subject(&[tag], words),
        blocks,
    }
}

/// Owed at once.
pub(super) fn report(part: &Part<'_>) -> Words {
    let mut blocks = vec![
        part.said(locales::id!("mail-reminder-report-body")),
        part.about(),
    ];
    blocks.extend(part.what());
    blocks.push(part.fact(
        locales::id!("mail-reminder-label-when"),
        part.text(locales::id!("mail-when-at-once")),
    ));
    blocks.push(part.fact(
        locales::id!("mail-reminder-label-where"),
        part.text(locales::id!("contact-help-desk")),
    ));
    let tag = part.text(locales::id!("mail-tag-at-once"));
    let words = part.text(locales::id!("mail-reminder-report-subject"));
    Words {
        subject: part.subject(&[tag], words),
        blocks,
    }
}
