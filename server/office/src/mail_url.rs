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

    /// The same with mail handed over unencrypted (`mail.plain`).
    ///
    /// # Errors
    /// Where the address itself asks for encryption; in English for operators.
    pub fn in_the_clear(self) -> Result<Self, &'static str> {
        match self {
            Self::Server(server) if server.encryption == Encryption::Tls => {
                Err("says the opposite of smtps:// in mail.url")
            }
            Self::Server(server) if server.asks_for_tls => {
                Err("says the opposite of `tls=required` in mail.url")
            }
            Self::Server(server) => Ok(Self::Server(MailServer {
                encryption: Encryption::Plain,
                ..server
            })),
            folder @ Self::Folder(_) => Ok(folder),
        }
    }
}

/// How the connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Not: to this very machine, or where `mail.plain` says so.
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
    /// Whether the address itself asks for it.
    asks_for_tls: bool,
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
    /// Whether it runs on this very machine.
    #[must_use]
    pub fn is_this_machine(&self) -> bool {
        Host::parse(&self.host).is_ok_and(|host| is_loopback(&host))
            || self
                .host
                .parse::<std::net::IpAddr>()
                .is_ok_and(|ip| ip.is_loopback())
    }

    /// Reads `smtp://user:password@host:port/hello-name` or `smtps://…`.
    ///
    /// # Errors
    /// What is wrong with it; never its password.
    pub fn read(text: &str) -> Result<Self, String> {
        raw_signs(text)?;
        let url = Url::parse(text).map_err(|error| format!("is no address: {error}; {ENCODE}"))?;
        if url.fragment().is_some() {
            return Err(format!("has a part after `#`; {ENCODE}"));
        }
        let asks_for_tls = asks_for_tls(&url)?;
        let hello = url.path().trim_matches('/');
        if !hello.is_empty() && !is_hello(hello) {
            return Err(format!("has a path that is no host name; {ENCODE}"));
        }
        let host = host(&url)?;
        let (encryption, port) = match url.scheme() {
            "smtps" => (Encryption::Tls, SUBMISSIONS_PORT),
            "smtp" if is_loopback(&host) && !asks_for_tls => (Encryption::Plain, SUBMISSION_PORT),
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
            port: match url.port() {
                Some(0) => return Err("has no port 0".to_owned()),
                given => given.unwrap_or(port),
            },
            encryption,
            asks_for_tls,
            credentials,
            hello: (!hello.is_empty()).then(|| hello.to_owned()),
        })
    }
}

const ENCODE: &str = "percent-encode it: in a user name or password `#`, `?`, `/` and `@` are written `%23`, `%3F`, `%2F` and `%40`, and a `%` is written `%25`";

/// What a parser of addresses would take for something else: a sign in a
/// password that ends the part before the host.
fn raw_signs(text: &str) -> Result<(), String> {
    let Some((_, rest)) = text.split_once("://") else {
        return Ok(());
    };
    let whole = rest.rsplit_once('@').map_or("", |(before, _)| before);
    if let Some(sign) = whole.chars().find(|c| "#?/@\\".contains(*c)) {
        return Err(format!("has a raw `{sign}` before the last `@`; {ENCODE}"));
    }
    if rest.chars().any(|c| c.is_control() || c == ' ') {
        return Err(format!("has a blank or a control character; {ENCODE}"));
    }
    let hex = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let is_coded = |part: &str| part.get(..2).is_some_and(hex);
    if !rest.split('%').skip(1).all(is_coded) {
        return Err(format!("has a raw `%`; {ENCODE}"));
    }
    Ok(())
}

/// Whether the address itself asks for TLS, in lettre's way of writing it. Any
/// other part after `?` is refused by its name; its value may be a secret.
fn asks_for_tls(url: &Url) -> Result<bool, String> {
    let mut asks = false;
    for (key, value) in url.query_pairs() {
        match (key.as_ref(), value.as_ref()) {
            ("tls", "required") => asks = true,
            ("tls", _) => {
                return Err(
                    "has `tls` after `?`, which may only be `required`; without it TLS is \
                     required, too, except on this machine (`mail.plain = true` sends in the clear)"
                        .to_owned(),
                );
            }
            (name, _) => {
                let name: String = name.chars().take(20).collect();
                return Err(format!("has an unknown part `{name}` after `?`; {ENCODE}"));
            }
        }
    }
    Ok(asks)
}

/// The host as a web address's would be read: `smtp` is no scheme that the
/// parser knows, so it leaves every name as it is.
fn host(url: &Url) -> Result<Host<String>, String> {
    let name = match url.host().ok_or("names no mail server")? {
        Host::Domain(name) => name,
        Host::Ipv4(ip) => return Ok(Host::Ipv4(ip)),
        Host::Ipv6(ip) => return Ok(Host::Ipv6(ip)),
    };
    let name = percent_decode_str(name).decode_utf8_lossy();
    Host::parse(&name).map_err(|error| format!("names no mail server: {error}"))
}

/// Whether a mail server can be told this: a host name, or an address in
/// brackets (RFC 5321, 4.1.1.1).
#[must_use]
pub fn is_hello(name: &str) -> bool {
    if let Some(address) = name
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return match address.strip_prefix("IPv6:") {
            Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => address.parse::<std::net::Ipv4Addr>().is_ok(),
        };
    }
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    name.len() <= 253 && name.split('.').all(label)
}

/// Whether a host is this very machine: only then mail may go unencrypted.
fn is_loopback(host: &Host<String>) -> bool {
    match host {
        Host::Domain(name) => name == "localhost",
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
        let problem = MailServer::read("smtp://192.0.2.2?a=1&timeout=5").expect_err("unknown");
        assert!(problem.contains("`a`"), "{problem}");
        let problem = MailServer::read("smtp://192.0.2.2?TLS=required").expect_err("unknown");
        assert!(problem.contains("`TLS`"), "{problem}");
    }

    #[test]
    fn tls_that_is_asked_for_is_used_on_this_machine_too() {
        assert_eq!(
            encryption("smtp://localhost?tls=required"),
            Encryption::StartTls
        );
    }

    #[test]
    fn a_host_is_read_as_in_a_web_address() {
        for (url, host, expected) in [
            ("smtp://LOCALHOST", "localhost", Encryption::Plain),
            ("SMTP://Mail.Example", "mail.example", Encryption::StartTls),
            (
                "smtp://日本語.jp",
                "xn--wgv71a119e.jp",
                Encryption::StartTls,
            ),
            ("smtp://127.1", "127.0.0.1", Encryption::Plain),
            ("smtp://[2001:db8::1]", "2001:db8::1", Encryption::StartTls),
        ] {
            let server = MailServer::read(url).expect(url);
            assert_eq!((server.host.as_str(), server.encryption), (host, expected));
        }
        for url in [
            "smtp://mail.example:0",
            "smtp://a b",
            "smtp://:25",
            "smtp:mail.example",
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
            "smtp://user:12@ab@mail.example",
            "smtp://us@er:12@mail.example",
            "smtp://user:12%ab%zz@mail.example",
            "smtp://user:12%@mail.example",
            "smtp://user:12 ab@mail.example",
            "smtp://user:12\tab@mail.example",
            "smtp://user:12\\ab@mail.example",
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
