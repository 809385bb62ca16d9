//! Mails with a one-time link, and notices about the security of an account.

use locales::{Lang, text, text_with};

use super::{Block, Letter};
use crate::auth::link::Purpose;
use crate::db::column::MailKind;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A mail with a one-time link, or (`link` `None`) a notice about the account.
#[must_use]
pub fn about_account(lang: Lang, kind: MailKind, link: Option<String>) -> Letter {
    let id = |tail: &str| format!("mail-{}-{tail}", kind.as_str());
    let mut blocks = vec![Block::said(lang, &id("body"))];
    if let Some(link) = link {
        blocks.push(Block::Link(text(lang, &id("link")), link));
        blocks.extend(lifetime(lang, kind));
    }
    blocks.push(Block::said(lang, &id("why")));
    Letter {
        subject: text(lang, &id("subject")),
        blocks,
    }
}

/// For how long a mail's link works, once.
pub(super) fn lifetime(lang: Lang, kind: MailKind) -> Option<Block> {
    let purpose = match kind {
        MailKind::ConfirmAddress => Purpose::ConfirmAddress,
        MailKind::SignInLink | MailKind::AccountExists => Purpose::SignIn,
        MailKind::ChangeAddress => Purpose::ChangeAddress,
        MailKind::ResetPassword => Purpose::ResetPassword,
        MailKind::StaffInvite => Purpose::StaffInvite,
        _ => return None,
    };
    let (unit, count) = span(purpose.lifetime_ms());
    let args = locales::args!(unit = unit, count = count);
    let words = text_with(lang, locales::id!("mail-link-lasts"), &args);
    Some(Block::Text(words))
}

/// In the largest unit that divides it; one day is said as 24 hours.
const fn span(millis: i64) -> (&'static str, i64) {
    if millis > DAY_MS && millis % DAY_MS == 0 {
        ("days", millis / DAY_MS)
    } else if millis % HOUR_MS == 0 {
        ("hours", millis / HOUR_MS)
    } else {
        ("minutes", millis / MINUTE_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mail_with_a_link_says_for_how_long_it_works_as_the_link_does() {
        let said = |kind| match lifetime(Lang::En, kind) {
            Some(Block::Text(words)) => words,
            other => panic!("{other:?}"),
        };
        for (kind, words) in [
            (MailKind::SignInLink, "30 minutes"),
            (MailKind::AccountExists, "30 minutes"),
            (MailKind::ResetPassword, "one hour"),
            (MailKind::ConfirmAddress, "24 hours"),
            (MailKind::ChangeAddress, "24 hours"),
            (MailKind::StaffInvite, "7 days"),
        ] {
            assert!(said(kind).contains(words), "{kind}: {}", said(kind));
        }
        for kind in MailKind::ALL {
            assert_eq!(
                lifetime(Lang::Ja, kind).is_some(),
                kind.link_path().is_some(),
                "{kind}"
            );
        }
    }
}
