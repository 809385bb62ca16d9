//! Mail leaves again after a restore: see `mail::outbox::held`.

use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, DbErr};
use serde_json::json;

use crate::clock::new_id;
use crate::db::Instant;
use crate::db::entity::audit;
use crate::mail::outbox::held::{self, Choice, Decision, Refusal};
use crate::state::AppState;

/// Plans what fell due since, ends what was possibly sent but for what is
/// chosen, and lets the rest go. With `dry_run`, mail stays held: nothing is
/// ended, and what would be is given.
///
/// # Errors
/// When the database is gone.
pub async fn resume(
    state: &AppState,
    choice: &Choice,
    dry_run: bool,
) -> Result<Result<Decision, Refusal>, DbErr> {
    let now = state.clock.now();
    held::catch_up(state, now).await?;
    let now: Instant = now.into();
    if dry_run {
        return held::decide(state.db.read(), choice, now).await;
    }
    let transaction = state.db.begin().await?;
    let decision = match held::resume(&transaction, choice, now).await? {
        Ok(decision) => decision,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let chosen: Vec<String> = decision.send.iter().map(|m| m.id.to_string()).collect();
    audit::ActiveModel {
        id: Set(new_id()),
        at: Set(now),
        actor_id: Set(None),
        act: Set("mail-resumed".to_owned()),
        subject: Set("mail".to_owned()),
        detail: Set(json!({
            "copied_at": decision.hold.copied_at,
            "restored_at": decision.hold.restored_at,
            "ended": decision.end.len(),
            "chosen": chosen,
            "waiting": decision.waiting,
        })),
    }
    .insert(&transaction)
    .await?;
    transaction.commit().await?;
    state.mail_bell.notify_one();
    Ok(Ok(decision))
}
