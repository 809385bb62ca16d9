//! `/plans/{id}/mails`: what has become of the mails about a plan, and which are
//! to come. Writes nothing.

use portal::mail_log::{LogReader, PlanMailsView};

use super::{PlanError, kept};
use crate::actor::Actor;
use crate::db::account;
use crate::office::Office;
use crate::usecase::notices::log;

/// The page.
///
/// # Errors
/// [`PlanError::NotFound`] for a plan that is not theirs.
pub async fn look(office: &Office, actor: &Actor, id: &str) -> Result<PlanMailsView, PlanError> {
    let db = office.db.read();
    let plan = kept::find(db, actor, id).await?;
    let owner = account::by_id(db, actor.account_id)
        .await?
        .ok_or(PlanError::NotFound)?;
    let reader = LogReader::Owner {
        email: actor.email.clone(),
    };
    Ok(log::of_plan(office, plan, &owner, reader, actor.now).await?)
}
