//! A fact about the whole installation: when a job last ran, that mail is held, which keys seal.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A fact about the whole installation: when a job last ran, that mail is held, which keys seal.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mark")]
pub struct Model {
    /// `db::mark::Mark` as text.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// When it was written.
    pub at: Instant,
    /// What belongs to it.
    pub detail: Json,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
