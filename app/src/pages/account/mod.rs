//! Pages about accounts: coming in, and what their owner changes.

pub mod ask_for_link;
pub mod change_address;
pub mod change_password;
pub mod delete;
mod draft;
pub mod mail_sent;
pub mod new_password;
pub mod open_link;
pub mod overview;
mod password;
pub mod sign_in;
pub mod sign_up;
pub mod wait;
mod way_on;
