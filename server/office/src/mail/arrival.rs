//! Whether mail is known to arrive at an account. The one place that decides.
//!
//! A mail has arrived where its button 「届きました」 was used, and also where a
//! link in it confirmed the address or signed in: that shows no more than that
//! *this* mail came, but it is the same address and the same sender. Accounts
//! of a release that did not look are asked once, by their next reminder.
//! Whatever fails afterwards counts more than what came before.

use locales::{Lang, text};
use portal::mail::{Arrival, MailFailure};
use portal::mail_log::{Reply, ReplyCode};

use crate::db::account::{Account, MailFailed};
use crate::db::column::Class;
use crate::mail::letter::Block;
use crate::mail::links;
use crate::office::Office;

/// What is known of an account.
#[must_use]
pub fn of(account: &Account) -> Arrival {
    let seen = account.mail_seen_at;
    match account.mail_failed {
        Some(MailFailed { at, why }) if seen.is_none_or(|seen| seen <= at) => {
            Arrival::Failed(failure(why, None))
        }
        _ if seen.is_some() => Arrival::Proven,
        _ => Arrival::NotYet,
    }
}

/// The link of the button 「届きました」 as long as it is worth asking.
#[must_use]
pub fn seen_url(office: &Office, account: &Account) -> Option<String> {
    (of(account) != Arrival::Proven)
        .then(|| links::seen_link(office, account))
        .flatten()
}

/// The same as a piece of a mail.
#[must_use]
pub fn ask(office: &Office, lang: Lang, account: &Account) -> Option<Block> {
    let url = seen_url(office, account)?;
    Some(Block::Link(text(lang, locales::id!("mail-seen-ask")), url))
}

/// What the receiving server said: the class of the last attempt and its code.
#[must_use]
pub fn reply(class: Option<Class>, code: Option<&str>) -> Reply {
    // What ended without an attempt has a reason of ours there.
    let code = code.and_then(ReplyCode::parse);
    Reply {
        failure: failure(class, code),
        code,
    }
}

/// What never got as far as an attempt is a mistake of ours.
fn failure(class: Option<Class>, code: Option<ReplyCode>) -> MailFailure {
    let is = |known: Class| class == Some(known);
    if code.is_some_and(ReplyCode::is_full) && (is(Class::Refused) || is(Class::NotNow)) {
        MailFailure::Full
    } else if is(Class::Refused) {
        MailFailure::Refused
    } else if is(Class::NotNow) {
        MailFailure::NotNow
    } else if is(Class::Unreached) {
        MailFailure::Unreached
    } else if is(Class::Unknown) {
        MailFailure::Unknown
    } else {
        MailFailure::Ours
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_mailbox_is_told_from_a_refusal_and_a_reason_of_ours_is_no_code() {
        let of = |class, code| {
            let reply = reply(class, code);
            (reply.failure, reply.code.map(|code| code.to_string()))
        };
        let told = |failure, code: &str| (failure, Some(code.to_owned()));
        let refused = Some(Class::Refused);
        assert_eq!(of(refused, Some("550")), told(MailFailure::Refused, "550"));
        assert_eq!(of(refused, Some("552")), told(MailFailure::Full, "552"));
        // As a report writes it.
        assert_eq!(
            of(refused, Some("5.1.1")),
            told(MailFailure::Refused, "5.1.1")
        );
        assert_eq!(of(refused, Some("5.2.2")), told(MailFailure::Full, "5.2.2"));
        let later = Some(Class::NotNow);
        assert_eq!(of(later, Some("452")), told(MailFailure::Full, "452"));
        assert_eq!(of(None, Some("too late")), (MailFailure::Ours, None));
    }
}
