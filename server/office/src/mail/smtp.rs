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
use tokio::net::TcpStream;
use tokio::sync::Mutex;

use crate::db::column::Class;
use crate::mail::attempt::{Outcome, Told};
use crate::mail_url::{Encryption, MailServer};

/// Connecting, encryption and authentication together.
const CONNECT_LIMIT: Duration = Duration::from_secs(30);
/// One command before the text.
const COMMAND_LIMIT: Duration = Duration::from_secs(60);
/// The text and the server's last word.
const TEXT_LIMIT: Duration = Duration::from_secs(120);
/// A connection unused for this long has often been closed by the server.
const IDLE_LIMIT: Duration = Duration::from_secs(20);

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
    /// Does not connect yet.
    #[must_use]
    pub fn to(server: MailServer) -> Self {
        Self {
            credentials: server
                .credentials
                .map(|(user, password)| Credentials::new(user, password)),
            hello: server
                .hello
                .map_or_else(ClientId::default, ClientId::Domain),
            host: server.host,
            port: server.port,
            encryption: server.encryption,
            idle: Mutex::new(None),
        }
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
