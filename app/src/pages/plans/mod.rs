//! Pages of kept plans: one file each.

pub mod code;
pub mod feed;
mod for_desk;
pub mod form1;
pub mod full;
pub mod history;
pub mod letter;
pub mod list;
pub mod name;
mod next;
pub mod no_designation;
pub mod opening;
pub(super) mod pieces;
pub mod plan;
pub mod ready;
pub mod remove;
pub mod report;
pub mod step;
mod step_facts;
mod step_four;
