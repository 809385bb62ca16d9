//! A mail server, spoken to step by step: the same network error means
//! "certainly not sent" before the text is handed over and "perhaps sent" after,
//! and between the two a worker can still let go.

use std::fmt;
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use percent_encoding::percent_decode_str;
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use url::{Host, Url};

use crate::mail::transport::{Class, Outcome, Told};

const SUBMISSION_PORT: u16 = 587;
const SUBMISSIONS_PORT: u16 = 465;
/// Connecting, encryption and authentication together.
const CONNECT_LIMIT: Duration = Duration::from_secs(30);
/// One command before the text.
const COMMAND_LIMIT: Duration = Duration::from_secs(60);
/// The text and the server's last word.
const TEXT_LIMIT: Duration = Duration::from_secs(120);
/// A connection unused for this long has often been closed by the server.
const IDLE_LIMIT: Duration = Duration::from_secs(20);

/// How the connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encryption {
    /// Not: only to this very machine.
    Plain,
    /// `smtp://`: STARTTLS, or nothing is sent.
    StartTls,
    /// `smtps://`: from the first byte.
    Tls,
}

/// The mail server of `mail.url`.
pub struct Smtp {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    hello: ClientId,
    /// The last connection, for the next mail.
    idle: Mutex<Option<(AsyncSmtpConnection, tokio::time::Instant)>>,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Smtp({}:{}, {:?})",
            self.host, self.port, self.encryption
        )
    }
}

impl Smtp {
    /// Reads `smtp://user:password@host:port/hello-name` or `smtps://…`.
    ///
    /// # Errors
    /// What is wrong with it; never its password.
    pub fn from_url(text: &str) -> Result<Self, String> {
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
            Some(password) => Some(Credentials::new(
                decoded(url.username())?,
                decoded(password)?,
            )),
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
            hello: if hello.is_empty() {
                ClientId::default()
            } else {
                ClientId::Domain(hello.to_owned())
            },
            idle: Mutex::new(None),
        })
    }

    /// Hands one mail over, or lets go of it: `None` if it was told to before
    /// the server had any of the text.
    pub async fn send(&self, envelope: &Envelope, eml: &[u8], told: &Told) -> Option<Outcome> {
        let opened = tokio::select! {
            () = told.let_go() => return None,
            opened = self.open(envelope, eml) => opened,
        };
        let mut connection = match opened {
            Ok(connection) => connection,
            Err(outcome) => return Some(outcome),
        };
        // The last moment at which nothing has been said.
        if told.must_let_go() {
            return None;
        }
        let answer = tokio::select! {
            () = told.leave() => return Some(Outcome::of(Class::Unknown)),
            answer = tokio::time::timeout(TEXT_LIMIT, connection.message(eml)) => answer,
        };
        Some(match answer {
            Ok(Ok(response)) => {
                self.keep(connection).await;
                accepted(&response)
            }
            Ok(Err(error)) => {
                let outcome = refused(&error, Class::Unknown);
                // After a "no" the server goes on listening.
                if outcome.class != Class::Unknown {
                    self.keep(connection).await;
                }
                outcome
            }
            Err(_) => Outcome::of(Class::Unknown),
        })
    }

    /// A connection that waits for the text of this mail.
    async fn open(&self, envelope: &Envelope, eml: &[u8]) -> Result<AsyncSmtpConnection, Outcome> {
        let idle = self.idle.lock().await.take();
        if let Some((connection, since)) = idle
            && since.elapsed() < IDLE_LIMIT
        {
            match address(connection, envelope, eml).await {
                // Often only a kept connection that the server has closed.
                Err(outcome) if outcome.class == Class::Unreached => {}
                other => return other,
            }
        }
        let connection = tokio::time::timeout(CONNECT_LIMIT, self.connect())
            .await
            .unwrap_or_else(|_| Err(Outcome::of(Class::Unreached)))?;
        address(connection, envelope, eml).await
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Outcome> {
        let parameters = || TlsParameters::new(self.host.clone()).map_err(|e| connecting(&e));
        let server = (self.host.as_str(), self.port);
        let mut connection = if self.encryption == Encryption::Tls {
            AsyncSmtpConnection::connect_tokio1(
                server,
                None,
                &self.hello,
                Some(parameters()?),
                None,
            )
            .await
        } else {
            let stream = TcpStream::connect(server).await.map_err(|error| Outcome {
                class: Class::Unreached,
                code: None,
                detail: Some(error.to_string()),
            })?;
            // The steps are small writes that each wait for an answer: to delay
            // them costs 40 ms a mail. Without it mail goes all the same.
            let _ = stream.set_nodelay(true);
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await
        }
        .map_err(|error| connecting(&error))?;
        if self.encryption == Encryption::StartTls {
            connection
                .starttls(parameters()?, &self.hello)
                .await
                .map_err(|error| connecting(&error))?;
        }
        if let Some(credentials) = &self.credentials {
            connection
                .auth(DEFAULT_MECHANISMS, credentials)
                .await
                .map_err(|error| connecting(&error))?;
        }
        Ok(connection)
    }

    async fn keep(&self, connection: AsyncSmtpConnection) {
        if !connection.has_broken() {
            *self.idle.lock().await = Some((connection, tokio::time::Instant::now()));
        }
    }
}

/// MAIL, RCPT and DATA: the server knows from whom and to whom, and nothing of
/// the text.
async fn address(
    mut connection: AsyncSmtpConnection,
    envelope: &Envelope,
    eml: &[u8],
) -> Result<AsyncSmtpConnection, Outcome> {
    let mut parameters = Vec::new();
    let supports = |feature| connection.server_info().supports_feature(feature);
    if !eml.is_ascii() && supports(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    command(
        &mut connection,
        Mail::new(envelope.from().cloned(), parameters),
    )
    .await?;
    for to in envelope.to() {
        command(&mut connection, Rcpt::new(to.clone(), Vec::new())).await?;
    }
    command(&mut connection, Data).await?;
    Ok(connection)
}

async fn command(
    connection: &mut AsyncSmtpConnection,
    command: impl fmt::Display,
) -> Result<Response, Outcome> {
    match tokio::time::timeout(COMMAND_LIMIT, connection.command(command)).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(error)) => {
            connection.abort().await;
            Err(refused(&error, Class::Unreached))
        }
        Err(_) => Err(Outcome::of(Class::Unreached)),
    }
}

fn accepted(response: &Response) -> Outcome {
    Outcome {
        class: Class::Accepted,
        code: Some(response.code().to_string()),
        detail: Some(response.message().collect::<Vec<_>>().join(" ")),
    }
}

/// Before anything is said of a mail, every "no" for good is about us.
fn connecting(error: &Error) -> Outcome {
    let class = if error.is_permanent() || error.is_tls() || error.is_client() {
        Class::Misconfigured
    } else if error.is_transient() {
        Class::NotNow
    } else {
        Class::Unreached
    };
    Outcome::error(class, error)
}

/// `silent`: what it means that the server said nothing at all.
fn refused(error: &Error, silent: Class) -> Outcome {
    // 530, 534, 535, 538: authentication wanted, too weak, failed, unencrypted.
    let wants_authentication = error
        .status()
        .is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
    let class = if wants_authentication || error.is_tls() {
        Class::Misconfigured
    } else if error.is_permanent() {
        Class::Refused
    } else if error.is_transient() {
        Class::NotNow
    } else {
        silent
    };
    Outcome::error(class, error)
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
        Smtp::from_url(url)
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
        let smtp = Smtp::from_url("smtp://u:p@mail.example:587?tls=required").expect("ok");
        assert_eq!((smtp.encryption, smtp.port), (Encryption::StartTls, 587));
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
            assert!(Smtp::from_url(url).is_err(), "{url}");
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
            let problem = Smtp::from_url(url).expect_err(url);
            assert!(
                problem.contains("%23") && !problem.contains("12"),
                "{problem}"
            );
        }
        let smtp = Smtp::from_url("smtp://user:12%23ab@mail.example:587").expect("ok");
        assert_eq!(
            smtp.credentials,
            Some(Credentials::new("user".to_owned(), "12#ab".to_owned()))
        );
    }

    #[test]
    fn the_path_is_the_name_to_say_hello_with() {
        let smtp = Smtp::from_url("smtp://127.0.0.1:2525/portal.example.jp").expect("ok");
        assert_eq!(smtp.hello, ClientId::Domain("portal.example.jp".to_owned()));
        assert!(Smtp::from_url("smtp://").is_err());
        assert!(Smtp::from_url("smtp://user@mail.example").is_err());
    }
}
