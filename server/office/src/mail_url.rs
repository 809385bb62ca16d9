//! `mail.url`: where mails go.

use std::fmt;
use std::path::PathBuf;

use percent_encoding::percent_decode_str;
use url::{Host, Url};

const SUBMISSION_PORT: u16 = 587;
const SUBMISSIONS_PORT: u16 = 465;

/// Where mails go.
#[derive(Clone, Debug)]
pub enum MailUrl {
    /// A folder; each mail becomes a file (`make run`, tests).
    Folder(PathBuf),
    /// A mail server.
    Server(MailServer),
}

impl MailUrl {
    /// Reads `file:folder`, or a mail server's address.
    ///
    /// # Errors
    /// What is wrong with it, in English for operators; never its password.
    pub fn read(text: &str) -> Result<Self, String> {
        match text.strip_prefix("file:") {
            Some("") => Err("file: needs a folder".to_owned()),
            Some(folder) => Ok(Self::Folder(PathBuf::from(folder))),
            None => Ok(Self::Server(MailServer::read(text)?)),
        }
    }
}

/// How the connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Not: only to this very machine.
    Plain,
    /// `smtp://`: STARTTLS, or nothing is sent.
    StartTls,
    /// `smtps://`: from the first byte.
    Tls,
}

/// A mail server.
#[derive(Clone)]
pub struct MailServer {
    /// Host name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// How the connection is encrypted.
    pub encryption: Encryption,
    /// User name and password.
    pub credentials: Option<(String, String)>,
    /// The name to say hello with, if not this machine's.
    pub hello: Option<String>,
}

/// Never the password.
impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            host,
            port,
            encryption,
            ..
        } = self;
        write!(f, "MailServer({host}:{port}, {encryption:?})")
    }
}

impl MailServer {
    /// Reads `smtp://user:password@host:port/hello-name` or `smtps://…`.
    ///
    /// # Errors
    /// What is wrong with it; never its password.
    pub fn read(text: &str) -> Result<Self, String> {
        const ENCODE: &str = "in a user name or password `#`, `?`, `/` and `@` are written percent-encoded (`%23`, `%3F`, `%2F`, `%40`)";
        let url = Url::parse(text).map_err(|error| format!("is no address: {error}; {ENCODE}"))?;
        if url.fragment().is_some() {
            return Err(format!("has a part after `#`; {ENCODE}"));
        }
        for (key, value) in url.query_pairs() {
            // lettre's own way to write what holds here anyway.
            if (key.as_ref(), value.as_ref()) != ("tls", "required") {
                return Err(format!("has an unknown part after `?`; {ENCODE}"));
            }
        }
        let hello = url.path().trim_matches('/');
        if hello.contains(['/', '@', ':', '%']) {
            return Err(format!("has a path that is no host name; {ENCODE}"));
        }
        let host = url.host().ok_or("names no mail server")?;
        let (encryption, port) = match url.scheme() {
            "smtps" => (Encryption::Tls, SUBMISSIONS_PORT),
            "smtp" if is_loopback(&host) => (Encryption::Plain, SUBMISSION_PORT),
            "smtp" => (Encryption::StartTls, SUBMISSION_PORT),
            _ => return Err("must begin with file:, smtp:// or smtps://".to_owned()),
        };
        let decoded = |text: &str| {
            percent_decode_str(text)
                .decode_utf8()
                .map(std::borrow::Cow::into_owned)
                .map_err(|_| "has a user name or password that is no text".to_owned())
        };
        let credentials = match url.password() {
            None if url.username().is_empty() => None,
            None => return Err("has a user name and no password".to_owned()),
            Some(password) => Some((decoded(url.username())?, decoded(password)?)),
        };
        Ok(Self {
            host: match &host {
                // Without the brackets of an address.
                Host::Ipv6(ip) => ip.to_string(),
                host => host.to_string(),
            },
            port: url.port().unwrap_or(port),
            encryption,
            credentials,
            hello: (!hello.is_empty()).then(|| hello.to_owned()),
        })
    }
}

/// Whether a host is this very machine: only then mail may go unencrypted.
fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        // `smtp` is no scheme that the parser knows: an address is a domain to it.
        Host::Domain(name) => {
            *name == "localhost"
                || name
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|ip| ip.is_loopback())
        }
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encryption(url: &str) -> Encryption {
        MailServer::read(url)
            .unwrap_or_else(|e| panic!("{url}: {e}"))
            .encryption
    }

    #[test]
    fn only_this_machine_gets_mail_without_encryption() {
        for host in [
            "localhost:25",
            "127.0.0.1:2525",
            "user:p@127.0.0.2",
            "[::1]:25",
        ] {
            assert_eq!(
                encryption(&format!("smtp://{host}")),
                Encryption::Plain,
                "{host}"
            );
        }
        for host in [
            "mail.example",
            "127.0.0.1.example:25",
            "localhost:pw@mail.example:25",
            "192.0.2.2:3555",
            "192.0.2.2:3555/mail.example",
        ] {
            assert_eq!(
                encryption(&format!("smtp://{host}")),
                Encryption::StartTls,
                "{host}"
            );
        }
        assert_eq!(encryption("smtps://127.0.0.1"), Encryption::Tls);
    }

    #[test]
    fn lettres_own_way_to_write_it_is_understood() {
        let server = MailServer::read("smtp://u:p@mail.example:587?tls=required").expect("ok");
        assert_eq!(
            (server.encryption, server.port),
            (Encryption::StartTls, 587)
        );
    }

    #[test]
    fn nothing_after_the_host_switches_encryption_off() {
        for url in [
            "smtp://192.0.2.2:3555?foo=bar",
            "smtp://192.0.2.2:3555?tls",
            "smtp://192.0.2.2:3555?tls=none",
            "smtp://192.0.2.2:3555?TLS=required",
            "smtp://192.0.2.2:3555#ab@mail.example:587",
            "smtp://192.0.2.2:3555/mail.example#x",
            "smtp://192.0.2.2:3555?x=@localhost",
        ] {
            assert!(MailServer::read(url).is_err(), "{url}");
        }
    }

    #[test]
    fn a_raw_sign_in_a_password_is_told_how_to_be_written() {
        for url in [
            "smtp://user:12#ab@mail.example:587",
            "smtp://user:12?ab@mail.example:587",
            "smtp://user:12/ab@mail.example:587",
            "smtp://user:#ab@mail.example:587",
            "smtps://user:12#ab@mail.example",
        ] {
            let problem = MailServer::read(url).expect_err(url);
            assert!(
                problem.contains("%23") && !problem.contains("12"),
                "{problem}"
            );
        }
        let server = MailServer::read("smtp://user:12%23ab@mail.example:587").expect("ok");
        assert_eq!(
            server.credentials,
            Some(("user".to_owned(), "12#ab".to_owned()))
        );
    }

    #[test]
    fn the_path_is_the_name_to_say_hello_with() {
        let server = MailServer::read("smtp://127.0.0.1:2525/portal.example.jp").expect("ok");
        assert_eq!(server.hello, Some("portal.example.jp".to_owned()));
        assert!(MailServer::read("smtp://").is_err());
        assert!(MailServer::read("smtp://user@mail.example").is_err());
    }
}
