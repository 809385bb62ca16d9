//! A link sent by mail that works once.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A link sent by mail that works once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_link")]
pub struct Model {
    /// SHA-256 of the token, hex.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// What it is for.
    pub purpose: String,
    /// Whose it is.
    pub account_id: Option<Uuid>,
    /// Address it was sent to, lower-cased.
    pub email: Option<String>,
    /// What opening it will do.
    pub data: Json,
    /// Made.
    pub created_at: Instant,
    /// Valid until.
    pub expires_at: Instant,
    /// Used.
    pub used_at: Option<Instant>,
    /// The address as typed; `None` for one of before that was kept.
    pub address: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
