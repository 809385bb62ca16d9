//! Where mails go: a mail server, or a folder of `.eml` files.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use sea_orm::DeriveValueType;
use tokio_util::sync::CancellationToken;

use crate::db::UnknownText;
use crate::mail::smtp::Smtp;

/// What came of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub enum Class {
    /// The server took it.
    Accepted,
    /// Refused for good (5xx): trying again is pointless.
    Refused,
    /// Not now (4xx).
    NotNow,
    /// No server was reached, or none of the text was handed over: certainly not
    /// sent.
    Unreached,
    /// The connection broke while the text was handed over: perhaps sent.
    Unknown,
    /// Our account or encryption is refused: every mail would fail.
    Misconfigured,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 6] = [
        Self::Accepted,
        Self::Refused,
        Self::NotNow,
        Self::Unreached,
        Self::Unknown,
        Self::Misconfigured,
    ];

    /// The text in the database and in metrics.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::NotNow => "not_now",
            Self::Unreached => "unreached",
            Self::Unknown => "unknown",
            Self::Misconfigured => "misconfigured",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Class {
    type Err = UnknownText;

    fn from_str(text: &str) -> Result<Self, UnknownText> {
        Self::ALL
            .into_iter()
            .find(|class| class.as_str() == text)
            .ok_or_else(|| UnknownText::new("class of an attempt", text))
    }
}

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

/// The way out.
#[derive(Clone, Debug)]
pub enum Transport {
    /// A folder; each mail becomes a file (`make run`, tests).
    Folder(PathBuf),
    /// A mail server.
    Smtp(Arc<Smtp>),
}

impl Transport {
    /// Whether `mail.url` makes sense; the problem in English for operators.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(url: &str) -> Result<(), String> {
        Self::from_url(url).map(|_| ())
    }

    /// The transport for `mail.url`. Does not connect yet.
    ///
    /// # Errors
    /// What is wrong with the address; never its password.
    pub fn from_url(url: &str) -> Result<Self, String> {
        match url.strip_prefix("file:") {
            Some("") => Err("file: needs a folder".to_owned()),
            Some(folder) => Ok(Self::Folder(PathBuf::from(folder))),
            None => Ok(Self::Smtp(Arc::new(Smtp::from_url(url)?))),
        }
    }

    /// Hands one rendered mail over. `name` is unique and the same for every
    /// attempt: a file written twice is still one file. `None`: told to let go
    /// before anything of it was handed over.
    pub async fn send(
        &self,
        envelope: &Envelope,
        name: &str,
        eml: &[u8],
        told: &Told,
    ) -> Option<Outcome> {
        match self {
            Self::Folder(_) if told.must_let_go() => None,
            Self::Folder(folder) => Some(match write(folder, name, eml).await {
                Ok(()) => Outcome::of(Class::Accepted),
                Err(error) => Outcome {
                    class: Class::Unreached,
                    code: None,
                    detail: Some(error.to_string()),
                },
            }),
            Self::Smtp(smtp) => smtp.send(envelope, eml, told).await,
        }
    }
}

/// Written beside and moved into place: a reader never sees half a mail.
async fn write(folder: &Path, name: &str, eml: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let unfinished = folder.join(format!(".{name}.part"));
    tokio::fs::write(&unfinished, eml).await?;
    tokio::fs::rename(&unfinished, folder.join(format!("{name}.eml"))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_schemes_are_refused() {
        assert!(Transport::check("ftp://x").is_err());
        assert!(Transport::check("file:").is_err());
        assert!(Transport::check("smtp://user:pass@mail.example:587").is_ok());
    }

    #[test]
    fn every_class_reads_back_from_its_text() {
        for class in Class::ALL {
            assert_eq!(class.as_str().parse(), Ok(class));
        }
        assert!("lost".parse::<Class>().is_err());
    }
}
