//! A message in a question's thread.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A message in a question's thread.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Thread.
    pub question_id: Uuid,
    /// `asker`, `staff` or `guide`.
    pub author: String,
    /// Account.
    pub author_id: Option<Uuid>,
    /// Text.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// When.
    pub at: Instant,
    /// `mail…` if it came by mail; `None`: it was written on the site.
    pub via: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
