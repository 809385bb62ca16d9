//! The mail to an address that an account would move to.

use locales::{Lang, text};

use super::account::lifetime;
use super::{Block, Letter};
use crate::db::column::MailKind;

/// To the address that an account would move to: whose account, what the button
/// does, and what to do if it is not the reader's. `from` is the account's
/// present address: a stranger's mailbox is shown only how it begins.
#[must_use]
pub fn about_new_address(lang: Lang, from: &str, to: &str, link: String) -> Letter {
    let id = |tail: &str| text(lang, &format!("mail-change-address-{tail}"));
    let mut blocks = vec![
        Block::Text(id("body")),
        Block::Fact(id("from"), veiled(from)),
        Block::Fact(id("to"), to.to_owned()),
        Block::Text(id("how")),
        Block::Link(id("link"), link),
    ];
    blocks.extend(lifetime(lang, MailKind::ChangeAddress));
    blocks.push(Block::Text(id("why")));
    Letter {
        subject: id("subject"),
        blocks,
    }
}

/// `f***@example.jp`: known to who has it, and to nobody else.
#[must_use]
pub fn veiled(address: &str) -> String {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}***@{domain}")
}
