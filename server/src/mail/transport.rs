//! Where mails go: a mail server, or a folder of `.eml` files.

use std::path::PathBuf;

use lettre::{AsyncSmtpTransport, Tokio1Executor};

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
            if is_loopback(rest) { url.to_owned() } else { format!("{url}?tls=required") }
        } else {
            return Err("must begin with file:, smtp:// or smtps://".to_owned());
        };
        AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)
            .map(|builder| Self::Smtp(builder.timeout(Some(std::time::Duration::from_secs(60))).build()))
            .map_err(|error| format!("is no mail server address: {error}"))
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
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_gets_mail_without_encryption() {
        for host in ["localhost:25", "127.0.0.1:2525", "user:p@127.0.0.2", "[::1]:25"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["mail.example", "127.0.0.1.example:25", "localhost@mail.example:25"] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn other_schemes_are_refused() {
        assert!(Transport::check("ftp://x").is_err());
        assert!(Transport::check("file:").is_err());
        assert!(Transport::check("smtp://user:pass@mail.example:587").is_ok());
    }
}
