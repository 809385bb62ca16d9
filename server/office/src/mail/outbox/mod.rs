//! The outbox: mails are rows, written in the transaction that causes them.
//! Whoever queues rings `state.mail_bell` after the commit.
//!
//! `state` holds every move of a mail's life as values; each other file does one
//! act with it: plan, merge, claim, settle, cancel, revive, expire, bounce; `pause` is of
//! domains. Nothing
//! outside this folder writes a mail's state.
//!
//! A reminder is a row of its own with its own key. What a mail carries is in
//! `outbox_item`: a lone reminder carries itself; several of one morning are
//! merged into a carrier, a further row. An item's key is taken while its row is
//! there, so that what drops out of a mail unsent is free to be planned again.

mod bounce;
mod cancel;
pub mod claim;
mod copies;
mod expire;
mod flag;
mod forget;
mod health;
pub mod held;
pub mod lock;
mod mailbox;
mod merge;
mod notice;
pub mod pause;
mod plan;
mod reminders;
mod revive;
mod row;
mod settle;
pub mod shown;
mod staff;
mod state;
mod token;

pub use bounce::bounce;
pub use cancel::{cancel_for_plan, drop_items};
pub use copies::plan_copies;
pub use expire::write_missed;
pub use flag::flag_failed;
pub use forget::forget_settled;
pub use health::{OutboxHealth, health};
pub use mailbox::{by_id, to_mailbox_of};
pub use notice::security_notice;
pub(in crate::mail) use plan::domain_of;
pub use plan::{NewMail, known, queue};
pub use reminders::{Joining, plan_reminders};
pub use revive::{may_be_revived, revive};
pub use row::life;
pub use settle::{End, Tried, end, postpone, release, settle};
pub use shown::carried_by;
pub use staff::next_to_staff;
pub use state::{Life, NoSuchMove, Settlement};
pub use token::{open_token, sealed_token};
