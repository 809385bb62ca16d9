//! What the product does, one file an act: load rows, let the domain decide,
//! write everything that follows in one transaction.

pub mod account;
pub mod backup;
pub mod draft;
pub mod guide;
pub mod inbound;
pub mod notices;
pub mod open_keys;
pub mod plans;
pub mod questions;
pub mod restore;
pub mod rotate_key;
pub mod sealed;
pub mod staff;
