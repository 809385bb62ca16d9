//! One entity set for SQLite and PostgreSQL, a file a table. Domain types stay
//! free of database derives: use cases translate.

pub mod account;
pub mod attempt_counter;
pub mod audit;
pub mod delivery_attempt;
pub mod guide_turn;
pub mod mail_pause;
pub mod mail_reader;
pub mod mark;
pub mod message;
pub mod one_time_link;
pub mod outbox;
pub mod outbox_item;
pub mod plan;
pub mod plan_access;
pub mod plan_code;
pub mod plan_event;
pub mod question;
pub mod received_mail;
pub mod session;
pub mod worker_lock;
