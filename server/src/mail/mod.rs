//! Mail that is not lost: rows in the outbox, written in the transaction that
//! causes them, delivered by a worker.

mod backoff;
pub mod deliverer;
pub mod facts;
pub mod held;
pub mod kind;
mod letter;
pub mod outbox;
pub mod planner;
pub mod render;
pub mod transport;
pub mod worker;

pub use kind::MailKind;
pub use transport::Transport;
