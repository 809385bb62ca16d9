//! Whose fault a refusal is, by the step at which it came.
//!
//! | step | a "no" for good | "not now" | silence |
//! | --- | --- | --- | --- |
//! | connect, EHLO, AUTH, MAIL FROM | ours | ours | ours |
//! | RCPT, DATA | the recipient's; of policy: its domain's | the mail waits | the mail waits |
//! | after the final dot | the mail's; of policy: the domain's | the mail waits | perhaps sent |

use lettre::transport::smtp::Error;

use crate::db::column::Class;
use crate::mail::attempt::{Blame, Outcome};

/// A step of handing a mail over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Connecting, greeting, encryption, authentication.
    Connect,
    /// MAIL FROM: says nothing yet of the recipient.
    Sender,
    /// RCPT and DATA.
    Recipient,
    /// The text and its final dot.
    Text,
}

impl Stage {
    /// What an error at this step means.
    pub(super) fn outcome(self, error: &Error) -> Outcome {
        let words = error.to_string();
        match error.status() {
            Some(code) => self.answered(&code.to_string(), &words),
            None if self.is_ours() && (error.is_tls() || error.is_client()) => {
                Outcome::erred(Class::Misconfigured, &words).blaming(Blame::Us)
            }
            None => Outcome {
                detail: Outcome::erred(Class::Unreached, &words).detail,
                ..self.silence()
            },
        }
    }

    /// What an error of the network before any word of the server means.
    pub(super) fn network(self, error: &std::io::Error) -> Outcome {
        Outcome {
            detail: Outcome::erred(Class::Unreached, &error.to_string()).detail,
            ..self.silence()
        }
    }

    /// What a server that says nothing means.
    pub(super) fn silence(self) -> Outcome {
        match self {
            Self::Connect | Self::Sender => Outcome::of(Class::Unreached).blaming(Blame::Us),
            Self::Recipient => Outcome::of(Class::Unreached),
            Self::Text => Outcome::of(Class::Unknown),
        }
    }

    /// What a server's "no" means.
    fn answered(self, code: &str, words: &str) -> Outcome {
        let is_for_good = code.starts_with('5');
        let (class, blame) = match (self.is_ours(), is_for_good) {
            (true, true) => (Class::Misconfigured, Blame::Us),
            (true, false) => (Class::NotNow, Blame::Us),
            (false, true) if is_policy(words) => (Class::Misconfigured, Blame::Domain),
            (false, true) => (Class::Refused, Blame::Mail),
            (false, false) => (Class::NotNow, Blame::Mail),
        };
        Outcome::said(class, code.to_owned(), words).blaming(blame)
    }

    const fn is_ours(self) -> bool {
        matches!(self, Self::Connect | Self::Sender)
    }
}

/// Whether a refusal is about who sends rather than about who receives: the
/// enhanced code 5.7.x (RFC 3463: security or policy), or the words of a server
/// that gives none.
fn is_policy(words: &str) -> bool {
    let words = words.to_lowercase();
    // A mailbox that takes mail from its own group only is no policy of the
    // domain's, whatever its code.
    if ["5.1.", "5.2.", "mailbox", "user unknown", "no such user"]
        .iter()
        .any(|own| words.contains(own))
    {
        return false;
    }
    words.contains("5.7.")
        || words
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| POLICY.contains(&word))
}

const POLICY: [&str; 10] = [
    "relay",
    "relaying",
    "spf",
    "dkim",
    "dmarc",
    "policy",
    "blacklisted",
    "blocklisted",
    "blocklist",
    "authentication",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn at(stage: Stage, code: &str, words: &str) -> (Class, Blame) {
        let outcome = stage.answered(code, words);
        (outcome.class, outcome.blame)
    }

    #[test]
    fn until_the_sender_is_named_every_no_is_ours() {
        for stage in [Stage::Connect, Stage::Sender] {
            for (code, words) in [
                ("535", "5.7.8 authentication failed"),
                ("553", "5.7.1 sender not allowed"),
                ("550", "go away"),
                ("552", "5.2.2 quota"),
            ] {
                assert_eq!(at(stage, code, words), (Class::Misconfigured, Blame::Us));
            }
            assert_eq!(at(stage, "451", "later"), (Class::NotNow, Blame::Us));
            assert_eq!(stage.silence().blame, Blame::Us);
        }
    }

    #[test]
    fn a_policy_is_the_domains_and_any_other_no_the_recipients() {
        for stage in [Stage::Recipient, Stage::Text] {
            for words in [
                "5.7.1 relaying denied",
                "Relay access denied",
                "SPF check failed",
                "5.7.26 unauthenticated mail",
                "message fails DMARC",
            ] {
                assert_eq!(
                    at(stage, "554", words),
                    (Class::Misconfigured, Blame::Domain),
                    "{words}"
                );
            }
            for words in [
                "5.1.1 no such person",
                "mailbox full",
                "5.2.1 disabled",
                "user unknown; see our policy",
            ] {
                assert_eq!(
                    at(stage, "550", words),
                    (Class::Refused, Blame::Mail),
                    "{words}"
                );
            }
            assert_eq!(
                at(stage, "450", "4.7.1 greylisted"),
                (Class::NotNow, Blame::Mail)
            );
        }
    }

    #[test]
    fn only_after_the_final_dot_silence_is_doubt() {
        assert_eq!(Stage::Recipient.silence().class, Class::Unreached);
        assert_eq!(Stage::Text.silence().class, Class::Unknown);
    }
}
