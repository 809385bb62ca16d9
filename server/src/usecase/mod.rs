//! What the product does, one file an act: load rows, let the domain decide,
//! write everything that follows in one transaction.

pub mod account;
pub mod plan_facts;
pub mod plans;
pub mod staff;
pub mod mail;
pub mod questions;
