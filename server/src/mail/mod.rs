//! Mail that is not lost: see the outbox in `db`, the planner and the deliverer.

mod transport;

pub use transport::Transport;
