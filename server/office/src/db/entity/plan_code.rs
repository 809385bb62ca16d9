//! A code of a plan, sealed with the key file's key.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A code of a plan, sealed with the key file's key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_code")]
pub struct Model {
    /// Plan.
    #[sea_orm(primary_key, auto_increment = false)]
    pub plan_id: Uuid,
    /// `provisional` or `reception`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Which key sealed it.
    pub key_id: i32,
    /// Nonce and XChaCha20-Poly1305 cipher text.
    pub sealed: Vec<u8>,
    /// When it was recorded.
    pub recorded_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
