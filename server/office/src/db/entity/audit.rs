//! What staff and the system did; never with a secret in it.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// What staff and the system did; never with a secret in it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Who; `None` for the system.
    pub actor_id: Option<Uuid>,
    /// What.
    pub act: String,
    /// To what, e.g. `plan:<id>`.
    pub subject: String,
    /// More.
    pub detail: Json,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
