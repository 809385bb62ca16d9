//! Pages: one file each, from a view model to HTML.

pub mod account;
pub mod fault;
pub mod mail_preference;
pub mod unsubscribe;
pub mod ask;
pub mod desk;
pub mod desk_question;
pub mod questions;
pub mod plans;
pub mod help;
pub mod home;
pub mod out_of_scope;
pub mod plan;
pub mod sources;
pub mod start;
pub mod statements;
