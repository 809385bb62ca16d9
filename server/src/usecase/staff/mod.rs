//! Members of a bureau's staff: how they get in.

pub mod demo;
pub mod invite;
