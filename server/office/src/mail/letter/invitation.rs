//! The invitation of a member of staff.

use domain::bureau::BureauId;
use locales::{Lang, text, text_with};

use super::account::lifetime;
use super::{Block, Letter};
use crate::db::column::MailKind;

/// Whose desk invites, what the link does, and who sends a new one: whoever is
/// invited cannot begin anew by themselves.
#[must_use]
pub fn about_invitation(lang: Lang, bureau: Option<BureauId>, link: String) -> Letter {
    let bureau = bureau
        .map(|bureau| locales::bureau(lang, bureau))
        .unwrap_or_default();
    let with_bureau = |id: &str| text_with(lang, id, &locales::args!(bureau = bureau.clone()));
    let mut blocks = vec![
        Block::Text(with_bureau(locales::id!("mail-staff-invite-body"))),
        Block::Link(text(lang, locales::id!("mail-staff-invite-link")), link),
    ];
    blocks.extend(lifetime(lang, MailKind::StaffInvite));
    blocks.push(Block::said(lang, locales::id!("mail-staff-invite-again")));
    blocks.push(Block::said(lang, locales::id!("mail-staff-invite-why")));
    Letter {
        subject: with_bureau(locales::id!("mail-staff-invite-subject")),
        blocks,
    }
}
