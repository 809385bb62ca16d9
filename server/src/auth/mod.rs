//! Who is asking: sessions on the server, passwords, one-time links, and how
//! often somebody may try. Knows the database and the domain, no page.

pub mod attempt;
pub mod link;
pub mod pace;
pub mod password;
pub mod session;
