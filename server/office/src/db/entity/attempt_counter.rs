//! Failed attempts per key (a hash), for limits that outlive a restart.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// Failed attempts per key (a hash), for limits that outlive a restart.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_counter")]
pub struct Model {
    /// Hash of what is limited.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Attempts in the window.
    pub count: i32,
    /// Start of the window.
    pub window_started_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
