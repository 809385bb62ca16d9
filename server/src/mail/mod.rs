//! Mail that is not lost: rows in the outbox, written in the transaction that
//! causes them, delivered by a worker.

pub mod kind;
pub mod outbox;
mod transport;

pub use kind::MailKind;
pub use transport::Transport;
