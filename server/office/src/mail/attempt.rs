//! One attempt to send: what the sender is told, and what came of it.

use tokio_util::sync::CancellationToken;

use crate::db::column::Class;

/// As much of a server's words as is kept.
const MOST_WORDS: usize = 500;

/// Who else would fare as this mail did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// Nobody: it is this mail's, or its recipient's.
    Mail,
    /// Every mail to the recipient's domain.
    Domain,
    /// Every mail: it is we who are refused, or the server that is not there.
    Us,
}

impl Blame {
    /// The text in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Domain => "domain",
            Self::Us => "us",
        }
    }
}

/// One attempt's class with what the server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Class.
    pub class: Class,
    /// Who else would fare so. What is not this mail's fault costs it nothing.
    pub blame: Blame,
    /// SMTP code, if the server gave one.
    pub code: Option<String>,
    /// The server's words, or the error.
    pub detail: Option<String>,
}

impl Outcome {
    /// Without a word from a server; nobody else's fault.
    #[must_use]
    pub const fn of(class: Class) -> Self {
        Self {
            class,
            blame: Blame::Mail,
            code: None,
            detail: None,
        }
    }

    /// With an error's words.
    #[must_use]
    pub fn erred(class: Class, words: &str) -> Self {
        Self {
            detail: Some(clean(words)),
            ..Self::of(class)
        }
    }

    /// With a server's code and words.
    #[must_use]
    pub fn said(class: Class, code: String, words: &str) -> Self {
        Self {
            code: Some(code),
            ..Self::erred(class, words)
        }
    }

    /// The same with others to fare so, too.
    #[must_use]
    pub const fn blaming(mut self, blame: Blame) -> Self {
        self.blame = blame;
        self
    }
}

/// A server's words are anybody's: no control character (PostgreSQL takes no
/// NUL), and not without end.
fn clean(words: &str) -> String {
    words
        .chars()
        .filter(|c| !c.is_control())
        .take(MOST_WORDS)
        .collect()
}

/// What a sender is told while it sends.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Another worker has the mail: hand nothing over any more.
    pub lost: CancellationToken,
    /// The process ends: do not wait for the server's last word.
    pub leaving: CancellationToken,
}

impl Told {
    /// Whether a mail of which nothing is handed over yet must be let go.
    #[must_use]
    pub fn must_let_go(&self) -> bool {
        self.lost.is_cancelled() || self.leaving.is_cancelled()
    }

    /// Until it must be let go.
    pub async fn let_go(&self) {
        tokio::select! {
            () = self.lost.cancelled() => {}
            () = self.leaving.cancelled() => {}
        }
    }

    /// Until the process ends.
    pub async fn leave(&self) {
        self.leaving.cancelled().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_words_are_cut_and_hold_no_control_character() {
        let outcome = Outcome::erred(Class::Refused, &format!("no\0\r\n{}", "あ".repeat(9_000)));
        let detail = outcome.detail.unwrap_or_default();
        assert!(detail.starts_with("noあ"));
        assert_eq!(detail.chars().count(), MOST_WORDS);
    }
}
