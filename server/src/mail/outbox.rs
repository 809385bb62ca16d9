//! The outbox: mails are rows, written in the transaction that causes them.
//! Whoever queues rings `state.mail_bell` after the commit.

use app::i18n::Lang;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, TryInsertResult,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::Instant;
use crate::db::entity::outbox;
use crate::mail::MailKind;
use crate::secrets::{Keys, SecretError};

/// What has become of a mail; the text in `outbox.state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MailState {
    /// Waits for `next_at`.
    Pending,
    /// A worker has it until `lease_until`.
    Leased,
    /// The mail server took it.
    Sent,
    /// Its text went out within another mail of the same morning.
    Merged,
    /// It no longer made sense.
    Cancelled,
    /// Its time had passed before it could be sent.
    Expired,
    /// Given up: somebody has to look.
    Dead,
}

impl MailState {
    /// The text in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Leased => "leased",
            Self::Sent => "sent",
            Self::Merged => "merged",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Dead => "dead",
        }
    }
}

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// Which.
    pub kind: MailKind,
    /// To whom; `None` for an address without an account.
    pub account_id: Option<Uuid>,
    /// About which plan.
    pub plan_id: Option<Uuid>,
    /// Address, where it is not simply the account's at the time of sending.
    pub recipient: Option<String>,
    /// Language.
    pub lang: Lang,
    /// Unique: the same mail is never queued twice.
    pub dedupe_key: String,
    /// What the text needs; never a code, tokens only sealed ([`sealed_token`]).
    pub payload: Value,
    /// Not before.
    pub not_before: Instant,
    /// Pointless after.
    pub not_after: Option<Instant>,
}

/// Queues a mail; `false` if its key was there before.
///
/// # Errors
/// When the database is gone.
pub async fn queue(db: &impl ConnectionTrait, mail: NewMail, now: Instant) -> Result<bool, DbErr> {
    let id = crate::clock::new_id();
    let row = outbox::ActiveModel {
        id: Set(id),
        kind: Set(mail.kind.as_str().to_owned()),
        account_id: Set(mail.account_id),
        plan_id: Set(mail.plan_id),
        recipient: Set(mail.recipient),
        lang: Set(mail.lang.as_str().to_owned()),
        dedupe_key: Set(mail.dedupe_key),
        payload: Set(mail.payload),
        state: Set(MailState::Pending.as_str().to_owned()),
        attempts: Set(0),
        next_at: Set(mail.not_before),
        lease_owner: Set(None),
        lease_epoch: Set(0),
        lease_until: Set(None),
        not_after: Set(mail.not_after),
        // The host is added when the mail is rendered.
        message_id: Set(id.to_string()),
        eml: Set(None),
        last_class: Set(None),
        last_code: Set(None),
        created_at: Set(now),
        settled_at: Set(None),
        priority: Set(mail.kind.priority()),
    };
    let inserted = outbox::Entity::insert(row)
        .on_conflict(
            OnConflict::column(outbox::Column::DedupeKey)
                .do_nothing()
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(db)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(1..)))
}

/// Cancels a plan's reminders that have not left: it was removed, its dates
/// moved, or no designation was made. What is in a worker's hands is looked at
/// again right before sending.
///
/// # Errors
/// When the database is gone.
pub async fn cancel_for_plan(
    db: &impl ConnectionTrait,
    plan_id: Uuid,
    now: Instant,
) -> Result<u64, DbErr> {
    outbox::Entity::update_many()
        .col_expr(
            outbox::Column::State,
            Expr::value(MailState::Cancelled.as_str()),
        )
        .col_expr(outbox::Column::SettledAt, Expr::value(now))
        .filter(outbox::Column::PlanId.eq(plan_id))
        .filter(outbox::Column::Kind.eq(MailKind::Reminder.as_str()))
        .filter(outbox::Column::State.eq(MailState::Pending.as_str()))
        .exec(db)
        .await
        .map(|done| done.rows_affected)
}

/// How the outbox is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutboxHealth {
    /// Seconds for which the oldest mail that should have left has waited, all
    /// its attempts included; 0 if there is none.
    pub oldest_due_seconds: i64,
    /// Mails given up.
    pub dead: u64,
}

/// Later than this is worth a word to the operator.
const LATE_SECONDS: i64 = 15 * 60;

impl OutboxHealth {
    /// Whether mail is late.
    #[must_use]
    pub const fn is_late(&self) -> bool {
        self.oldest_due_seconds > LATE_SECONDS
    }
}

/// Looks at the outbox.
///
/// # Errors
/// When the database is gone.
pub async fn health(db: &impl ConnectionTrait, now: Instant) -> Result<OutboxHealth, DbErr> {
    let oldest = outbox::Entity::find()
        .filter(
            outbox::Column::State.is_in([MailState::Pending.as_str(), MailState::Leased.as_str()]),
        )
        // A mail that waits for its next attempt is late all the same.
        .filter(
            outbox::Column::NextAt
                .lte(now)
                .or(outbox::Column::Attempts.gt(0)),
        )
        .order_by_asc(outbox::Column::CreatedAt)
        .one(db)
        .await?;
    let dead = outbox::Entity::find()
        .filter(outbox::Column::State.eq(MailState::Dead.as_str()))
        .count(db)
        .await?;
    let oldest_due_seconds =
        oldest.map_or(0, |mail| Ord::max(now.0 - mail.created_at.0, 0) / 1_000);
    Ok(OutboxHealth {
        oldest_due_seconds,
        dead,
    })
}

/// The payload of a mail with a one-time link: the token, sealed for this mail
/// alone, so that the database never holds it in clear.
///
/// # Errors
/// When the key file cannot seal.
pub fn sealed_token(keys: &Keys, dedupe_key: &str, token: &str) -> Result<Value, SecretError> {
    let (key_id, sealed) = keys.seal(&seal_context(dedupe_key), token)?;
    Ok(json!({ "key_id": key_id, "sealed": data_encoding::BASE64.encode(&sealed) }))
}

/// Opens what [`sealed_token`] sealed.
///
/// # Errors
/// When it was sealed for another mail, with a lost key, or is no such payload.
pub fn open_token(keys: &Keys, dedupe_key: &str, payload: &Value) -> Result<String, SecretError> {
    let key_id = payload
        .get("key_id")
        .and_then(Value::as_i64)
        .and_then(|id| i32::try_from(id).ok());
    let sealed = payload
        .get("sealed")
        .and_then(Value::as_str)
        .and_then(|text| data_encoding::BASE64.decode(text.as_bytes()).ok());
    match (key_id, sealed) {
        (Some(key_id), Some(sealed)) => keys.open(key_id, &seal_context(dedupe_key), &sealed),
        _ => Err(SecretError::Broken),
    }
}

fn seal_context(dedupe_key: &str) -> String {
    format!("outbox:{dedupe_key}")
}
