//! That an account goes, and how to keep it.

use jiff::civil::DateTime;
use locales::{Lang, text, text_with};

use super::{Block, Letter};

/// The account goes at `until` (Japan time) unless its owner signs in and takes
/// that back: what, by when, how.
#[must_use]
pub fn about_deletion(lang: Lang, until: DateTime, link: String) -> Letter {
    let date = locales::full_date(lang, until.date());
    let short = locales::short_date(lang, until.date());
    let said = |id: &str| text(lang, id);
    let until = text_with(
        lang,
        locales::id!("mail-deletion-requested-until"),
        &locales::args!(date = date, time = locales::clock_time(until)),
    );
    Letter {
        subject: text_with(
            lang,
            locales::id!("mail-deletion-requested-subject"),
            &locales::args!(date = short),
        ),
        blocks: vec![
            Block::said(lang, locales::id!("mail-deletion-requested-body")),
            Block::fact(
                lang,
                locales::id!("mail-deletion-requested-label-what"),
                said(locales::id!("mail-deletion-requested-what")),
            ),
            Block::fact(
                lang,
                locales::id!("mail-deletion-requested-label-until"),
                until,
            ),
            Block::fact(
                lang,
                locales::id!("mail-deletion-requested-label-how"),
                said(locales::id!("mail-deletion-requested-how")),
            ),
            Block::Link(said(locales::id!("mail-deletion-requested-link")), link),
            Block::said(lang, locales::id!("mail-deletion-requested-why")),
        ],
    }
}
