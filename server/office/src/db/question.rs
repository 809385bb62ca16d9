//! Questions to a bureau: the one place of their table, and the whole answer to
//! "who may read a question": its asker, and the staff of its bureau.

use std::collections::HashSet;

use domain::bureau::BureauId;
use domain::question::QuestionState;
use jiff::civil::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::Value;
use uuid::Uuid;

use super::Instant;
use super::entity::question::{ActiveModel, Column, Entity};
use super::unreadable::{readable, unreadable};

pub use super::entity::question::Model as Row;

/// A question.
#[derive(Clone, Debug)]
pub struct KeptQuestion {
    /// The row.
    pub row: Row,
    /// Whose it is.
    pub bureau: BureauId,
    /// Where it stands.
    pub state: QuestionState,
}

/// A question to be asked.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// Its id.
    pub id: Uuid,
    /// Who asks.
    pub asker: Uuid,
    /// About which plan.
    pub plan: Option<Uuid>,
    /// Whom.
    pub bureau: BureauId,
    /// The asker's next date (Japan time).
    pub next_deadline: Option<Date>,
    /// What the guide had answered.
    pub guide: Option<Value>,
}

/// What a move writes beside the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// Nothing.
    None,
    /// That it is answered, for the first time or again.
    Answered,
    /// That it is closed.
    Closed,
}

/// The question was not moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// Somebody was quicker.
    #[error("the question has changed meanwhile")]
    Changed,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl KeptQuestion {
    fn read(row: Row) -> Result<Self, DbErr> {
        let by = row.claimed_by.map(|id| id.to_string());
        let wrong = |column| unreadable("question", row.id, column);
        Ok(Self {
            bureau: BureauId::parse(&row.bureau).ok_or_else(|| wrong("bureau"))?,
            state: QuestionState::from_parts(&row.state, by.as_deref())
                .ok_or_else(|| wrong("state"))?,
            row,
        })
    }

    /// Moves it on, if nobody else has moved it since it was read.
    ///
    /// # Errors
    /// [`MoveError::Changed`] if somebody has.
    pub async fn move_to(
        &self,
        db: &impl ConnectionTrait,
        state: &QuestionState,
        stamp: Stamp,
        now: Instant,
    ) -> Result<(), MoveError> {
        let row = &self.row;
        let by: Option<Uuid> = state.by().and_then(|by| by.parse().ok());
        let claimed_at = match (by, row.claimed_by) {
            (Some(_), Some(_)) => row.claimed_at,
            (Some(_), None) => Some(now),
            (None, _) => None,
        };
        let mut change = ActiveModel {
            state: Set(state.as_str().to_owned()),
            claimed_by: Set(by),
            claimed_at: Set(claimed_at),
            version: Set(row.version + 1),
            ..Default::default()
        };
        match stamp {
            Stamp::None => {}
            Stamp::Answered => change.answered_at = Set(Some(row.answered_at.unwrap_or(now))),
            Stamp::Closed => change.closed_at = Set(Some(now)),
        }
        let written = Entity::update_many()
            .set(change)
            .filter(Column::Id.eq(row.id))
            .filter(Column::Version.eq(row.version))
            .exec(db)
            .await?;
        if written.rows_affected == 1 {
            Ok(())
        } else {
            Err(MoveError::Changed)
        }
    }
}

/// Writes a question.
///
/// # Errors
/// When the database is gone.
pub async fn insert(
    db: &impl ConnectionTrait,
    new: NewQuestion,
    now: Instant,
) -> Result<(), DbErr> {
    ActiveModel {
        id: Set(new.id),
        account_id: Set(new.asker),
        plan_id: Set(new.plan),
        bureau: Set(new.bureau.as_str().to_owned()),
        state: Set(QuestionState::Open.as_str().to_owned()),
        next_deadline: Set(new.next_deadline.map(|date| date.to_string())),
        guide: Set(new.guide),
        claimed_by: Set(None),
        claimed_at: Set(None),
        asked_at: Set(now),
        answered_at: Set(None),
        closed_at: Set(None),
        version: Set(0),
        staff_told_at: Set(None),
        mail_missed_at: Set(None),
    }
    .insert(db)
    .await
    .map(|_| ())
}

/// The asker's question with this id.
///
/// # Errors
/// When the database is gone; when it cannot be read.
pub async fn of_asker(
    db: &impl ConnectionTrait,
    asker: Uuid,
    id: Uuid,
) -> Result<Option<KeptQuestion>, DbErr> {
    let row = Entity::find_by_id(id)
        .filter(Column::AccountId.eq(asker))
        .one(db)
        .await?;
    row.map(KeptQuestion::read).transpose()
}

/// The bureau's question with this id.
///
/// # Errors
/// When the database is gone; when it cannot be read.
pub async fn of_bureau(
    db: &impl ConnectionTrait,
    bureau: BureauId,
    id: Uuid,
) -> Result<Option<KeptQuestion>, DbErr> {
    let row = Entity::find_by_id(id)
        .filter(Column::Bureau.eq(bureau.as_str()))
        .one(db)
        .await?;
    row.map(KeptQuestion::read).transpose()
}

/// The asker's questions, the newest first.
///
/// # Errors
/// When the database is gone.
pub async fn all_of_asker(
    db: &impl ConnectionTrait,
    asker: Uuid,
) -> Result<Vec<KeptQuestion>, DbErr> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(asker))
        .order_by_desc(Column::AskedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    read_all(rows)
}

/// The bureau's questions that wait for an answer.
///
/// # Errors
/// When the database is gone.
pub async fn waiting(
    db: &impl ConnectionTrait,
    bureau: BureauId,
) -> Result<Vec<KeptQuestion>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Bureau.eq(bureau.as_str()))
        .filter(Column::State.is_in([QuestionState::OPEN, QuestionState::CLAIMED]))
        .all(db)
        .await?;
    read_all(rows)
}

/// Every bureau's questions that wait for an answer.
///
/// # Errors
/// When the database is gone.
pub async fn all_waiting(db: &impl ConnectionTrait) -> Result<Vec<KeptQuestion>, DbErr> {
    let rows = Entity::find()
        .filter(Column::State.is_in([QuestionState::OPEN, QuestionState::CLAIMED]))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    read_all(rows)
}

/// The question with this id, for a mail that names it by a signed address.
/// Nobody sees a question by this.
///
/// # Errors
/// When the database is gone; when it cannot be read.
pub async fn of_mail(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<KeptQuestion>, DbErr> {
    let row = Entity::find_by_id(id).one(db).await?;
    row.map(KeptQuestion::read).transpose()
}

/// Notes that a mail came after the question was closed.
///
/// # Errors
/// When the database is gone.
pub async fn mail_missed(db: &impl ConnectionTrait, id: Uuid, now: Instant) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::MailMissedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await
        .map(|_| ())
}

/// Notes that the staff are told of a question.
///
/// # Errors
/// When the database is gone.
pub async fn set_told(db: &impl ConnectionTrait, id: Uuid, now: Instant) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::StaffToldAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await
        .map(|_| ())
}

/// Notes that the staff are told of a question; `false` if they were since
/// `due`, or it has moved since it was read.
///
/// # Errors
/// When the database is gone.
pub async fn note_told(
    db: &impl ConnectionTrait,
    row: &Row,
    due: Instant,
    now: Instant,
) -> Result<bool, DbErr> {
    let not_yet = Condition::any()
        .add(Column::StaffToldAt.is_null())
        .add(Column::StaffToldAt.lt(due));
    let noted = Entity::update_many()
        .col_expr(Column::StaffToldAt, Expr::value(now))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Version.eq(row.version))
        .filter(not_yet)
        .exec(db)
        .await?;
    Ok(noted.rows_affected == 1)
}

/// The plans about which these accounts have asked and wait for an answer.
///
/// # Errors
/// When the database is gone.
pub async fn plans_that_wait(
    db: &impl ConnectionTrait,
    askers: &[Uuid],
) -> Result<HashSet<Uuid>, DbErr> {
    let plans: Vec<Option<Uuid>> = Entity::find()
        .select_only()
        .column(Column::PlanId)
        .filter(Column::AccountId.is_in(askers.iter().copied()))
        .filter(Column::State.is_in([QuestionState::OPEN, QuestionState::CLAIMED]))
        .into_tuple()
        .all(db)
        .await?;
    Ok(plans.into_iter().flatten().collect())
}

/// The bureau's questions that are settled, the newest first, so many.
///
/// # Errors
/// When the database is gone.
pub async fn settled(
    db: &impl ConnectionTrait,
    bureau: BureauId,
    limit: u64,
) -> Result<Vec<KeptQuestion>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Bureau.eq(bureau.as_str()))
        .filter(Column::State.is_in([QuestionState::ANSWERED, QuestionState::CLOSED]))
        .order_by_desc(Column::AskedAt)
        .limit(limit)
        .all(db)
        .await?;
    read_all(rows)
}

/// What a member of staff has taken and not answered.
///
/// # Errors
/// When the database is gone; when one cannot be read: it must not be forgotten.
pub async fn taken_by(db: &impl ConnectionTrait, staff: Uuid) -> Result<Vec<KeptQuestion>, DbErr> {
    let rows = Entity::find()
        .filter(Column::State.eq(QuestionState::CLAIMED))
        .filter(Column::ClaimedBy.eq(staff))
        .all(db)
        .await?;
    rows.into_iter().map(KeptQuestion::read).collect()
}

/// A question as far as mails about it are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedAbout {
    /// Its id.
    pub id: Uuid,
    /// Who asked.
    pub asker: Uuid,
    /// About which plan.
    pub plan: Option<Uuid>,
}

/// Every question of the bureau, the newest first.
///
/// # Errors
/// When the database is gone.
pub async fn asked_about(
    db: &impl ConnectionTrait,
    bureau: BureauId,
) -> Result<Vec<AskedAbout>, DbErr> {
    let rows: Vec<(Uuid, Uuid, Option<Uuid>)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::AccountId, Column::PlanId])
        .filter(Column::Bureau.eq(bureau.as_str()))
        .order_by_desc(Column::AskedAt)
        .order_by_desc(Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, asker, plan)| AskedAbout { id, asker, plan })
        .collect())
}

/// When somebody asked last.
///
/// # Errors
/// When the database is gone.
pub async fn last_asked(db: &impl ConnectionTrait, asker: Uuid) -> Result<Option<Instant>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::AskedAt)
        .filter(Column::AccountId.eq(asker))
        .order_by_desc(Column::AskedAt)
        .into_tuple()
        .one(db)
        .await
}

/// Whose question it is, for the mail that tells of an answer. Nobody sees a
/// question by this.
///
/// # Errors
/// When the database is gone.
pub async fn bureau_of(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<BureauId>, DbErr> {
    let found: Option<String> = Entity::find_by_id(id)
        .select_only()
        .column(Column::Bureau)
        .into_tuple()
        .one(db)
        .await?;
    let read =
        |text: String| BureauId::parse(&text).ok_or_else(|| unreadable("question", id, "bureau"));
    found.map(read).transpose()
}

/// Holds a question that nobody has taken, until the transaction is over: by an
/// update that changes nothing. Whoever claims it waits, or has been first
/// (`false`).
///
/// # Errors
/// When the database is gone.
pub async fn hold_open(db: &impl ConnectionTrait, id: Uuid) -> Result<bool, DbErr> {
    let open = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(QuestionState::OPEN))
        .exec(db)
        .await?;
    Ok(open.rows_affected == 1)
}

/// Every row of an asker: for the export and the account's end.
///
/// # Errors
/// When the database is gone.
pub async fn rows_of_asker(db: &impl ConnectionTrait, asker: Uuid) -> Result<Vec<Row>, DbErr> {
    Entity::find()
        .filter(Column::AccountId.eq(asker))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

fn read_all(rows: Vec<Row>) -> Result<Vec<KeptQuestion>, DbErr> {
    let mut questions = Vec::with_capacity(rows.len());
    for row in rows {
        questions.extend(readable(KeptQuestion::read(row))?);
    }
    Ok(questions)
}
