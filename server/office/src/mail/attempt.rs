//! One attempt to send: what the sender is told, and what came of it.

use lettre::transport::smtp::Error;
use tokio_util::sync::CancellationToken;

use crate::db::column::Class;

/// One attempt's class with what the server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Class.
    pub class: Class,
    /// SMTP code, if the server gave one.
    pub code: Option<String>,
    /// The server's words, or the error.
    pub detail: Option<String>,
}

impl Outcome {
    /// Without a word from a server.
    #[must_use]
    pub const fn of(class: Class) -> Self {
        Self {
            class,
            code: None,
            detail: None,
        }
    }

    pub(super) fn error(class: Class, error: &Error) -> Self {
        Self {
            class,
            code: error.status().map(|code| code.to_string()),
            detail: Some(error.to_string()),
        }
    }
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
