//! The lock of the one process that delivers mail on SQLite.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// The lock of the one process that delivers mail on SQLite.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "worker_lock")]
pub struct Model {
    /// Which lock.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// Which process.
    pub owner: String,
    /// Valid until, unless renewed.
    pub until: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
