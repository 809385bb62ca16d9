//! Mails about questions.

use domain::bureau::BureauId;
use locales::{Lang, text, text_with};

use super::{Block, Letter};
use crate::db::column::MailKind;

/// A mail about a question: that there is something to read, never what.
#[must_use]
pub fn about_question(
    lang: Lang,
    kind: MailKind,
    bureau: Option<BureauId>,
    link: String,
) -> Letter {
    let id = |tail: &str| format!("mail-{}-{tail}", kind.as_str());
    let bureau = bureau
        .map(|bureau| locales::bureau(lang, bureau))
        .unwrap_or_default();
    let args = locales::args!(bureau = bureau);
    Letter {
        subject: text_with(lang, &id("subject"), &args),
        blocks: vec![
            Block::Text(text_with(lang, &id("body"), &args)),
            Block::Link(text(lang, &id("link")), link),
            Block::said(lang, &id("why")),
        ],
    }
}
