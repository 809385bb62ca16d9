//! One question to the guide and its outcome.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// One question to the guide and its outcome.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guide_turn")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Hash that ties the turns of one conversation.
    pub conversation: String,
    /// Who, if signed in.
    pub account_id: Option<Uuid>,
    /// About which plan.
    pub plan_id: Option<Uuid>,
    /// `ja` or `en`.
    pub lang: String,
    /// Text.
    #[sea_orm(column_type = "Text")]
    pub question: String,
    /// `answer`, `clarify`, `escalate`.
    pub outcome: String,
    /// Topic ids.
    pub topics: Json,
    /// 「役に立ちましたか」
    pub helpful: Option<bool>,
    /// When.
    pub at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
