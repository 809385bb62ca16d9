//! Mail that comes in, from a mail server's pipe: what became of mails of ours,
//! and replies to answers. Whatever else comes is ignored and never answered: an
//! answer to a forged sender would be a nuisance to somebody else.

mod quoted;
pub mod read;
mod replied;
mod reported;

use sea_orm::DbErr;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::mail::outbox;
use crate::office::Office;
use crate::usecase::questions::QuestionError;
use read::{Incoming, Letter};

/// What became of a mail that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// A mail of ours did not arrive: it is marked.
    Bounced,
    /// It is in its thread.
    Replied,
    /// Nothing was done; why, in English for the log.
    Ignored(&'static str),
}

/// It cannot be dealt with now; the mail server tries again.
#[derive(Debug, thiserror::Error)]
pub enum InboundError {
    /// The mail that a report is about is just being sent.
    #[error("the mail is being sent at this moment")]
    Busy,
    /// The thread.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Deals with a mail, once: a second time it is ignored.
///
/// # Errors
/// When the database is gone; nothing was written then.
pub async fn receive(office: &Office, raw: &[u8]) -> Result<Received, InboundError> {
    match read::read(raw) {
        Incoming::Ignored(why) => Ok(Received::Ignored(why)),
        Incoming::Report(report) => reported::apply(office, &report).await,
        Incoming::Letter(letter) if is_ours(office, &letter).await? => {
            Ok(Received::Ignored("it is a mail of ours"))
        }
        Incoming::Letter(letter) => {
            let hash = hash(letter.message_id.as_deref(), raw);
            replied::apply(office, &letter, hash).await
        }
    }
}

/// By which it is known again; says nothing of anybody.
fn hash(message_id: Option<&str>, raw: &[u8]) -> String {
    let bytes = message_id.map_or(raw, str::as_bytes);
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Whether a mail has gone in a circle.
async fn is_ours(office: &Office, letter: &Letter) -> Result<bool, DbErr> {
    let key = |text: &str| domain::input::email("from", text).map(|email| email.key());
    let own = office.config.mail.from.parse::<lettre::message::Mailbox>();
    let own = own.ok().and_then(|own| key(own.email.as_ref()).ok());
    if own.is_some() && key(&letter.from).ok() == own {
        return Ok(true);
    }
    match letter.message_id.as_deref().and_then(mail_of) {
        Some(id) => {
            let found = outbox::by_id(office.db.read(), id).await?;
            Ok(found.is_some())
        }
        None => Ok(false),
    }
}

/// The outbox row that a Message-ID (`row@host` or `row.edition@host`) names.
fn mail_of(message_id: &str) -> Option<Uuid> {
    let (local, _) = message_id.trim_matches(['<', '>']).rsplit_once('@')?;
    let id = local.split('.').next()?;
    // Only as we write it.
    Uuid::parse_str(id)
        .ok()
        .filter(|uuid| uuid.to_string() == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_id_of_ours_names_its_row() {
        let id = "01936b1e-7c00-7000-8000-000000000001";
        for text in [
            format!("{id}@portal.example.jp"),
            format!("<{id}@portal.example.jp>"),
            format!("{id}.2026-11-20@portal.example.jp"),
        ] {
            assert_eq!(mail_of(&text).unwrap().to_string(), id, "{text}");
        }
        for text in ["", "@", "x@y", "01936B1E-7C00-7000-8000-000000000001@x", id] {
            assert_eq!(mail_of(text), None, "{text}");
        }
    }
}
