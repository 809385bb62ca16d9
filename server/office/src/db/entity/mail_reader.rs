//! The further address that gets a copy of an account's reminders.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// The further address that gets a copy of an account's reminders; one an account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_reader")]
pub struct Model {
    /// Id: another with each asking, so that the links of an older one are dead.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose reminders.
    pub account_id: Uuid,
    /// Address as it is sent to.
    pub address: String,
    /// When its reader was asked.
    pub asked_at: Instant,
    /// When its reader said yes.
    pub confirmed_at: Option<Instant>,
    /// When its reader left.
    pub left_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
