//! A question to a bureau.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// A question to a bureau.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Asker.
    pub account_id: Uuid,
    /// About which plan.
    pub plan_id: Option<Uuid>,
    /// Whose it is.
    pub bureau: String,
    /// `domain::question::State` as text.
    pub state: String,
    /// The asker's next date, ISO: the queue's order.
    pub next_deadline: Option<String>,
    /// What the guide had answered.
    pub guide: Option<Json>,
    /// Staff member who took it.
    pub claimed_by: Option<Uuid>,
    /// When.
    pub claimed_at: Option<Instant>,
    /// When it was asked.
    pub asked_at: Instant,
    /// When it was first answered.
    pub answered_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Compare-and-set.
    pub version: i32,
    /// When the staff were last told that it waits.
    pub staff_told_at: Option<Instant>,
    /// When a mail of its asker came after it was closed, for the last time.
    pub mail_missed_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
