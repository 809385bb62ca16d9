//! Mail that is not lost: rows in the outbox, written in the transaction that
//! causes them, delivered by a worker.
//!
//! The points of a mail's way, at each of which a process may be killed
//! (`tests/all/kills.rs` does):
//!
//! 1. planned: `planner`, or a use case, wrote its row (`outbox::plan`)
//! 2. claimed: leased to a worker (`outbox::claim`)
//! 3. looked at again by today's facts, its bytes stored (`prepare`)
//! 4. addressed: the server knows the recipient, and nothing of the text (`smtp`)
//! 5. the text handed over, no answer yet
//! 6. answered, not settled
//! 7. settled (`outbox::settle`)
//!
//! Until 5 it goes once. Between 5 and 7 nobody can know, and it goes again:
//! the same bytes under the same Message-ID.

pub mod arrival;
pub mod attempt;
mod backoff;
mod content;
pub mod deliverer;
pub mod delivery;
pub mod facts;
mod hands;
pub mod heartbeat;
mod html;
pub mod leave;
mod letter;
pub mod letter_readers;
pub mod links;
pub mod outbox;
mod pace;
pub mod planner;
mod prepare;
mod queue;
pub mod reconcile;
pub mod render;
pub mod reply;
mod settler;
mod smtp;
mod timing;
pub mod transport;
pub mod watch;
pub mod weekly;

pub use planner::ReminderPayload;
pub use transport::Transport;
