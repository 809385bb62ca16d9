//! Pages: one file each, from a view model to HTML.

pub mod account;
pub mod ask;
pub mod desk;
pub mod desk_question;
pub mod fault;
pub mod guide;
pub mod guide_where;
pub mod help;
pub mod home;
pub mod mail_link;
pub mod mail_preference;
mod mail_words;
pub mod out_of_scope;
pub mod plan;
pub mod plan_mails;
pub mod plans;
pub mod questions;
pub mod reader_confirm;
pub mod sources;
pub mod start;
pub mod statements;
pub mod unanswered;
pub mod undelivered;
pub mod unsubscribe;
