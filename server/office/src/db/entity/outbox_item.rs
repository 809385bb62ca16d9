//! What a reminder mail carries: one row a reminder, wherever it has been merged into. Its key is taken while the row is there.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// What a reminder mail carries: one row a reminder, wherever it has been merged into. Its key is taken while the row is there.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox_item")]
pub struct Model {
    /// `domain::reminder::Due::key`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The mail that carries it.
    pub outbox_id: Uuid,
    /// About which plan.
    pub plan_id: Option<Uuid>,
    /// `domain::reminder::Due`.
    pub item: Json,
    /// Planned.
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
