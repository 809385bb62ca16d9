//! Where mails go: a mail server, or a folder of `.eml` files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};

/// All of one attempt; less than half of a lease, so that nobody else takes the
/// mail meanwhile.
const ATTEMPT_LIMIT: Duration = Duration::from_secs(80);

/// What came of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// The server took it.
    Accepted,
    /// Refused for good (5xx): trying again is pointless.
    Refused,
    /// Not now (4xx).
    NotNow,
    /// No server was reached: certainly not sent.
    Unreached,
    /// The connection broke while the mail was handed over: perhaps sent.
    Unknown,
    /// Our account or encryption is refused: every mail would fail.
    Misconfigured,
}

impl Class {
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
    fn of(class: Class) -> Self {
        Self {
            class,
            code: None,
            detail: None,
        }
    }

    fn error(class: Class, error: &Error) -> Self {
        Self {
            class,
            code: error.status().map(|code| code.to_string()),
            detail: Some(error.to_string()),
        }
    }
}

/// The way out.
#[derive(Clone, Debug)]
pub enum Transport {
    /// A folder; each mail becomes a file (`make run`, tests).
    Folder(PathBuf),
    /// A mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
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
        if let Some(folder) = url.strip_prefix("file:") {
            return if folder.is_empty() {
                Err("file: needs a folder".to_owned())
            } else {
                Ok(Self::Folder(PathBuf::from(folder)))
            };
        }
        let url = if url.starts_with("smtps://") {
            url.to_owned()
        } else if let Some(rest) = url.strip_prefix("smtp://") {
            if is_loopback(rest) {
                url.to_owned()
            } else {
                format!("{url}?tls=required")
            }
        } else {
            return Err("must begin with file:, smtp:// or smtps://".to_owned());
        };
        AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)
            .map(|builder| Self::Smtp(builder.timeout(Some(Duration::from_secs(60))).build()))
            .map_err(|error| format!("is no mail server address: {error}"))
    }

    /// Hands one rendered mail over. `name` is unique and the same for every
    /// attempt: a file written twice is still one file.
    pub async fn send(&self, envelope: &Envelope, name: &str, eml: &[u8]) -> Outcome {
        match self {
            Self::Folder(folder) => match write(folder, name, eml).await {
                Ok(()) => Outcome::of(Class::Accepted),
                Err(error) => Outcome {
                    class: Class::Unreached,
                    code: None,
                    detail: Some(error.to_string()),
                },
            },
            Self::Smtp(smtp) => tokio::time::timeout(ATTEMPT_LIMIT, hand_over(smtp, envelope, eml))
                .await
                .unwrap_or_else(|_| Outcome::of(Class::Unknown)),
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

/// Connecting and handing over are two steps, for the same network error means
/// "certainly not sent" in the first and "perhaps sent" in the second.
async fn hand_over(
    smtp: &AsyncSmtpTransport<Tokio1Executor>,
    envelope: &Envelope,
    eml: &[u8],
) -> Outcome {
    let mut reached = smtp.test_connection().await;
    if reached
        .as_ref()
        .is_err_and(|error| connecting(error) == Class::Unreached)
    {
        // Often only a pooled connection that the server has closed.
        reached = smtp.test_connection().await;
    }
    match reached {
        Ok(true) => {}
        Ok(false) => return Outcome::of(Class::Unreached),
        Err(error) => return Outcome::error(connecting(&error), &error),
    }
    match smtp.send_raw(envelope, eml).await {
        Ok(response) => Outcome {
            class: Class::Accepted,
            code: Some(response.code().to_string()),
            detail: Some(response.message().collect::<Vec<_>>().join(" ")),
        },
        Err(error) => Outcome::error(handing_over(&error), &error),
    }
}

fn connecting(error: &Error) -> Class {
    if error.is_permanent() || error.is_tls() || error.is_client() {
        Class::Misconfigured
    } else if error.is_transient() {
        Class::NotNow
    } else {
        Class::Unreached
    }
}

fn handing_over(error: &Error) -> Class {
    // 530, 534, 535, 538: authentication wanted, too weak, failed, unencrypted.
    let wants_authentication = error
        .status()
        .is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
    if wants_authentication || error.is_tls() {
        Class::Misconfigured
    } else if error.is_permanent() {
        Class::Refused
    } else if error.is_transient() {
        Class::NotNow
    } else {
        Class::Unknown
    }
}

/// Whether `user:pass@host:port/…` names this machine: only then mail may go
/// without STARTTLS.
fn is_loopback(authority: &str) -> bool {
    let authority = authority.split(['/', '?']).next().unwrap_or_default();
    let host_and_port = authority.rsplit('@').next().unwrap_or_default();
    let host = host_and_port
        .strip_prefix('[')
        .and_then(|rest| rest.split(']').next())
        .unwrap_or_else(|| host_and_port.split(':').next().unwrap_or_default());
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_gets_mail_without_encryption() {
        for host in [
            "localhost:25",
            "127.0.0.1:2525",
            "user:p@127.0.0.2",
            "[::1]:25",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "mail.example",
            "127.0.0.1.example:25",
            "localhost@mail.example:25",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    // lettre's pool wants a runtime even to be dropped.
    #[tokio::test]
    async fn other_schemes_are_refused() {
        assert!(Transport::check("ftp://x").is_err());
        assert!(Transport::check("file:").is_err());
        assert!(Transport::check("smtp://user:pass@mail.example:587").is_ok());
    }
}
