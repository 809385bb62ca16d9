//! Reports of mail servers on mails of ours.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::read::Report;
use super::{InboundError, Received, mail_of};
use crate::db::Instant;
use crate::db::column::{Class, MailState};
use crate::db::entity::outbox::{Column, Entity};
use crate::mail::outbox::flag_failed;
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
    let marked = Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Dead))
        .col_expr(Column::LastClass, Expr::value(Class::Refused))
        .col_expr(Column::LastCode, Expr::value(code))
        .col_expr(Column::SettledAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(mail.state))
        .filter(Column::LeaseEpoch.eq(mail.lease_epoch))
        .exec(&transaction)
        .await?;
    if marked.rows_affected == 0 {
        return Err(InboundError::Busy);
    }
    flag_failed(&transaction, &mail, Some(Class::Refused), now).await?;
    transaction.commit().await?;
    tracing::warn!(mail = %id, kind = mail.kind.as_str(), code, "a mail has come back");
    Ok(Received::Bounced)
}
