//! Mail leaves again after a restore: see `mail::outbox::held`.

use sea_orm::DbErr;
use serde_json::json;

use crate::db::{Instant, audit};
use crate::mail::outbox::held::{self, Choice, Decision, Refusal};
use crate::office::Office;

/// Plans what fell due since, ends what was possibly sent but for what is
/// chosen, and lets the rest go. With `dry_run`, mail stays held: nothing is
/// ended, and what would be is given.
///
/// # Errors
/// When the database is gone.
pub async fn resume(
    office: &Office,
    choice: &Choice,
    dry_run: bool,
) -> Result<Result<Decision, Refusal>, DbErr> {
    let now = office.clock.now();
    held::catch_up(office, now).await?;
    let now: Instant = now.into();
    if dry_run {
        return held::decide(office.db.read(), choice, now).await;
    }
    let transaction = office.db.begin().await?;
    let decision = match held::resume(&transaction, choice, now).await? {
        Ok(decision) => decision,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let chosen: Vec<String> = decision.send.iter().map(|m| m.id.to_string()).collect();
    let detail = json!({
        "copied_at": decision.hold.copied_at,
        "restored_at": decision.hold.restored_at,
        "ended": decision.end.len(),
        "chosen": chosen,
        "waiting": decision.waiting,
    });
    let subject = "mail".to_owned();
    audit::record(&transaction, None, "mail-resumed", subject, detail, now).await?;
    transaction.commit().await?;
    office.mail_bell.notify_one();
    Ok(Ok(decision))
}
