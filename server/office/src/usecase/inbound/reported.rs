//! Reports of mail servers on mails of ours.

use super::read::Report;
use super::{InboundError, Received, mail_of};
use crate::db::Instant;
use crate::db::column::{Class, MailState};
use crate::mail::outbox::{self, bounce, flag_failed};
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
    let Some(mail) = outbox::by_id(&transaction, id).await? else {
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
    flag_failed(&transaction, &mail, Some(Class::Refused), now).await?;
    transaction.commit().await?;
    tracing::warn!(mail = %id, kind = mail.kind.as_str(), code, "a mail has come back");
    Ok(Received::Bounced)
}
