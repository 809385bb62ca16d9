//! Reports of mail servers on mails of ours.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait as _};

use super::read::Report;
use super::{InboundError, Received, mail_of};
use crate::db::Instant;
use crate::db::account;
use crate::db::column::{Class, MailState};
use crate::db::entity::outbox::{self, Entity};
use crate::mail::outbox::bounce;
use crate::office::Office;

/// What a mail without a status is marked with.
const NO_STATUS: &str = "5.0.0";

/// Marks the mail as refused, if it was given up for good.
///
/// # Errors
/// When the database is gone; [`InboundError::Busy`] while it is being sent.
pub(super) async fn apply(office: &Office, report: &Report) -> Result<Received, InboundError> {
    if !report.has_failed {
        return Ok(Received::Ignored("a mail is late, or has arrived"));
    }
    let Some(id) = mail_of(&report.message_id) else {
        return Ok(Received::Ignored("a report about a mail of somebody else"));
    };
    let now: Instant = office.clock.now().into();
    let transaction = office.db.begin().await?;
    let Some(mail) = Entity::find_by_id(id).one(&transaction).await? else {
        return Ok(Received::Ignored("a report about a mail that is not known"));
    };
    match mail.state {
        MailState::Sent | MailState::Pending => {}
        MailState::Leased => return Err(InboundError::Busy),
        _ => return Ok(Received::Ignored("a report about a mail that has ended")),
    }
    let code = report.status.as_deref().unwrap_or(NO_STATUS);
    if !bounce(&transaction, &mail, code, now).await? {
        return Err(InboundError::Busy);
    }
    flag(&transaction, &mail, now).await?;
    transaction.commit().await?;
    tracing::warn!(mail = %id, kind = mail.kind.as_str(), code, "a mail has come back");
    Ok(Received::Bounced)
}

/// Notes at the account that its mails do not arrive, if this one went to the
/// address that the account has.
async fn flag(db: &impl ConnectionTrait, mail: &outbox::Model, now: Instant) -> Result<(), DbErr> {
    let Some(id) = mail.account_id else {
        return Ok(());
    };
    let Some(account) = account::by_id(db, id).await? else {
        return Ok(());
    };
    let is_theirs = match (&mail.recipient, account.wire()) {
        (None, _) => true,
        (Some(to), Some(wire)) => to.eq_ignore_ascii_case(&wire),
        (Some(_), None) => false,
    };
    if is_theirs && mail.kind.tells_of_account() {
        account::flag_mail_failed(db, id, Some(Class::Refused), now).await?;
    }
    Ok(())
}
