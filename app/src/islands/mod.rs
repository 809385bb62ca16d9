//! The few places where the browser may make things nicer. Islands get
//! finished texts and addresses as props: neither rules nor texts travel in the
//! bundle.

mod copy_button;
pub mod guide_chat;
pub mod plan_form;
mod show_password;

pub use copy_button::CopyButton;
pub use show_password::ShowPassword;
