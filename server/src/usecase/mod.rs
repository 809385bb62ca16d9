//! What the product does, one file an act: load rows, let the domain decide,
//! write everything that follows in one transaction.

pub mod account;
pub mod backup;
pub mod guide;
pub mod mail;
pub mod open_keys;
pub mod plan;
pub mod plan_facts;
pub mod plans;
pub mod questions;
pub mod restore;
pub mod rotate_key;
pub mod sealed;
pub mod staff;
