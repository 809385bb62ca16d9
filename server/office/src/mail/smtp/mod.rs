//! A mail server, spoken to step by step: the same network error means
//! "certainly not sent" before the text is handed over and "perhaps sent" after,
//! and between the two a worker can still let go. Which step it was also tells
//! whose fault a refusal is (`stage`).
//!
//! Connections are kept for the next mail (lettre's own pool hides the step and
//! tests a connection before each mail).

mod stage;

use std::fmt;
use std::sync::Mutex;
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use self::stage::Stage;
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
    /// Trusted beside the public authorities.
    authority: Option<Certificate>,
    /// Connections for the next mails, with when each became idle.
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
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
    pub fn to(server: MailServer, authority: Option<Certificate>) -> Self {
        Self {
            authority,
            credentials: server
                .credentials
                .map(|(user, password)| Credentials::new(user, password)),
            hello: server
                .hello
                .map_or_else(ClientId::default, ClientId::Domain),
            host: server.host,
            port: server.port,
            encryption: server.encryption,
            idle: Mutex::default(),
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
            answer = timeout(TEXT_LIMIT, connection.message(eml)) => answer,
        };
        Some(match answer {
            Ok(Ok(response)) => {
                self.keep(connection);
                accepted(&response)
            }
            Ok(Err(error)) => {
                let outcome = Stage::Text.outcome(&error);
                // After a "no" the server goes on listening.
                if outcome.class != Class::Unknown {
                    self.keep(connection);
                }
                outcome
            }
            Err(_) => Stage::Text.silence(),
        })
    }

    /// A connection that waits for the text of this mail.
    async fn open(&self, envelope: &Envelope, eml: &[u8]) -> Result<AsyncSmtpConnection, Outcome> {
        if let Some(connection) = self.idle() {
            match self.address(connection, envelope, eml).await {
                // Often only a kept connection that the server has closed.
                Err(outcome) if outcome.class == Class::Unreached => {}
                other => return other,
            }
        }
        let connection = timeout(CONNECT_LIMIT, self.connect())
            .await
            .unwrap_or_else(|_| Err(Stage::Connect.silence()))?;
        self.address(connection, envelope, eml).await
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Outcome> {
        let refused = |error: Error| Stage::Connect.outcome(&error);
        let parameters = || {
            let mut tls = TlsParameters::builder(self.host.clone());
            if let Some(authority) = &self.authority {
                tls = tls.add_root_certificate(authority.clone());
            }
            tls.build().map_err(refused)
        };
        let server = (self.host.as_str(), self.port);
        let mut connection = if self.encryption == Encryption::Tls {
            let tls = Some(parameters()?);
            AsyncSmtpConnection::connect_tokio1(server, None, &self.hello, tls, None).await
        } else {
            let stream = TcpStream::connect(server)
                .await
                .map_err(|error| Stage::Connect.network(&error))?;
            // The steps are small writes that each wait for an answer: to delay
            // them costs 40 ms a mail. Without it mail goes all the same.
            let _ = stream.set_nodelay(true);
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await
        }
        .map_err(refused)?;
        if self.encryption == Encryption::StartTls {
            let tls = parameters()?;
            connection
                .starttls(tls, &self.hello)
                .await
                .map_err(refused)?;
        }
        if let Some(credentials) = &self.credentials {
            connection
                .auth(DEFAULT_MECHANISMS, credentials)
                .await
                .map_err(refused)?;
        }
        Ok(connection)
    }

    /// MAIL, RCPT and DATA: the server knows from whom and to whom, and nothing
    /// of the text.
    async fn address(
        &self,
        mut connection: AsyncSmtpConnection,
        envelope: &Envelope,
        eml: &[u8],
    ) -> Result<AsyncSmtpConnection, Outcome> {
        let mut parameters = Vec::new();
        let supports = |feature| connection.server_info().supports_feature(feature);
        if !eml.is_ascii() && supports(Extension::EightBitMime) {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let mail = Mail::new(envelope.from().cloned(), parameters);
        command(&mut connection, Stage::Sender, mail).await?;
        for to in envelope.to() {
            let rcpt = Rcpt::new(to.clone(), Vec::new());
            if let Err(outcome) = command(&mut connection, Stage::Recipient, rcpt).await {
                // A "no" to one recipient is no reason to begin anew.
                if outcome.code.is_some()
                    && command(&mut connection, Stage::Recipient, Rset)
                        .await
                        .is_ok()
                {
                    self.keep(connection);
                }
                return Err(outcome);
            }
        }
        command(&mut connection, Stage::Recipient, Data).await?;
        Ok(connection)
    }

    fn idle(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(|lock| lock.into_inner());
        // The newest first: the others may grow old together.
        while let Some((connection, since)) = idle.pop() {
            if since.elapsed() < IDLE_LIMIT {
                return Some(connection);
            }
        }
        None
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        if !connection.has_broken() {
            let mut idle = self.idle.lock().unwrap_or_else(|lock| lock.into_inner());
            idle.push((connection, Instant::now()));
        }
    }
}

async fn command(
    connection: &mut AsyncSmtpConnection,
    stage: Stage,
    command: impl fmt::Display,
) -> Result<Response, Outcome> {
    match timeout(COMMAND_LIMIT, connection.command(command)).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(error)) => Err(stage.outcome(&error)),
        Err(_) => Err(stage.silence()),
    }
}

fn accepted(response: &Response) -> Outcome {
    let words = response.message().collect::<Vec<_>>().join(" ");
    Outcome::said(Class::Accepted, response.code().to_string(), &words)
}
