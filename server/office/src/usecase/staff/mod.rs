//! Members of a bureau's staff: how they get in, who they are, how they get out.

pub mod activate;
pub mod deactivate;
pub mod demo;
mod error;
pub mod invite;
pub mod list;
mod member;
pub mod revoke_sessions;

pub use error::StaffError;
pub use member::NotStaff;
