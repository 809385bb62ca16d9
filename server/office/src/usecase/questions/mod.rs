//! Questions to the bureau: one file an act. Whoever asks sees their own, staff
//! their bureau's; anything else is simply not found (`db::question`).

pub mod act;
pub mod desk;
mod error;
pub(in crate::usecase) mod give_back;
pub mod mails;
pub mod open;
pub mod overdue;
pub mod read;
pub mod reply;
mod tell_staff;
mod thread;

pub use error::QuestionError;
