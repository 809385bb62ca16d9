//! A mail that came in and was dealt with: it is not dealt with twice.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A mail that came in and was dealt with.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "received_mail")]
pub struct Model {
    /// SHA-256 of its Message-ID (or of all of it), hex.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// When.
    pub at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
