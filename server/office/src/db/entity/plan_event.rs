//! One line of a plan's history.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// One line of a plan's history.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_event")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan.
    pub plan_id: Uuid,
    /// Who.
    pub actor_id: Option<Uuid>,
    /// When.
    pub at: Instant,
    /// What.
    pub act: String,
    /// More; never a code.
    pub detail: Json,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
