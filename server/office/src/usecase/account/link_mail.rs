//! Mails with a one-time link: how many go out, and to where.
//!
//! A mailbox gets so many an hour, whoever asks and from wherever; after that
//! the answer is the same and the last link stays good, for the mailbox is its
//! owner's: nobody can use up somebody else's way in. A client's network may ask
//! so often, and a browser that knows the account has a share of its own.
//! Addresses that may be anybody's get so many in all.

use std::time::Duration;

use domain::input::Email;
use locales::Lang;
use sea_orm::{ConnectionTrait, DbErr};

use super::attempts;
use crate::actor::Caller;
use crate::auth::link::{self, NewLink};
use crate::db::Instant;
use crate::db::column::MailKind;
use crate::mail::outbox::{self, NewMail};
use crate::office::Office;
use crate::secrets::{Keys, SecretError, Token};
use crate::usecase::account::AccountError;

/// To whom a mail may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Only to addresses that have an account.
    Owners,
    /// To whatever address was typed.
    Anybody,
}

/// That a client may ask for a mail: its share is counted. Made before anything
/// dear is done for the request.
#[derive(Debug)]
pub struct Ticket {
    to: To,
    is_known_device: bool,
}

/// A mail that a ticket is for.
pub(super) struct LinkMail {
    /// Which.
    pub kind: MailKind,
    /// In which language.
    pub lang: Lang,
    /// The link that it carries.
    pub link: NewLink,
    /// Now.
    pub now: Instant,
}

/// What came of asking.
#[derive(Debug)]
pub struct Asked {
    /// The token of the browser's session, if it was started for this.
    pub token: Option<Token>,
    /// The mailbox has had its share: the last link is the one to use.
    pub is_enough: bool,
}

/// Counts a request for a mail by who asks; known and unknown addresses count
/// alike. `Err` is how long to wait.
///
/// # Errors
/// When the database is gone.
pub async fn ticket(
    office: &Office,
    caller: &Caller,
    email: &Email,
    to: To,
) -> Result<Result<Ticket, Duration>, AccountError> {
    let address = email.key();
    let limits = &office.limits;
    if let Some(device) = attempts::known_device(office, caller, &address).await?
        && limits
            .link_mails_by_device
            .check(&(device.key(), address))
            .is_ok()
    {
        return Ok(Ok(Ticket {
            to,
            is_known_device: true,
        }));
    }
    if let Err(wait) = limits.link_mails_by_client.check(&caller.network) {
        return Ok(Err(wait));
    }
    if to == To::Anybody
        && let Err(wait) = limits.link_mails_to_strangers.check(&())
    {
        alarm(
            office,
            "more sign-ups than limits.link_mails_in_all within an hour: others have to wait",
        );
        return Ok(Err(wait));
    }
    Ok(Ok(Ticket {
        to,
        is_known_device: false,
    }))
}

impl Ticket {
    /// Counts the mail by where it goes. Whether the mailbox has had its share:
    /// the same for known and unknown addresses.
    #[must_use]
    pub(in crate::usecase) fn is_enough(&self, office: &Office, address: &str) -> bool {
        !self.is_known_device
            && office
                .limits
                .link_mails_to
                .check(&address.to_owned())
                .is_err()
    }

    /// Queues the mail, unless the mailbox has had its share (`is_enough`) and
    /// has a link of this sort that works. Gives the hash of the link's token.
    ///
    /// # Errors
    /// When the database is gone or the token cannot be sealed.
    pub(super) async fn queue(
        &self,
        office: &Office,
        db: &impl ConnectionTrait,
        mail: LinkMail,
        is_enough: bool,
    ) -> Result<Option<String>, AccountError> {
        let LinkMail {
            kind,
            lang,
            link,
            now,
        } = mail;
        let waits = is_enough
            && link::is_in_mailbox(db, link.purpose, link.account_id, &link.email.key(), now)
                .await?;
        if waits {
            return Ok(None);
        }
        if self.to == To::Owners && office.limits.link_mails_to_owners.check(&()).is_err() {
            alarm(
                office,
                "more mails with a link to accounts than limits.link_mails_in_all within an hour; they go out",
            );
        }
        let hash = queue(db, &office.keys, kind, lang, link, now).await?;
        Ok(Some(hash))
    }
}

/// Tells the operator, now and then.
fn alarm(office: &Office, what: &str) {
    metrics::counter!("link_mails_over_limit_total").increment(1);
    if office.limits.alarms.check(&()).is_ok() {
        tracing::error!("{what}");
    }
}

/// A mail with a link was not queued.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbErr),
    /// The token cannot be sealed.
    #[error(transparent)]
    Secret(#[from] SecretError),
}

impl From<QueueError> for AccountError {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::Db(error) => Self::Db(error),
            QueueError::Secret(error) => Self::Secret(error),
        }
    }
}

/// Queues the mail; gives the hash of the link's token.
///
/// # Errors
/// When the database is gone or the token cannot be sealed.
pub(in crate::usecase) async fn queue(
    db: &impl ConnectionTrait,
    keys: &Keys,
    kind: MailKind,
    lang: Lang,
    link: NewLink,
    now: Instant,
) -> Result<String, QueueError> {
    let (account_id, recipient) = (link.account_id, link.email.wire().to_owned());
    let not_after = now.plus_millis(link.purpose.lifetime_ms());
    let token = link::create(db, link, now).await?;
    let hash = token.hash();
    let dedupe_key = format!("link:{hash}");
    let mail = NewMail {
        kind,
        account_id,
        plan_id: None,
        // The address that was asked for, whatever the account's is by then.
        recipient: Some(recipient),
        lang,
        payload: outbox::sealed_token(keys, &dedupe_key, token.reveal())?,
        dedupe_key,
        not_before: now,
        not_after: Some(not_after),
    };
    outbox::queue(db, mail, now).await?;
    Ok(hash)
}
