//! One attempt to hand a mail to the mail server; append only.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;
use crate::db::column::Class;

/// One attempt to hand a mail to the mail server; append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery_attempt")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Mail.
    pub outbox_id: Uuid,
    /// Which attempt.
    pub number: i32,
    /// Start.
    pub started_at: Instant,
    /// End.
    pub ended_at: Instant,
    /// Outcome class.
    pub class: Class,
    /// Code.
    pub smtp_code: Option<String>,
    /// The server's words.
    pub detail: Option<String>,
    /// Whose fault it was: `mail`, `domain`, `us`; `None` before that was told.
    pub blame: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
