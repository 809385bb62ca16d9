//! A domain that takes no mail from us for now; `*` is every domain.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A domain that takes no mail from us for now; `*` is every domain.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_pause")]
pub struct Model {
    /// In lower case, or `*`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub domain: String,
    /// When it began.
    pub since: Instant,
    /// Until when nothing is tried.
    pub until: Instant,
    /// Refusals in a row.
    pub strikes: i32,
    /// What the server said last.
    pub smtp_code: Option<String>,
    /// … in its own words.
    pub detail: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
