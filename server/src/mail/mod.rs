//! Mail that is not lost: rows in the outbox, written in the transaction that
//! causes them, delivered by a worker.

mod backoff;
pub mod deliverer;
pub mod delivery;
pub mod facts;
pub mod kind;
mod letter;
pub mod outbox;
pub mod planner;
pub mod render;
mod smtp;
pub mod transport;
pub mod worker;

pub use kind::MailKind;
pub use planner::ReminderPayload;
pub use transport::Transport;
