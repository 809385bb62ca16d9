//! Pages: one file each, from a view model to HTML.

pub mod fault;
pub mod mail_preference;
pub mod unsubscribe;
pub mod ask;
pub mod desk;
pub mod desk_question;
pub mod questions;
