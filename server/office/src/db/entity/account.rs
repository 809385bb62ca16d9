//! An account: an applicant or a member of a bureau's staff.
#![allow(missing_docs)] // the derive's own items

use sea_orm::entity::prelude::*;

use crate::db::Instant;

/// An account: an applicant or a member of a bureau's staff.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Address to compare by, lower-cased; `None` once the account is deleted.
    pub email: Option<String>,
    /// `domain::account::Role` as text.
    pub role: String,
    /// Bureau of a staff member.
    pub bureau: Option<String>,
    /// Name shown to askers (staff).
    pub name: Option<String>,
    /// argon2id, PHC string; `None` until set.
    pub password_hash: Option<String>,
    /// Language of mails: `ja` or `en`.
    pub lang: String,
    /// `standard`, `fewer` or `none`.
    pub mail_preference: String,
    /// When the address was confirmed by its link.
    pub confirmed_at: Option<Instant>,
    /// When it was made.
    pub created_at: Instant,
    /// When its owner asked for deletion.
    pub deletion_requested_at: Option<Instant>,
    /// When a staff account was switched off.
    pub deactivated_at: Option<Instant>,
    /// When a mail to the address is known to have arrived, last.
    pub mail_seen_at: Option<Instant>,
    /// When one could not be delivered since.
    pub mail_failed_at: Option<Instant>,
    /// `db::column::Class` of that attempt, or `given_up`.
    pub mail_failed_why: Option<String>,
    /// Whether the weekly summary is wanted.
    pub weekly_summary: bool,
    /// Address as typed; `None` for one of before that was kept.
    pub address: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
