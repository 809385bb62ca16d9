//! A browser session, kept on the server; the cookie carries the token, the table its hash.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A browser session, kept on the server; the cookie carries the token, the table its hash.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SHA-256 of the token, hex.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    /// Who is signed in.
    pub account_id: Option<Uuid>,
    /// `crate::auth::session::SessionData`.
    pub data: Json,
    /// Start.
    pub created_at: Instant,
    /// Last request (idle limit).
    pub seen_at: Instant,
    /// Absolute limit.
    pub expires_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
