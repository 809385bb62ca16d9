//! Settle: what came of a claimed mail. Only by the worker that still has it:
//! the epoch of its claim must be the row's (fencing).

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait as _, ConnectionTrait, DbErr, EntityTrait as _};

use super::cancel::{free, keys_of};
use super::row::{life, or_mistake, save, still_as};
use super::state::{Life, Settlement};
use crate::clock::new_id;
use crate::db::Instant;
use crate::db::column::MailState;
use crate::db::entity::{delivery_attempt, outbox};
use crate::mail::attempt::Outcome;

/// How a claimed mail ends without an attempt, and why, for the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It no longer makes sense.
    Cancel(&'static str),
    /// Its time is over.
    Expire(&'static str),
    /// Somebody has to look.
    GiveUp(&'static str),
}

impl End {
    fn of(self, life: Life, now: Instant) -> Result<Life, DbErr> {
        or_mistake(match self {
            Self::Cancel(why) => life.cancel(why, now),
            Self::Expire(why) => life.expire(why, now),
            Self::GiveUp(why) => life.give_up(why, now),
        })
    }
}

/// Writes down an attempt, and what follows from it unless another worker has
/// taken the mail meanwhile. Gives where the mail stands.
///
/// # Errors
/// When the database is gone.
pub async fn settle(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    outcome: &Outcome,
    wait_ms: i64,
    started: Instant,
    now: Instant,
) -> Result<Option<MailState>, DbErr> {
    delivery_attempt::ActiveModel {
        id: Set(new_id()),
        outbox_id: Set(mail.id),
        number: Set(mail.attempts),
        started_at: Set(started),
        ended_at: Set(now),
        class: Set(outcome.class),
        smtp_code: Set(outcome.code.clone()),
        detail: Set(outcome.detail.clone()),
    }
    .insert(db)
    .await?;
    let settlement = Settlement {
        class: outcome.class,
        code: outcome.code.clone(),
        wait_ms,
    };
    let settled = or_mistake(life(mail).settle(settlement, now))?;
    if settled.settled_at.is_some() && mail.kind.link_path().is_some() {
        // A used or useless token is of no use to anybody.
        still_as(outbox::Entity::update_many(), mail)
            .col_expr(outbox::Column::Eml, Expr::value(None::<Vec<u8>>))
            .exec(db)
            .await?;
    }
    let saved = save(db, mail, &settled).await?;
    Ok(saved.then_some(settled.state))
}

/// Ends a claimed mail without an attempt. What was cancelled and cannot have
/// arrived frees the keys of what it carries.
///
/// # Errors
/// When the database is gone.
pub async fn end(
    db: &impl ConnectionTrait,
    mail: &outbox::Model,
    end: End,
    now: Instant,
) -> Result<bool, DbErr> {
    let ended = end.of(life(mail), now)?;
    if !save(db, mail, &ended).await? {
        return Ok(false);
    }
    if let End::Cancel(why) = end
        && !ended.may_have_arrived()
    {
        let keys = keys_of(db, mail.id).await?;
        free(db, &keys, why, now).await?;
    }
    Ok(true)
}

/// Gives a claimed mail back untried.
///
/// # Errors
/// When the database is gone.
pub async fn release(db: &impl ConnectionTrait, mail: &outbox::Model) -> Result<bool, DbErr> {
    save(db, mail, &or_mistake(life(mail).release())?).await
}
