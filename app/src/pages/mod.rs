//! Pages: one file each, from a view model to HTML.

pub mod fault;
pub mod plans;
