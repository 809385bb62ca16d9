//! Marks: facts about the whole installation, one row each. When a job last
//! ran, so that every process can tell whether it still does; that mail is held
//! after a restore; by what a key file is known to be the right one.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _, Insert, QuerySelect as _,
};
use serde_json::Value;

use crate::db::Instant;
use crate::db::entity::mark::{ActiveModel, Column, Entity};

pub use crate::db::entity::mark::Model as Row;

/// Which fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The planner finished a round.
    PlannerFinished,
    /// Until when reminders are planned, by the site's clock.
    RemindersPlanned,
    /// By which rules the plans' next looks were reckoned; `detail`:
    /// `{"rules": text}`.
    LooksReckoned,
    /// What is due was compared with what is planned; `detail`: `{"day": date,
    /// "differences": number}`.
    Reconciled,
    /// The weekly summaries of a week are planned; `detail`: `{"monday": date}`.
    WeeklyPlanned,
    /// The deliverer looked for mail.
    DelivererPolled,
    /// What must go was removed.
    PurgeRan,
    /// No mail leaves: this database was restored from a copy. `detail`:
    /// `{"copied_at": milliseconds}`.
    MailHeld,
    /// A known text, sealed with each of the key file's keys: see
    /// `usecase::open_keys`.
    KeyCheck,
}

impl Mark {
    /// The text in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PlannerFinished => "planner-finished",
            Self::RemindersPlanned => "reminders-planned",
            Self::LooksReckoned => "looks-reckoned",
            Self::Reconciled => "reconciled",
            Self::WeeklyPlanned => "weekly-planned",
            Self::DelivererPolled => "deliverer-polled",
            Self::PurgeRan => "purge-ran",
            Self::MailHeld => "mail-held",
            Self::KeyCheck => "key-check",
        }
    }
}

/// Reads a mark; `None` if it was never made.
///
/// # Errors
/// When the database is gone.
pub async fn read(db: &impl ConnectionTrait, mark: Mark) -> Result<Option<Row>, DbErr> {
    Entity::find_by_id(mark.as_str()).one(db).await
}

/// Reads a mark that is to be changed: nobody else changes it until the end of
/// the transaction.
///
/// # Errors
/// When the database is gone.
pub async fn read_to_change(
    transaction: &DatabaseTransaction,
    mark: Mark,
) -> Result<Option<Row>, DbErr> {
    // (On SQLite the transaction itself is the lock.)
    Entity::find_by_id(mark.as_str())
        .lock_exclusive()
        .one(transaction)
        .await
}

/// Makes a mark, in the place of an older one.
///
/// # Errors
/// When the database is gone.
pub async fn write(
    db: &impl ConnectionTrait,
    mark: Mark,
    at: Instant,
    detail: Value,
) -> Result<(), DbErr> {
    writing(mark, at, detail)
        .exec_without_returning(db)
        .await
        .map(|_| ())
}

/// The statement of [`write()`].
#[must_use]
pub fn writing(mark: Mark, at: Instant, detail: Value) -> Insert<ActiveModel> {
    let row = ActiveModel {
        name: Set(mark.as_str().to_owned()),
        at: Set(at),
        detail: Set(detail),
    };
    Entity::insert(row).on_conflict(
        OnConflict::column(Column::Name)
            .update_columns([Column::At, Column::Detail])
            .to_owned(),
    )
}

/// Makes a mark unless it is there; gives what stands then, this one or another
/// process's.
///
/// # Errors
/// When the database is gone.
pub async fn write_once(
    db: &impl ConnectionTrait,
    mark: Mark,
    at: Instant,
    detail: Value,
) -> Result<Row, DbErr> {
    let row = ActiveModel {
        name: Set(mark.as_str().to_owned()),
        at: Set(at),
        detail: Set(detail),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Name).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(db)
        .await?;
    read(db, mark)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound(mark.as_str().to_owned()))
}

/// Takes a mark away; `false` if it was not there.
///
/// # Errors
/// When the database is gone.
pub async fn clear(db: &impl ConnectionTrait, mark: Mark) -> Result<bool, DbErr> {
    Entity::delete_by_id(mark.as_str())
        .exec(db)
        .await
        .map(|done| done.rows_affected == 1)
}
