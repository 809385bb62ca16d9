//! Pages: one file each, from a view model to HTML.

pub mod account;
pub mod fault;
