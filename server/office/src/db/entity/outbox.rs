//! A mail that is to be sent, is being sent, or has ended visibly.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;
use crate::db::column::Class;
use crate::db::column::MailKind;
use crate::db::column::MailState;

/// A mail that is to be sent, is being sent, or has ended visibly.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which mail.
    pub kind: MailKind,
    /// To whom; `None` for an address without an account.
    pub account_id: Option<Uuid>,
    /// About which plan.
    pub plan_id: Option<Uuid>,
    /// Address, where it is not simply the account's at the time of sending.
    pub recipient: Option<String>,
    /// `ja` or `en`.
    pub lang: String,
    /// Unique: the same mail is never queued twice.
    pub dedupe_key: String,
    /// What the text needs; of a reminder, what its stored bytes say.
    pub payload: Json,
    /// What has become of it.
    pub state: MailState,
    /// Claims so far.
    pub attempts: i32,
    /// Not before.
    pub next_at: Instant,
    /// Worker that holds it.
    pub lease_owner: Option<String>,
    /// Fencing: grows with each claim.
    pub lease_epoch: i32,
    /// End of the lease.
    pub lease_until: Option<Instant>,
    /// Pointless after this.
    pub not_after: Option<Instant>,
    /// Message-ID, the same for every attempt.
    pub message_id: String,
    /// The rendered message, written once.
    pub eml: Option<Vec<u8>>,
    /// Outcome class of the last attempt.
    pub last_class: Option<Class>,
    /// SMTP code of the last attempt, or why it ended without one.
    pub last_code: Option<String>,
    /// Queued.
    pub created_at: Instant,
    /// Ended.
    pub settled_at: Option<Instant>,
    /// Smaller goes first: what somebody waits for before reminders.
    pub priority: i32,
    /// What follows the `@` of its address, in lower case; `None` where it is
    /// not known yet.
    pub domain: Option<String>,
    /// The day (Japan time, `YYYY-MM-DD`) for which its stored words were made.
    pub worded_on: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
