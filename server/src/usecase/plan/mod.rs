//! The public plan: nothing is loaded and nothing kept.

pub mod calendar_file;
pub mod show;
