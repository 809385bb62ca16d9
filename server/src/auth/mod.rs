//! Who is asking: sessions on the server, passwords, one-time links.

pub mod session;
