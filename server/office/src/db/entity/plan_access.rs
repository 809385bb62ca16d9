//! What an account may do with a plan.

#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_access")]
pub struct Model {
    /// Which plan.
    #[sea_orm(primary_key, auto_increment = false)]
    pub plan_id: Uuid,
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    /// `domain::account::PlanAct`s between commas: `,see,change,`.
    pub acts: String,
    /// When.
    pub granted_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
