//! Who is asking: sessions on the server, passwords, one-time links, and how
//! often somebody may try, counted by whom. Knows the database and the domain, no page.

pub mod attempt;
pub mod device;
pub mod link;
pub mod network;
pub mod pace;
pub mod password;
pub mod session;
pub mod who;
