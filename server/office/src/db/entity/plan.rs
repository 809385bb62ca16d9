//! A kept plan: one institution, one opening month.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A kept plan: one institution, one opening month.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Owner.
    pub account_id: Uuid,
    /// The other plan of a medical and dental pair.
    pub twin_id: Option<Uuid>,
    /// Opening month, `YYYY-MM`.
    pub opening: String,
    /// `01`–`47`.
    pub prefecture: String,
    /// `medical`, `dental`, `pharmacy`.
    pub kind: String,
    /// Name its owner gave it; may be empty.
    pub label: String,
    /// `domain::progress::Progress`.
    pub progress: Json,
    /// Answers for form 1 (別紙１).
    pub form1: Option<Json>,
    /// Grows whenever a deadline moves: part of each reminder's key.
    pub deadline_revision: i32,
    /// Grows with each change: compare-and-set.
    pub version: i32,
    /// Hash of the feed's secret, if there is a feed.
    pub calendar_token_hash: Option<String>,
    /// Made.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
    /// Removed by its owner.
    pub removed_at: Option<Instant>,
    /// Since when its dates hold, if the month was ever moved.
    pub dates_since: Option<Instant>,
    /// What the bureau told its owner: a list of `domain::schedule::Told`.
    pub told: Option<Json>,
    /// When the planner looks at it next; 0: at once, for something has changed.
    pub next_look: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
