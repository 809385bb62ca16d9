//! Pages: one file each, from a view model to HTML.

pub mod fault;
pub mod guide;
pub mod guide_where;
pub mod unanswered;
